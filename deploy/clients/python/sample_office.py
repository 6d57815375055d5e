"""人社, 医保 and 税务 in the demo: offices that open what they are asked and answer as each case's story says: properly,
slowly, twice, out of order, wrongly, or not at all.

An office knows a person by the identity number in the request, which only its private key opens. How it answers a question
is a method named after the story's word; what it sends it enters in its accounts with the refusal that it must hear, if any.
"""

from __future__ import annotations

import time
import uuid
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from threading import Event as Flag
from typing import Any

from department import Department, Event, RequestUnreadable, is_request
from ledger import codes
from sample_insurance import MINIMUM_FEN, Month, Story, contribution_fen, this_month, today

Data = dict[str, Any]

#: What an office is asked, and the type of its answer.
ANSWERS = {
    "insurance.eligibility-asked.v1": "insurance.eligibility-answered.v1",
    "insurance.registration-asked.v1": "insurance.registration-answered.v1",
    "insurance.payment-link-asked.v1": "insurance.payment-link-issued.v1",
}
ELIGIBILITY, REGISTRATION, LINK = ANSWERS
WITHDRAWN = "insurance.request-withdrawn.v1"
REPORTED = "insurance.contribution-reported.v1"
#: As in deploy/samples/contribution-standards.csv.
BASIS_POINTS = {"pension": 2_000, "medical": 800}


@dataclass(frozen=True)
class Post:
    """What an office is, what it may send, and who answers in its place where somebody else does."""

    role: str
    title: str
    types: tuple[str, ...]
    colleague: str


INSURES = (ANSWERS[ELIGIBILITY], ANSWERS[REGISTRATION], "insurance.subsidy-recorded.v1")
#: 医保 may report contributions, as it does where it collects them itself; nobody appointed it to do so here.
POSTS = {
    "hrss-hunan": Post("human-resources", "湖南省社会保险经办机构（示例）", INSURES, "medical-hunan"),
    "medical-hunan": Post("medical", "湖南省医疗保障经办机构（示例）", (*INSURES, REPORTED), "hrss-hunan"),
    "tax-office-hunan": Post("tax", "国家税务总局湖南省税务局（示例）", (ANSWERS[LINK], REPORTED), "medical-hunan"),
}


@dataclass(frozen=True)
class Question:
    """A request, opened."""

    type: str
    data: Data
    story: Story

    @property
    def case(self) -> str:
        """The case number."""
        return self.data["caseNumber"]

    @property
    def key(self) -> tuple[str, int, str]:
        """What one answer is for, however often it is asked."""
        return self.case, self.data["round"], self.type

    @property
    def manner(self) -> str:
        """How it is answered: a second round goes its proper way."""
        word = {
            ELIGIBILITY: self.story.asked_eligibility,
            REGISTRATION: self.story.asked_registration,
            LINK: self.story.asked_link,
        }[self.type]
        return word if self.data["round"] == 1 or word == "of-the-round-before" else "properly"


class Office:
    """One office at its own connection: `run` in a thread of its own; others reach it through `tell` alone."""

    def __init__(self, department: Department, key: str, stories: dict[tuple[str, str], Story], late: float) -> None:
        """`key` is the private one in PEM; `late` is in how many seconds a late answer comes."""
        self._department = department
        self._key = key
        self.stories = stories
        self._delay = late
        self.colleague: Office = self
        self._told: deque[Callable[[], None]] = deque()
        self._later: deque[tuple[float, Callable[[], None]]] = deque()
        self._seen: set[str] = set()
        self._asks: Counter[tuple[str, int, str]] = Counter()
        self._said: dict[tuple[str, int, str], list[Event]] = {}
        self._latest: dict[str, Question] = {}
        self._withdrawn: dict[tuple[str, int], datetime] = {}
        self._expected: dict[str, str | None] = {}
        self._refused: dict[str, frozenset[str]] = {}
        self._after_refusal: dict[str, Callable[[], None]] = {}
        self._repetitions = Counter[str]()
        self.asked = Counter[str]()
        self.problems: list[str] = []

    @property
    def name(self) -> str:
        """The department's name."""
        return self._department.name

    # In the thread of its own

    def run(self, stop: Flag) -> None:
        """Answers until it is stopped, and then what is waiting still."""

        def serve() -> bool:
            while self._told:
                self._told.popleft()()
            while self._later and self._later[0][0] <= time.monotonic():
                self._later.popleft()[1]()
            return stop.is_set()

        # One reading for as long as possible: what a new one finds may come in another order.
        self._department.read_outcomes(self._hear, enough=serve, idle=float("inf"))
        self._department.read_outcomes(self._hear, idle=2)

    def tell(self, what: str, case: str) -> None:
        """A person comes to the counter: to `pay`, or another of the story's words. From any thread."""
        self._told.append(lambda: self._visited(what, case))

    def faults(self) -> list[str]:
        """What came otherwise than expected."""
        faults = list(self.problems)
        for event_id, code in self._expected.items():
            expected = frozenset() if code is None else frozenset({code})
            if (heard := self._refused.get(event_id, frozenset())) != expected:
                faults.append(f"{event_id}: refused for {sorted(heard) or 'nothing'}, expected {sorted(expected) or 'nothing'}")
        return faults + [f"{each}: said again {count} times" for each, count in self._repetitions.items() if count != 1]

    @property
    def is_complete(self) -> bool:
        """Whether every refusal and repetition that it must hear has come. From any thread."""
        told = self._told or self._later
        refused = all(code is None or event_id in self._refused for event_id, code in list(self._expected.items()))
        return not told and refused and all(list(self._repetitions.values()))

    @property
    def refusals(self) -> int:
        """How many of its answers were refused, as they had to be."""
        return len(self._refused)

    def _hear(self, event: Event) -> None:
        if event["id"] in self._seen:
            return
        self._seen.add(event["id"])
        data = event["data"]
        if is_request(event):
            self._be_asked(event)
        elif event["type"] == "insurance.refused.v1":
            cause = event["causationid"]
            if cause in self._expected:
                self._refused[cause] = codes(data["reasons"])
                self._after_refusal.pop(cause, lambda: None)()
        elif event["type"] == "insurance.contribution-recorded.v1" and data.get("repeated"):
            if event["causationid"] in self._expected:
                self._repetitions[event["causationid"]] += 1

    def _be_asked(self, event: Event) -> None:
        try:
            data = self._department.open_request(event, self._key)
        except RequestUnreadable as error:
            self.problems.append(str(error))
            return
        case = data["caseNumber"]
        if event["type"] == WITHDRAWN:
            if case in self._latest:
                self._withdrawn[case, data["round"]] = time_of(event)
                self._visited("when-withdrawn", case)
            return
        story = self.stories.get((data["person"]["identity"]["number"], data["scheme"]))
        if story is None:
            return  # of an earlier run
        question = Question(event["type"], data, story)
        self.asked[event["type"]] += 1
        withdrawn = self._withdrawn.get((case, data["round"]))
        if withdrawn is not None and time_of(event) >= withdrawn:
            self.problems.append(f"{case}: asked in round {data['round']}, which was withdrawn")
        if event["type"] == LINK and data["monthlyFen"] != contribution_fen(data["baseFen"], BASIS_POINTS[data["scheme"]]):
            self.problems.append(f"{case}: {data['monthlyFen']} fen a month for a base of {data['baseFen']}")
        self._latest[case] = question
        self._asks[question.key] += 1
        if said := self._said.get(question.key):
            for event in said:  # Asked again, it says what it said.
                self._department.publish(event)
        else:
            getattr(self, f"_{question.manner.replace('-', '_')}")(question)

    def _visited(self, what: str, case: str) -> None:
        question = self._latest.get(case)
        if question is None:
            self.problems.append(f"{case}: {what}, and nothing was asked of {self.name} about it")
        elif what != "when-withdrawn":
            getattr(self, f"_{what.replace('-', '_')}")(question)
        elif question.manner == what:
            self._answer(question, expected="case-revoked")

    # How a question is answered

    def _properly(self, question: Question) -> None:
        self._said[question.key] = [self._answer(question)]

    def _never(self, question: Question) -> None:
        """Not at all."""

    _when_withdrawn = _never

    def _slowly(self, question: Question) -> None:
        if self._asks[question.key] > 1:
            self._properly(question)

    def _when_asked_anew(self, question: Question) -> None:
        if self._asks[question.key] > 1 and question.data["attempt"] == 1:
            self._properly(question)

    def _late(self, question: Question) -> None:
        if self._asks[question.key] == 1:
            self._later.append((time.monotonic() + self._delay, lambda: self._properly(question)))

    def _twice(self, question: Question) -> None:
        self._properly(question)
        self._department.publish(self._said[question.key][0])
        self._answer(question)

    def _other_round(self, question: Question) -> None:
        self._first(question, "round-unknown", round=question.data["round"] + 1)

    def _of_the_round_before(self, question: Question) -> None:
        if question.data["round"] > 1:
            self._first(question, "step-overtaken", round=question.data["round"] - 1)

    def _unknown_case(self, question: Question) -> None:
        self._first(question, "case-unknown", caseNumber=f"SB-{uuid.uuid4()}")

    def _first(self, question: Question, refusal: str, **changes: Any) -> None:
        """Something wrong, and when that was refused the right answer."""
        self._said[question.key] = [self._answer(question, refusal, then=lambda: self._properly(question), **changes)]

    def _by_another(self, question: Question) -> None:
        self.colleague._told.append(lambda: self._answer_of(self.colleague, question))
        self._properly(question)

    @staticmethod
    def _answer_of(office: Office, question: Question) -> None:
        office._answer(question, expected="not-asked")

    def _registration_first(self, question: Question) -> None:
        registered = Question(REGISTRATION, question.data, question.story)
        self._said[question.key] = [
            self._answer(registered, expected="not-asked", then=lambda: self._properly(question))
        ]

    def _differently(self, question: Question) -> None:
        """Asked to register, it says the person may not be insured."""
        eligibility = Question(ELIGIBILITY, question.data, question.story)
        self._said[question.key] = [self._answer(eligibility, result="not-eligible", reason="名单有误，重新核定")]

    def _payment_first(self, question: Question) -> None:
        self._said[question.key] = [self._report(question, self._contribution(question))]

    def _answer(
        self, question: Question, expected: str | None = None, then: Callable[[], None] | None = None, **changes: Any
    ) -> Event:
        """Says what the story says, or something else."""
        data: Data = {"caseNumber": question.case, "round": question.data["round"]}
        if question.type == ELIGIBILITY:
            data["result"] = question.story.eligibility if question.data["round"] == 1 else "eligible"
        elif question.type == REGISTRATION:
            data["result"] = question.story.registration if question.data["round"] == 1 else "registered"
            if data["result"] == "registered":
                data["reference"] = reference(self.name, question.case)
        else:
            data["url"] = "https://pay.hunan.example/insurance"
        return self._send(ANSWERS[question.type], data | changes, expected, then)

    # How a person's payment is reported

    def _month(self, question: Question) -> None:
        self._report(question, self._contribution(question))

    def _pay_twice(self, question: Question) -> None:
        data = self._contribution(question)
        event = self._report(question, data)
        self._department.publish(event)

    def _wrong_amount(self, question: Question) -> None:
        data = self._contribution(question)
        data["amountFen"] += 100
        self._report(question, data, "amount-mismatch", then=lambda: self._month(question))

    def _wrong_base(self, question: Question) -> None:
        data = self._contribution(question) | {"baseFen": MINIMUM_FEN - 100}
        self._report(question, data, "base-below-minimum", then=lambda: self._month(question))

    def _cross_year(self, question: Question) -> None:
        data = self._contribution(question, Month(today().year - 1, 12))
        self._report(question, data, "contribution-cross-year", then=lambda: self._month(question))

    def _to_another(self, question: Question) -> None:
        data = self._contribution(question)
        self.colleague._told.append(lambda: self._report_of(self.colleague, question, data))
        self._month(question)

    @staticmethod
    def _report_of(office: Office, question: Question, data: Data) -> None:
        office._report(question, data, "not-asked")

    def _this_year(self, question: Question) -> None:
        self._report(question, self._contribution(question, Month(today().year, 1), this_month().month))

    def _january(self, question: Question) -> None:
        self._report(question, self._contribution(question, Month(today().year, 1)))

    def _last_year(self, question: Question) -> None:
        november = Month(today().year - 1, 11)
        paid_on = november.first_day.replace(day=20)
        self._report(question, self._contribution(question, november) | {"paidOn": str(paid_on)})

    # What follows when it was recorded

    def _recorded_again(self, question: Question) -> None:
        """The same contribution under another event id: it hears that it is on record."""
        event = self._report(question, self._contribution(question))
        self._repetitions[event["id"]] = 0

    def _link_after_payment(self, question: Question) -> None:
        self._answer(question, expected="step-overtaken")

    def _month_again(self, question: Question) -> None:
        data = self._contribution(question) | {"reference": reference(self.name, question.case, "B")}
        self._report(question, data, "contribution-period-covered")

    def _reference_again(self, question: Question) -> None:
        data = self._contribution(question)
        data["amountFen"] += 100
        self._report(question, data, "contribution-reference-reused")

    def _pay_on(self, question: Question) -> None:
        """The person has revoked, and pays all the same."""
        data = self._contribution(question, this_month().advanced(1))
        self._report(question, data, "case-revoked")

    def _subsidise(self, question: Question) -> None:
        self._send(
            "insurance.subsidy-recorded.v1",
            {
                "caseNumber": question.case, "kind": "hard-to-employ", "basis": "就业困难人员社会保险补贴，先缴后补",
                "from": str(this_month()), "months": 12, "reference": reference(self.name, question.case, "S"),
            },
        )  # fmt: skip

    def _contradict(self, question: Question) -> None:
        eligibility = Question(ELIGIBILITY, question.data, question.story)
        self._answer(eligibility, expected="answers-differ", result="not-eligible")

    def _contribution(self, question: Question, period: Month | None = None, months: int = 1) -> Data:
        """A contribution as it should be reported."""
        period = period or this_month()
        data = {
            "caseNumber": question.case,
            "period": str(period),
            "baseFen": question.data["baseFen"],
            "amountFen": question.data["monthlyFen"] * months,
            "paidOn": str(today()),
            "reference": reference(self.name, question.case, str(period)),
        }
        return data if months == 1 else data | {"months": months}

    def _report(
        self, question: Question, data: Data, expected: str | None = None, then: Callable[[], None] | None = None
    ) -> Event:
        return self._send(REPORTED, data, expected, then)

    def _send(
        self, type: str, data: Data, expected: str | None = None, then: Callable[[], None] | None = None
    ) -> Event:
        """Enters in the accounts what must come of it, and publishes; `then` follows when it was refused."""
        event = self._department.event(type, data)
        self._expected[event["id"]] = expected
        if then:
            self._after_refusal[event["id"]] = then
        self._department.publish(event)
        return event


def reference(office: str, case: str, suffix: str = "A") -> str:
    """The office's own number for something about a case: letters, as a number could be taken for a person's."""
    letters = case.removeprefix("SB-").replace("-", "").translate(str.maketrans("0123456789", "ghijklmnop"))
    return f"{office.split('-')[0]}/{letters}/{suffix}"


def time_of(event: Event) -> datetime:
    """When it was decided."""
    return datetime.fromisoformat(event["time"])


def now_text() -> str:
    """This moment, as the contract writes it."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")
