"""One sample department's day: what it sends in two waves, the help into social insurance that follows, and its accounts."""

from __future__ import annotations

import json
import random
import secrets
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from department import STRUCTURED, Department, Event, QuestionFailed
from ledger import UNREAD, Expected, Ledger
from sample_applications import Application, Applications, Places
from sample_case_operator import CaseOperator
from sample_follower import Follower, is_about_insurance
from sample_insurance import Cases, Story
from sample_moves import Moves
from sample_office import Office
from sample_people import People
from sample_reviewer import Reviewer
from sample_unions import SAMPLE_PLACES

REQUESTED = "enrollment.requested.v1"
#: So many of the applications ask for help into social insurance; so many besides ask later.
INSURANCE_SHARE, LATER_SHARE = 0.07, 0.01


@dataclass(frozen=True)
class Plan:
    """What a department may do and does: its places, its share of the traffic, and a county that is not its own."""

    places: tuple[str, ...]
    share: float
    outside: str | None = None

    @property
    def known_places(self) -> Places:
        """The counties and sample unions that the places cover: 430000 all, 430100 a prefecture, 430102 one county."""
        return SAMPLE_PLACES.within(*(code.removesuffix("00").removesuffix("00") for code in self.places))


class SampleDepartment:
    """One department's day: what it sends, and its accounts."""

    def __init__(
        self, department: Department, plan: Plan, count: int, seed: int, people: People, stories: dict[tuple[str, str], Story] | None
    ) -> None:
        """`stories` is what offices are told of those who ask for help into social insurance; without it nobody does."""
        self._department = department
        self._outside = plan.outside
        self._random = random.Random(f"{seed} {department.name}")
        self._make = Applications(seed, department.name.upper(), plan.known_places, people)
        self._events: dict[str, Event] = {}
        self._helps = stories is not None
        self.cases = Cases(random.Random(f"{seed} {department.name} insurance"), stories if stories is not None else {})
        self.ledger = Ledger()
        self.moves = Moves(department.name, random.Random(f"{seed} {department.name} moves"), self.ledger)
        self.sent = 0
        self.duplicates: list[str] = []
        self.problems: list[str] = []
        self.standing: list[tuple[str, str, bool]] = []
        self._later: list[Application] = []
        self._plan(count)

    @property
    def name(self) -> str:
        """The department's name."""
        return self._department.name

    def _plan(self, count: int) -> None:
        """Both waves. 20 % are members already, 5 % invalid, 4 % for review, 3 % sent twice; two messages are poison."""
        make, poison = self._make, 2 if self._outside is None else 0
        members, invalid, reviews, warned, twice = (round(count * share) for share in (0.20, 0.05, 0.04, 0.01, 0.03))
        repeats, duplicates, reused = twice // 2, twice - twice // 2, 2
        faults = [self._fault(index) for index in range(invalid - reused)]
        self._reviewed = reviewed = [make.for_review() for _ in range(reviews)]
        newcomers = count - members - invalid - reviews - warned - twice - poison
        first = [make.first() for _ in range(newcomers)]
        looked_at_twice = [make.with_warning() for _ in range(warned)]
        self._first_wave = self._shuffled(first + faults + reviewed + looked_at_twice)

        known = self._random.sample(first, members + repeats + duplicates + reused)
        take: Iterator[Application] = iter(known)
        there, elsewhere = ([next(take) for _ in range(size)] for size in (members // 4, members - members // 4))
        applied = [(earlier, make.member_elsewhere(earlier)) for earlier in elsewhere]
        self.moves.plan(first + looked_at_twice, applied)
        second = [make.member_there(earlier) for earlier in there] + [later for _, later in applied]
        second += [make.repeated(next(take)) for _ in range(repeats - 1)] + [make.repeated(reviewed[0])]
        second += [make.number_reused(next(take)) for _ in range(reused)]
        self._again = [next(take) for _ in range(duplicates)]
        self._second_wave = self._shuffled(second)
        self._sends_poison = poison > 0
        if self._helps:
            self._plan_help(first, reviewed, second, count)

    def _plan_help(self, first: list[Application], reviewed: list[Application], second: list[Application], count: int) -> None:
        """Who asks for help into social insurance: of those accepted, to be approved, or members elsewhere."""
        elsewhere = [application for application in second if application.expected.kind == "transfer-proposed"]
        for application in self.cases.choose(first + reviewed[2::4] + reviewed[3::4] + elsewhere, round(count * INSURANCE_SHARE)):
            self.cases.add_to(application)
        self._later += self.cases.choose(first, round(count * LATER_SHARE))

    def _fault(self, index: int) -> Application:
        """One of the faults; every third of a narrow department's is an application from outside its places."""
        if self._outside is not None and index % 3 == 0:
            return self._make.outside(self._outside)
        return self._make.invalid(index)

    def follow_with(self, offices: Mapping[str, Office]) -> None:
        """Where people go who are helped into social insurance."""
        self.follower = Follower(self._department, self.cases, self.ledger, offices)

    def _hear(self, event: Event) -> None:
        if is_about_insurance(event):
            self.follower.hear(event)
        else:
            self.ledger.record(event)

    def first_wave(self) -> None:
        """Sends the new ones, and waits for their outcomes: who is a member must be known before the second wave."""
        self._department.read_outcomes(self._hear, idle=1)  # what an earlier run left
        self._send(self._first_wave)
        if self._sends_poison:
            self._send_poison()

    def second_wave(self) -> None:
        """Sends what refers to the first wave."""
        self._send(self._second_wave)
        for application in self._again:
            self._publish([application], "structured")
            self.duplicates.append(application.event_id)

    def read(self, deadline: float) -> None:
        """Reads outcomes until each event has one, or none has come for too long."""
        self._department.read_outcomes(self._hear, enough=lambda: self.ledger.is_complete, idle=deadline)

    def linger(self) -> None:
        """Waits a little for second outcomes, which must not come."""
        self._department.read_outcomes(self._hear, idle=2)

    def review(self, reviewer: Reviewer) -> None:
        """The union decides what waits: of four applications two are approved, one goes back, one is refused."""
        unseen = {application.number for application in self._reviewed} - reviewer.waiting(self.name)
        self.problems += [f"{number}: pending, but not on the union's list" for number in sorted(unseen)]
        self._returned = self._reviewed[0::4]
        self._decide(reviewer, "approve", self._reviewed[2::4] + self._reviewed[3::4], Expected("accepted"))
        missing = frozenset({"review-materials-missing"})
        self._decide(reviewer, "return", self._returned, Expected("returned", reasons=missing))
        self._decide(reviewer, "reject", self._reviewed[1::4], Expected("rejected", reasons=missing))

    def correct(self) -> None:
        """What was returned comes again under its number, corrected."""
        self._corrected = [self._make.corrected(application) for application in self._returned]
        self._send(self._corrected)

    def approve_corrected(self, reviewer: Reviewer) -> None:
        """The union approves what was corrected."""
        self._decide(reviewer, "approve", self._corrected, Expected("accepted"))

    # Help into social insurance

    def ask_for_help(self) -> None:
        """Some ask for it later than with the application."""
        for application in self._later:
            self.follower.ask_for_help(application)

    def follow(self, deadline: float) -> None:
        """Follows the cases until each has ended as it must, or waits for an operator; or until nothing comes any more."""
        self._department.read_outcomes(self._hear, enough=lambda: self.follower.is_waiting, idle=deadline)

    def ask_again(self, operator: CaseOperator, deadline: float) -> None:
        """An operator has what stalled asked again, when all has stalled that will."""
        legs = [leg for leg in self.cases.legs.values() if leg.story.stalls and leg.number]
        late = operator.wait_until_stalled(self.name, {leg.number for leg in legs if leg.number}, deadline)
        self.problems += [f"{number}: not stalled" for number in sorted(late)]
        operator.ask_again([leg.number for leg in legs if leg.story.is_retried and leg.number and leg.number not in late])

    def follow_to_the_end(self, deadline: float) -> None:
        """Follows the cases until each has ended as it must."""
        self._department.read_outcomes(self._hear, enough=lambda: self.follower.is_complete, idle=deadline)

    def compare(self, operator: CaseOperator) -> None:
        """Compares with the service's own list; what it says goes into the summary."""
        listed = operator.cases(self.name)
        for (number, scheme), leg in self.cases.legs.items():
            case = listed.get(leg.number or "")
            if case is None:
                self.problems.append(f"{number} {scheme}: not on the operators' list")
                continue
            self.standing.append((scheme, case["state"], "stalledSince" in case))
            if (case["state"], "stalledSince" in case) != (leg.state, leg.story.stands_stalled):
                self.problems.append(f"{leg.number} ({leg.story.name}): {case['state']}, stalled since {case.get('stalledSince')}")

    def _decide(self, reviewer: Reviewer, decision: str, applications: list[Application], expected: Expected) -> None:
        for application in applications:
            self.ledger.expect_final(application.event_id, expected)
        reviewer.decide(decision, self.name, [application.number for application in applications])

    def ask(self) -> None:
        """Asks what became of some applications, and of one that nobody sent."""
        for application in self._random.sample(self._first_wave, 5):
            if application.expected.kind not in ("accepted", "pending"):
                continue
            state = self._department.ask(application.number)["state"]
            if state != application.expected.kind:
                self.problems.append(f"{application.number}: the answer says {state}, not {application.expected.kind}")
        try:
            self._department.ask("NOBODY-SENT-THIS")
            self.problems.append("a number that nobody sent has an answer")
        except QuestionFailed as error:
            if error.code != "application-unknown":
                self.problems.append(f"a number that nobody sent: {error.code}")

    def summary(self) -> Counter[str]:
        """What was sent, and what became of it."""
        ignored = [event_id for event_id in self.duplicates if event_id not in self.ledger.doubled]
        return self.ledger.counts() + Counter(sent=self.sent, ignored=len(ignored))

    def faults(self) -> list[str]:
        """Everything that is not as it should be."""
        return (
            [f"{event_id}: no outcome" for event_id in self.ledger.lost]
            + [f"{event_id}: more than one outcome" for event_id in self.ledger.doubled]
            + self.ledger.differences()
            + self.problems
            + self.moves.problems
            + self.follower.faults()
        )

    # Sending

    def _send(self, applications: list[Application]) -> None:
        """In bursts, one after another with pauses: each burst in one of the three modes."""
        for burst in self._bursts(applications):
            for application in burst:
                self.ledger.expect(application.event_id, application.expected)
            self._publish(burst, self._random.choices(("structured", "batch", "binary"), (80, 15, 5))[0])
            time.sleep(self._random.uniform(0, 0.05))

    def _bursts(self, applications: list[Application]) -> Iterator[list[Application]]:
        rest = list(applications)
        while rest:
            size = self._random.randint(5, 80)
            yield rest[:size]
            rest = rest[size:]

    def _publish(self, burst: list[Application], mode: str) -> None:
        """Publishes a burst in one of CloudEvents' modes."""
        events = [self._event(application) for application in burst]
        self.sent += len(events)
        if mode == "batch":
            self._department.publish_batch(events)
        elif mode == "binary":
            for event in events:
                self._department.publish_binary(event)
        else:
            for event in events:
                self._department.publish(event)

    def _event(self, application: Application) -> Event:
        """The application's event: made once, because what is sent again must be the same."""
        if application.event_id not in self._events:
            event = self._department.enrollment_requested(application.data, application.event_id)
            self._events[application.event_id] = event
        return self._events[application.event_id]

    def _send_poison(self) -> None:
        """Bytes that are no JSON, and an event without data. Both become dead letters, and both are answered."""
        self.ledger.expect(UNREAD, Expected("dead-letter"))
        # Another text each time: the same one again is the same dead letter, of which its sender was told.
        self._department.send(REQUESTED, f"{{ this is no JSON {secrets.token_hex(8)}".encode(), STRUCTURED)
        broken = self._department.enrollment_requested({})
        del broken["data"]
        self.ledger.expect(broken["id"], Expected("dead-letter"))
        self._department.send(REQUESTED, json.dumps(broken).encode(), STRUCTURED)
        self.sent += 2

    def _shuffled(self, applications: list[Application]) -> list[Application]:
        return self._random.sample(applications, len(applications))
