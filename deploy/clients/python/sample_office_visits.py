"""A person comes to an office of the demo, to pay or for something else: a method for each of the stories' words, with `_` for
`-`. How a payment is reported: properly, twice, wrongly and then rightly, or for other months."""

from __future__ import annotations

from collections.abc import Callable

from department import Event
from sample_desk import Desk
from sample_insurance import MINIMUM_FEN, Month, this_month, today
from sample_office_answers import answer
from sample_office_messages import Data, Question, reference
from sample_posts import ELIGIBILITY, REPORTED, SUBSIDY


class Visits:
    """What one office does for those who come."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.colleague = desk

    def receive(self, what: str, question: Question) -> None:
        """The person of that question comes for this."""
        getattr(self, f"_{what.replace('-', '_')}")(question)

    def receive_unasked(self, what: str, case: str) -> None:
        """The person of that case comes for something about which nobody need have asked this office."""
        getattr(self, f"_{what.replace('-', '_')}")(case)

    # To pay

    def _month(self, question: Question) -> None:
        self._report(self._contribution(question))

    def _pay_twice(self, question: Question) -> None:
        self._desk.repeat(self._report(self._contribution(question)))

    def _wrong_amount(self, question: Question) -> None:
        data = self._contribution(question)
        data["amountFen"] += 100
        self._report(data, "amount-mismatch", then=lambda: self._month(question))

    def _wrong_base(self, question: Question) -> None:
        data = self._contribution(question) | {"baseFen": MINIMUM_FEN - 100}
        self._report(data, "base-below-minimum", then=lambda: self._month(question))

    def _cross_year(self, question: Question) -> None:
        data = self._contribution(question, Month(today().year - 1, 12))
        self._report(data, "contribution-cross-year", then=lambda: self._month(question))

    def _to_another(self, question: Question) -> None:
        """Another office reports it as well, at its own desk."""
        data, colleague = self._contribution(question), self.colleague
        colleague.add(lambda: report(colleague, data, "not-asked"))
        self._month(question)

    def _this_year(self, question: Question) -> None:
        self._report(self._contribution(question, Month(today().year, 1), this_month().month))

    def _january(self, question: Question) -> None:
        self._report(self._contribution(question, Month(today().year, 1)))

    def _last_year(self, question: Question) -> None:
        november = Month(today().year - 1, 11)
        paid_on = november.first_day.replace(day=20)
        self._report(self._contribution(question, november) | {"paidOn": str(paid_on)})

    # When that was recorded, or later

    def _recorded_again(self, question: Question) -> None:
        """The same contribution under another event id: it hears that it is on record."""
        self._desk.expect_repetition(self._report(self._contribution(question)))

    def _link_after_payment(self, question: Question) -> None:
        """Who has paid has where to pay all the same: it is taken, and the case stands where it stood."""
        answer(self._desk, question)

    def _month_again(self, question: Question) -> None:
        data = self._contribution(question) | {"reference": reference(self._desk.office, question.case, "B")}
        self._report(data, "contribution-period-covered")

    def _reference_again(self, question: Question) -> None:
        data = self._contribution(question)
        data["amountFen"] += 100
        self._report(data, "contribution-reference-reused")

    def _pay_on(self, question: Question) -> None:
        """The person has revoked, and pays all the same."""
        self._report(self._contribution(question, this_month().advanced(1)), "case-revoked")

    def _subsidise(self, case: str) -> None:
        """The person of that case is granted a subsidy, whoever insures it."""
        self._desk.send(
            SUBSIDY,
            {
                "caseNumber": case, "kind": "hard-to-employ", "basis": "就业困难人员社会保险补贴，先缴后补",
                "from": str(this_month()), "months": 12, "reference": reference(self._desk.office, case, "S"),
            },
        )  # fmt: skip

    def _contradict(self, question: Question) -> None:
        eligibility = Question(ELIGIBILITY, question.data, question.story)
        answer(self._desk, eligibility, "answers-differ", result="not-eligible")

    def _contribution(self, question: Question, period: Month | None = None, months: int = 1) -> Data:
        return question.contribution(self._desk.office, period, months)

    def _report(self, data: Data, expected: str | None = None, then: Callable[[], object] | None = None) -> Event:
        return report(self._desk, data, expected, then)


def report(desk: Desk, data: Data, expected: str | None = None, then: Callable[[], object] | None = None) -> Event:
    """Reports a contribution from that desk."""
    return desk.send(REPORTED, data, expected, then)
