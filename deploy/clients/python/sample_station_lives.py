"""How the sample stations live on once they are registered: checked, accepted, opened, inspected, upgraded, suspended, closed.
Each step is said when the one before was heard, each with the answer that it must have; and where each must stand in the end."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from ledger import KINDS, Expected, codes
from sample_applications import CHINA
from sample_stations import Proposal

Data = dict[str, Any]
Event = dict[str, Any]

CHECKLIST = (
    "uniform-name", "sensible-place", "sound-facilities", "complete-services", "rules-on-wall", "map-lookup", "operator-named",
    "education",
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One message about a station: what it is answered with, and the state that must be told before the next one."""

    type: str
    #: How the message is made: the name of a method of `Course`.
    made: str
    answer: str
    state: str
    reasons: frozenset[str] = frozenset()

    @property
    def expected(self) -> Expected:
        """For the ledger."""
        return Expected(self.answer, reasons=self.reasons)


CHANGED = "station.changed.v1"
STEPS = {
    "checked": Step("station.site-checked.v1", "checked", "changed", "approved"),
    "unfit": Step("station.site-checked.v1", "unfit", "rejected", "closed", frozenset({"site-unfit"})),
    "accepted": Step("station.accepted.v1", "accepted", "changed", "coded"),
    "not-accepted": Step("station.accepted.v1", "not_accepted", "rejected", "approved", frozenset({"acceptance-failed"})),
    "opened": Step(CHANGED, "opened", "opened", "operating"),
    "opened-without-plate": Step(CHANGED, "opened_without_plate", "rejected", "coded", frozenset({"plate-missing"})),
    "resumed-before-opening": Step(CHANGED, "resumed", "rejected", "coded", frozenset({"station-state"})),
    "inspected": Step("station.inspected.v1", "inspected", "changed", "operating"),
    "inspected-till-yesterday": Step("station.inspected.v1", "inspected_till_yesterday", "changed", "operating"),
    "found-wanting": Step("station.inspected.v1", "found_wanting", "suspended", "suspended"),
    "upgrading": Step(CHANGED, "upgrading", "changed", "upgrading"),
    "upgraded": Step(CHANGED, "upgraded", "changed", "operating"),
    "suspended": Step("station.suspended.v1", "suspended", "suspended", "suspended"),
    "resumed": Step(CHANGED, "resumed", "changed", "operating"),
    "closed": Step("station.closed.v1", "closed", "closed", "closed"),
    "reopened-after-closing": Step(CHANGED, "resumed", "rejected", "closed", frozenset({"station-state"})),
}


@dataclass(frozen=True)
class Life:
    """What happens to a station, and where it stands in the end; `share` of a thousand live so."""

    name: str
    share: int
    steps: tuple[str, ...]
    ends: str = "operating"

    @property
    def is_upgraded(self) -> bool:
        """Whether it counts as upgraded this year."""
        return "upgraded" in self.steps


OPENS = ("checked", "accepted", "opened")
#: The shares of the domain facts, G.5: 15 % upgraded.
LIVES = (
    Life("opens", 370, OPENS),
    Life("is inspected", 300, (*OPENS, "inspected")),
    Life("is upgraded", 150, (*OPENS, "inspected", "upgrading", "upgraded")),
    Life("is suspended and resumes", 30, (*OPENS, "suspended", "resumed")),
    Life("is suspended", 30, (*OPENS, "suspended"), "suspended"),
    Life("is being upgraded", 10, (*OPENS, "upgrading"), "upgrading"),
    Life("closes", 15, (*OPENS, "closed"), "closed"),
    Life("closes, and will not", 5, (*OPENS, "closed", "reopened-after-closing"), "closed"),
    Life("expires", 10, (*OPENS, "inspected-till-yesterday"), "suspended"),
    Life("is found wanting", 10, (*OPENS, "found-wanting"), "suspended"),
    Life("forgets its plate", 10, ("checked", "accepted", "opened-without-plate", "opened")),
    Life("resumes before it opens", 5, ("checked", "accepted", "resumed-before-opening", "opened")),
    Life("is accepted at the second attempt", 10, ("checked", "not-accepted", "accepted", "opened")),
    Life("is unfit", 15, ("unfit",), "closed"),
    Life("waits for its opening", 15, ("checked", "accepted"), "coded"),
    Life("waits for its acceptance", 5, ("checked",), "approved"),
    Life("waits for its check", 10, (), "proposed"),
)


@dataclass(frozen=True)
class Message:
    """What is to be sent next about a station."""

    event_id: str
    type: str
    data: Data
    expected: Expected


@dataclass
class Course:
    """One registered station beside its life."""

    proposal: Proposal
    life: Life
    dice: random.Random
    code: str | None = None
    state: str | None = None
    sequence: int = 0
    stars: int | None = None
    upgraded: bool = False
    #: What an inspection will give it.
    rating: int = 0
    #: How many of the steps were said, and the event that waits for its answer.
    said: int = 0
    waiting: str | None = None
    _days: int = 300

    def __post_init__(self) -> None:
        self.rating = self.dice.choices((1, 2, 3, 4, 5), (25, 140, 197, 80, 20))[0]

    def next(self) -> Message | None:
        """The next step, when the one before was answered; `None` when there is none."""
        if self.waiting is not None or self.said == len(self.life.steps):
            return None
        step = STEPS[self.life.steps[self.said]]
        self.said += 1
        self.waiting = str(uuid.UUID(int=self.dice.getrandbits(128), version=4))
        return Message(self.waiting, step.type, getattr(self, f"_{step.made}")(), step.expected)

    def hear(self, event: Event) -> None:
        """Takes what is told of the station; older news than what is known changes nothing."""
        data = event["data"]
        if event.get("sequence", self.sequence + 1) > self.sequence:
            self.sequence = event.get("sequence", self.sequence + 1)
            self.state = data.get("state", self.state)
            self.code = data.get("code", self.code)
            self.stars = data.get("stars", self.stars)
        if self.waiting is None:
            return
        step = STEPS[self.life.steps[self.said - 1]]
        if step.answer == "rejected" or step.state == "operating":
            is_answered = event.get("causationid") == self.waiting
        else:
            # Where an operator approves what was found fit, it is that word which is waited for.
            is_answered = data.get("state") == step.state
        if is_answered:
            self.waiting = None
            if step.answer == "rejected":
                self.state = step.state
            self.upgraded = self.upgraded or step.made == "upgraded"

    @property
    def has_ended(self) -> bool:
        """Whether it stands as it must in the end."""
        return self.waiting is None and self.said == len(self.life.steps) and not self.differences()

    def differences(self) -> list[str]:
        """What is otherwise than its life says."""
        faults = []
        if self.state != self.life.ends:
            faults.append(f"state {self.state}, not {self.life.ends}")
        if (self.code is not None) != ("accepted" in self.life.steps):
            faults.append("a code" if self.code else "no code")
        if self.said < len(self.life.steps) or self.waiting is not None:
            faults.append(f"unanswered: {self.life.steps[max(self.said - 1, 0)]}")
        return faults

    # The messages; days pass from one to the next, and none lies in the future.

    def _reference(self) -> Data:
        return {"code": self.code} if self.code else {"proposalNumber": self.proposal.number}

    def _day(self) -> str:
        self._days -= self.dice.randint(5, 25)
        return days_ago(max(self._days, 1))

    def _checked(self) -> Data:
        return {**self._reference(), "on": self._day(), "fit": True, "checkedBy": f"JC-{self.dice.randrange(100):02d}"}

    def _unfit(self) -> Data:
        return {**self._reference(), "on": self._day(), "fit": False, "reasons": ["位于二楼，非临街"]}

    def _accepted(self) -> Data:
        present = [*CHECKLIST[:6], *(item for item in CHECKLIST[6:] if self.dice.random() < 0.6)]
        return {**self._reference(), "on": self._day(), "passed": True, "checklist": present, "photos": 4}

    def _not_accepted(self) -> Data:
        defects = ["微波炉未通电"]
        return {**self._reference(), "on": self._day(), "passed": False, "checklist": ["uniform-name"], "defects": defects}

    def _opened(self) -> Data:
        assert self.code is not None
        return {**self._reference(), "plate": f"湘驿 {self.code[2:8]}-{self.code[8:13]}", "openedOn": self._day()}

    def _opened_without_plate(self) -> Data:
        return {**self._reference(), "openedOn": self._day()}

    def _inspected(self) -> Data:
        return {
            **self._reference(), "on": self._day(), "passed": True, "checklist": list(CHECKLIST),
            "services": self.proposal.data["services"], "stars": self.rating,
        }  # fmt: skip

    def _inspected_till_yesterday(self) -> Data:
        services = self.proposal.data["services"]
        return {
            **self._reference(), "on": self._day(), "passed": True, "checklist": list(CHECKLIST), "services": services,
            "validUntil": days_ago(1),
        }  # fmt: skip

    def _found_wanting(self) -> Data:
        defects = ["饮水机损坏超过一个月", "公示时间内未开放"]
        return {
            **self._reference(), "on": self._day(), "passed": False, "checklist": ["uniform-name"], "services": ["rest"],
            "defects": defects,
        }  # fmt: skip

    def _upgrading(self) -> Data:
        return {**self._reference(), "upgradeFrom": self._day()}

    def _upgraded(self) -> Data:
        return {**self._reference(), "upgradedOn": days_ago(0)}

    def _suspended(self) -> Data:
        reason = self.dice.choice(("rectification", "weather", "works", "complaint", "other"))
        return {**self._reference(), "reason": reason, "from": self._day()}

    def _resumed(self) -> Data:
        return {**self._reference(), "resumedOn": days_ago(0)}

    def _closed(self) -> Data:
        reason = self.dice.choice(("moved", "host-ended", "merged", "unfit", "other"))
        return {**self._reference(), "reason": reason, "on": self._day()}


@dataclass
class Lives:
    """The lives of one department's stations: chosen by the seed before anything is sent."""

    courses: dict[str, Course] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    _heard: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, seed: int, proposals: Iterable[Proposal]) -> Lives:
        """A life for each of which a station comes: every life once before the shares are filled."""
        stations = [each for each in proposals if each.is_registered]
        dice = random.Random(f"{seed} lives {len(stations)}")
        more = [life for life in LIVES for _ in range(round(len(stations) * life.share / 1_000) - 1)]
        chosen = [*LIVES, *more, *[LIVES[0]] * len(stations)][: len(stations)]
        dice.shuffle(chosen)
        return cls({
            station.number: Course(station, life, random.Random(f"{seed} {station.number}"))
            for station, life in zip(stations, chosen, strict=True)
        })  # fmt: skip

    def hear(self, event: Event) -> Message | None:
        """Takes an event about one of the stations; the message that follows, if any."""
        if event["id"] in self._heard:
            return None
        self._heard.add(event["id"])
        data = event["data"]
        course = self._course(data)
        if course is None or data.get("repeated"):
            return None
        if data.get("code") and course.code not in (None, data["code"]):
            self.problems.append(f"{course.proposal.number}: another code, {data['code']}")
        course.hear(event)
        return course.next() if course.state is not None else None

    @property
    def is_complete(self) -> bool:
        """Whether every station stands as it must in the end."""
        return all(course.has_ended for course in self.courses.values())

    def faults(self) -> list[str]:
        """What came otherwise than told."""
        used = Counter(course.code for course in self.courses.values() if course.code)
        return [
            *self.problems,
            *(f"{code}: the code of {count} stations" for code, count in used.items() if count > 1),
            *(
                f"{number} ({course.life.name}): {difference}"
                for number, course in self.courses.items()
                for difference in course.differences()
            ),
        ]

    def operating(self) -> set[str]:
        """The codes of the stations that every map must show in the end, and no other."""
        return {course.code for course in self.courses.values() if course.code and course.life.ends == "operating"}

    def figures(self) -> dict[str, Any]:
        """What the report of stations must say in the end."""
        ends = Counter(course.life.ends for course in self.courses.values())
        operating = [course for course in self.courses.values() if course.life.ends == "operating"]
        return {
            "states": dict(ends),
            "coded": sum("accepted" in course.life.steps for course in self.courses.values()),
            "upgraded": sum(course.life.is_upgraded for course in self.courses.values()),
            "operating": len(operating),
            "operatingAllDay": sum(course.proposal.data.get("hours") == {"allDay": True} for course in operating),
            "operatingWithEmploymentHelp": sum("employment-help" in course.proposal.data["services"] for course in operating),
            "operatingByCounty": dict(sorted(Counter(course.proposal.data["division"] for course in operating).items())),
        }

    def _course(self, data: Data) -> Course | None:
        """The station that an event is about: by our number, or by its code."""
        if (number := data.get("proposalNumber")) is not None:
            return self.courses.get(number)
        return next((course for course in self.courses.values() if course.code and course.code == data.get("code")), None)


@dataclass
class Visits:
    """Who comes to a station on one day: cards, some of which are shown more than once."""

    dice: random.Random
    #: Every card, for leak_check.py.
    cards: list[str] = field(default_factory=list)

    def today(self, code: str, people: int) -> tuple[list[Data], int]:
        """The data of the visits of so many people to a station today, a fifth of whom come twice; and how many count."""
        visits = []
        for _ in range(people):
            card = member_card(self.dice)
            self.cards.append(card)
            for _ in range(2 if self.dice.random() < 0.2 else 1):
                visits.append({"code": code, "at": seconds_ago(self.dice.randint(0, 60)), "card": card})
        self.dice.shuffle(visits)
        return visits, people

    def needles(self) -> list[dict[str, str]]:
        """What the leak check must look for."""
        return [{"card": card} for card in self.cards]


def member_card(dice: random.Random) -> str:
    """A number as on a member's card, which nobody has: 43, 13 digits, a check digit (ISO 7064 MOD 11,10)."""
    fifteen = f"43{dice.randrange(10**13):013d}"
    product = 10
    for digit in fifteen:
        rest = (int(digit) + product) % 10 or 10
        product = rest * 2 % 11
    return fifteen + str((11 - product) % 10)


def days_ago(days: int) -> str:
    """A day in China."""
    return (datetime.now(CHINA).date() - timedelta(days=days)).isoformat()


def seconds_ago(seconds: int) -> str:
    """A moment, as the contract writes it."""
    return (datetime.now(CHINA) - timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


def is_answer(event: Event, message: Message) -> bool:
    """Whether the event is the answer that the message must have."""
    expected = message.expected
    return (
        event.get("causationid") == message.event_id
        and KINDS.get(event["type"]) == expected.kind
        and codes(event["data"].get("reasons")) == expected.reasons
    )
