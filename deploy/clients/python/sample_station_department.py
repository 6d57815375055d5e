"""One department of the demo that looks after stations: it proposes them, alone and in batches, follows each through its life,
counts who comes and what is held there, asks, and keeps accounts of what it hears."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from department import Department, Event, QuestionFailed
from ledger import Expected, Ledger
from sample_station_lives import Course, Lives, Message, Visits, days_ago, seconds_ago
from sample_stations import PROPOSED, Proposal, Waves

VISITED, HELD = "station.visited.v1", "station.service-held.v1"
#: What was held where something was, of a hundred.
THEMES = {"legal-education": 55, "recruitment": 20, "free-clinic": 15, "mutual-giving": 10}
#: In one message at most.
MOST = 500
SERVICE = "stations"


class StationDepartment:
    """At its own connection; each step in one thread, one after another. Others may read what is counted."""

    def __init__(self, department: Department, waves: Waves, seed: int, automatic: tuple[str, ...]) -> None:
        """`automatic` are the prefectures where nobody need approve."""
        self._department = department
        self._random = random.Random(f"{seed} {department.name} day")
        self._prefix = f"{department.name}-{seed:x}"
        self._automatic = tuple(place[:4] for place in automatic)
        self.waves = waves
        self.ledger = Ledger()
        self.lives = Lives.of(seed, waves.registered)
        self.visitors = Visits(random.Random(f"{seed} {department.name} visits"))
        self.sent = Counter[str]()
        self.ignored = 0
        #: People by county, each once a day and station.
        self.people = Counter[str]()
        #: By theme and county; and the stations where 普法 was held, by county.
        self.held: dict[str, Counter[str]] = defaultdict(Counter)
        self.educated = Counter[str]()
        self.problems: list[str] = []
        self._registered: dict[str, Event] = {}
        self._is_living = False
        self._outbox: list[Message] = []
        self._found_fit: set[str] = set()
        self._must_wait = {course.proposal.number for course in self.lives.courses.values() if self._is_decided(course)}
        self._flushed = self._looked = 0.0
        self._has_ended = False

    @property
    def name(self) -> str:
        """The department's name."""
        return self._department.name

    # Proposing

    def first_wave(self) -> None:
        """What is new."""
        self._propose(self.waves.first)

    def second_wave(self) -> None:
        """What resembles, repeats or reuses something of the first, and what was refused, corrected."""
        self._propose(self.waves.second)
        self._propose(self.waves.corrected)

    def read(self, deadline: float) -> None:
        """Until everything sent has its outcome."""
        self._department.read_outcomes(self._hear, enough=lambda: self.ledger.is_complete, idle=deadline)

    # Living

    def live(self, deadline: float) -> None:
        """Says what happens to each station, as soon as it has heard of what happened before."""
        self._is_living = True
        for event in self._registered.values():
            self._go_on(event)
        self._department.read_outcomes(self._hear, enough=self._pause, idle=deadline)

    @property
    def must_be_approved(self) -> Counter[str]:
        """How many stations of each prefecture wait for an operator once their sites were found fit."""
        return Counter(self.lives.courses[number].proposal.data["division"][:4] + "00" for number in self._must_wait)

    @property
    def waits_for_approval(self) -> bool:
        """Whether all of them do. From any thread."""
        return len(self._found_fit) == len(self._must_wait)

    # In service

    def count_visits(self) -> None:
        """People come to a tenth of the stations, some of them twice; a part is told again, and some of it must be refused."""
        operating = self._operating()
        visits = [
            visit
            for course in self._random.sample(operating, min(len(operating), max(3, len(operating) // 10)))
            for visit in self.visitors.today(str(course.code), self._random.randint(1, 8))[0]
        ]
        divisions = {course.code: course.proposal.data["division"] for course in operating}
        counted = {(visit["code"], visit["at"][:10], visit["card"]) for visit in visits}
        self.people = Counter(divisions[code] for code, *_ in counted)
        events = [self._department.event(VISITED, visit) for visit in visits]
        self._publish(events)
        self._publish(events[:20])  # the same events, and the same visits as others
        self._publish([self._department.event(VISITED, visit) for visit in visits[:20]])
        self.ignored += len(events[:20])
        late = {**visits[0], "at": seconds_ago(5 * 86_400)}
        self._expect_refusal(VISITED, late, "visit-too-late")
        wrong = visits[0]["code"][:-2] + f"{(int(visits[0]['code'][-2:]) + 1) % 100:02d}"
        self._expect_refusal(VISITED, {**visits[0], "code": wrong}, "station-code-check")
        if unopened := next((course.code for course in self.lives.courses.values() if course.state == "coded"), None):
            self._expect_refusal(VISITED, {**visits[0], "code": unopened}, "station-unknown")

    def hold_services(self) -> None:
        """普法, 招聘, 义诊 and 爱心互献 at two stations of three; under one reference each counts once."""
        operating = self._operating()
        events = []
        for index, course in enumerate(self._random.sample(operating, len(operating) * 2 // 3)):
            theme = self._random.choices(list(THEMES), list(THEMES.values()))[0]
            county = course.proposal.data["division"]
            self.held[theme][county] += 1
            self.educated[county] += theme == "legal-education"
            data = {
                "code": course.code, "reference": f"{self._prefix}-F{index:05d}", "on": days_ago(0), "theme": theme,
                "participants": self._random.randint(3, 60),
            }  # fmt: skip
            events.append(self._department.event(HELD, data))
        self._publish(events)
        self._publish([self._department.event(HELD, event["data"]) for event in events[:10]])

    def ask(self) -> None:
        """Asks how some stations stand, and what is near to some of those that operate."""
        courses = self._random.sample(list(self.lives.courses.values()), min(20, len(self.lives.courses)))
        for course in courses:
            number = course.proposal.number
            try:
                told = self._department.query(SERVICE, {"query": "stations.status", "proposalNumber": number})["station"]
            except QuestionFailed as error:
                self.problems.append(f"{number}: {error.code}")
                continue
            if (told["state"], told.get("code")) != (course.life.ends, course.code):
                self.problems.append(f"{number}: {told['state']} {told.get('code')} by the answer to a question")
        for course in [each for each in self._operating() if "point" in each.proposal.data][:5]:
            there = {"lon": course.proposal.longitude, "lat": course.proposal.latitude, "crs": "WGS-84"}
            near = self._department.query(SERVICE, {"query": "stations.near", **there})["stations"]
            if course.code not in {station["code"] for station in near}:
                self.problems.append(f"{course.proposal.number}: is not near to itself")

    def linger(self) -> None:
        """A little longer: nothing may come twice."""
        self._department.read_outcomes(self._hear, idle=1.5)

    def compare(self, states: dict[str, str]) -> None:
        """Holds what is on record to what the lives say."""
        for number, course in self.lives.courses.items():
            if (state := states.get(number)) != course.life.ends:
                self.problems.append(f"{number} ({course.life.name}): {state} on record, not {course.life.ends}")

    def faults(self) -> list[str]:
        """Everything that is not as it should be."""
        return (
            [f"{event_id}: no outcome" for event_id in self.ledger.lost]
            + [f"{event_id}: more than one outcome" for event_id in self.ledger.doubled]
            + self.ledger.differences()
            + self.lives.faults()
            + self.problems
        )

    # Hearing

    def _hear(self, event: Event) -> None:
        self.ledger.record(event)
        data = event["data"]
        if event["type"] == "station.registered.v1" and not data.get("repeated"):
            self._registered.setdefault(data["proposalNumber"], event)
        if self._is_living:
            self._go_on(event)

    def _go_on(self, event: Event) -> None:
        """What follows on an event."""
        data = event["data"]
        if data.get("state") == "site-checked" and data.get("proposalNumber") in self._must_wait:
            self._found_fit.add(data["proposalNumber"])
        if message := self.lives.hear(event):
            self.ledger.expect(message.event_id, message.expected)
            self._outbox.append(message)

    def _pause(self) -> bool:
        """Between two events: sends what has gathered, looks now and then how far it is, and says whether all has ended."""
        now = time.monotonic()
        if len(self._outbox) >= 200 or (self._outbox and now - self._flushed > 0.1):
            self._flush()
            self._flushed = now
        if now - self._looked > 0.5:
            self._has_ended = not self._outbox and self.lives.is_complete and self.ledger.is_complete
            self._looked = now
        return self._has_ended

    def _flush(self) -> None:
        by_type = defaultdict[str, list[Event]](list)
        for message in self._outbox:
            by_type[message.type].append(self._department.event(message.type, message.data, message.event_id))
        self._outbox = []
        for events in by_type.values():
            self._publish(events)

    # Sending

    def _propose(self, proposals: list[Proposal]) -> None:
        """In bursts: a few one by one, or up to 500 in one message; some of them twice."""
        for burst in self._bursts(proposals):
            events = []
            for each in burst:
                self.ledger.expect(each.event_id, each.expected)
                events.append(self._department.event(PROPOSED, each.data, each.event_id))
            self._publish(events)
            if self._random.random() < 0.1:
                self._publish(events[:50])
                self.ignored += len(events[:50])

    def _bursts(self, proposals: list[Proposal]) -> Iterator[list[Proposal]]:
        rest = list(proposals)
        while rest:
            size = self._random.choice((self._random.randint(1, 20), self._random.randint(100, MOST)))
            yield rest[:size]
            rest = rest[size:]

    def _publish(self, events: list[Event]) -> None:
        """Events of one type: several in one message, a few each in its own."""
        if not events:
            return
        self.sent[events[0]["type"]] += len(events)
        if len(events) <= 20:
            for event in events:
                self._department.publish(event)
            return
        for start in range(0, len(events), MOST):
            self._department.publish_batch(events[start : start + MOST])

    def _expect_refusal(self, type: str, data: dict[str, Any], reason: str) -> None:
        event = self._department.event(type, data)
        self.ledger.expect(event["id"], Expected("rejected", reasons=frozenset({reason})))
        self._publish([event])

    def _operating(self) -> list[Course]:
        return [course for course in self.lives.courses.values() if course.life.ends == course.state == "operating"]

    def _is_decided(self, course: Course) -> bool:
        """Whether an operator must approve it."""
        return "checked" in course.life.steps and not course.proposal.data["division"].startswith(self._automatic)
