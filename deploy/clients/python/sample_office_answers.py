"""How an office of the demo answers what it is asked: a method for each of the stories' words, with `_` for `-`."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

from department import Event
from sample_desk import Desk
from sample_office_messages import Question
from sample_posts import ANSWERS, ELIGIBILITY, REGISTRATION, REPORTED


class Answers:
    """One office's answers: properly, slowly, twice, out of order, wrongly, or none."""

    def __init__(self, desk: Desk, late: float) -> None:
        """`late` is in how many seconds a late answer comes."""
        self._desk = desk
        self._delay = late
        self.colleague = desk
        self._asks: Counter[tuple[str, int, str]] = Counter()
        self._said: dict[tuple[str, int, str], list[Event]] = {}

    def give(self, question: Question) -> None:
        """Answers as the story says; asked again, it says what it said."""
        self._asks[question.key] += 1
        # But not of a link that works no more.
        if (said := self._said.get(question.key)) and not question.data.get("renewal"):
            for event in said:
                self._desk.repeat(event)
        else:
            getattr(self, f"_{question.manner.replace('-', '_')}")(question)

    def hear_of_withdrawal(self, question: Question) -> None:
        """One whose story says so answers now, when nothing is asked any more."""
        if question.manner == "when-withdrawn":
            answer(self._desk, question, "case-revoked")

    # The stories' words

    def _properly(self, question: Question) -> None:
        self._said[question.key] = [answer(self._desk, question)]

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
            self._desk.add_later(lambda: self._properly(question), self._delay)

    def _twice(self, question: Question) -> None:
        self._properly(question)
        self._desk.repeat(self._said[question.key][0])
        answer(self._desk, question)

    def _other_round(self, question: Question) -> None:
        self._first(question, "round-unknown", round=question.data["round"] + 1)

    def _of_the_round_before(self, question: Question) -> None:
        if question.data["round"] > 1:
            self._first(question, "step-overtaken", round=question.data["round"] - 1)

    def _unknown_case(self, question: Question) -> None:
        self._first(question, "case-unknown", caseNumber=f"SB-{uuid.uuid4()}")

    def _first(self, question: Question, refusal: str, **changes: Any) -> None:
        """Something wrong, and when that was refused the right answer."""
        said = answer(self._desk, question, refusal, lambda: self._properly(question), **changes)
        self._said[question.key] = [said]

    def _by_another(self, question: Question) -> None:
        """Another office answers as well, at its own desk."""
        colleague = self.colleague
        colleague.add(lambda: answer(colleague, question, "not-asked"))
        self._properly(question)

    def _registration_first(self, question: Question) -> None:
        registered = Question(REGISTRATION, question.data, question.story)
        self._said[question.key] = [answer(self._desk, registered, "not-asked", lambda: self._properly(question))]

    def _differently(self, question: Question) -> None:
        """Asked to register, it says the person may not be insured."""
        eligibility = Question(ELIGIBILITY, question.data, question.story)
        self._said[question.key] = [answer(self._desk, eligibility, result="not-eligible", reason="名单有误，重新核定")]

    def _payment_first(self, question: Question) -> None:
        self._said[question.key] = [self._desk.send(REPORTED, question.contribution(self._desk.office))]


def answer(
    desk: Desk, question: Question, expected: str | None = None, then: Callable[[], object] | None = None, **changes: Any
) -> Event:
    """Says what the story says, or something else, from that desk."""
    return desk.send(ANSWERS[question.type], question.answer(desk.office) | changes, expected, then)
