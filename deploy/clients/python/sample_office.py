"""人社, 医保 and 税务 in the demo: offices that open what they are asked and answer as each case's story says: properly,
slowly, twice, out of order, wrongly, or not at all.

An office knows a person by the identity number in the request, which only its private key opens. What it is stands in
sample_posts.py, how it answers in sample_office_answers.py, what it does for those who come in sample_office_visits.py, and
its accounts in sample_desk.py.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from threading import Event as Flag

from department import Department, Event, RequestUnreadable, is_request
from sample_desk import Desk
from sample_insurance import BASIS_POINTS, Story, contribution_fen
from sample_office_answers import Answers
from sample_office_messages import Question, time_of
from sample_office_visits import Visits
from sample_posts import LINK, WITHDRAWN


class Office:
    """One office at its own connection: `run` in a thread of its own; others reach it through `tell` alone."""

    def __init__(self, department: Department, key: str, stories: dict[tuple[str, str], Story], late: float) -> None:
        """`key` is the private one in PEM; `late` is in how many seconds a late answer comes."""
        self._department = department
        self._key = key
        self.stories = stories
        self.desk = Desk(department)
        self._answers = Answers(self.desk, late)
        self._visits = Visits(self.desk)
        self._seen: set[str] = set()
        self._latest: dict[str, Question] = {}
        self._withdrawn: dict[tuple[str, int], datetime] = {}
        self.asked = Counter[str]()
        self.problems: list[str] = []

    @property
    def name(self) -> str:
        """The department's name."""
        return self._department.name

    def work_beside(self, colleague: Office) -> None:
        """Where a story has another office do this one's work, it is that one."""
        self._answers.colleague = self._visits.colleague = colleague.desk

    def run(self, stop: Flag) -> None:
        """Answers until it is stopped, and then what is waiting still."""

        def serve() -> bool:
            self.desk.do_what_is_due()
            return stop.is_set()

        # One reading for as long as possible: what a new one finds may come in another order.
        self._department.read_outcomes(self.hear, enough=serve, idle=float("inf"))
        self._department.read_outcomes(self.hear, idle=2)

    def tell(self, what: str, case: str) -> None:
        """A person comes to the counter: to pay, or for another of the stories' words. From any thread."""
        self.desk.add(lambda: self.receive(what, case))

    @property
    def is_complete(self) -> bool:
        """Whether every refusal and repetition that it must hear has come. From any thread."""
        return self.desk.is_clear

    @property
    def refusals(self) -> int:
        """How many of its answers were refused, as they had to be."""
        return self.desk.refusals

    def faults(self) -> list[str]:
        """What came otherwise than expected."""
        return self.problems + self.desk.faults()

    # In the thread of its own

    def hear(self, event: Event) -> None:
        """Takes what came to its queue, once."""
        if event["id"] in self._seen:
            return
        self._seen.add(event["id"])
        if is_request(event):
            self._be_asked(event)
        else:
            self.desk.hear(event)

    def receive(self, what: str, case: str) -> None:
        """A person stands at the counter."""
        if what == "subsidise":  # 医保 may insure the person, of whom 人社 was then asked nothing.
            self._visits.receive_unasked(what, case)
        elif question := self._latest.get(case):
            self._visits.receive(what, question)
        else:
            self.problems.append(f"{case}: {what}, and nothing was asked of {self.name} about it")

    def _be_asked(self, event: Event) -> None:
        try:
            data = self._department.open_request(event, self._key)
        except RequestUnreadable as error:
            self.problems.append(str(error))
            return
        case = data["caseNumber"]
        if event["type"] == WITHDRAWN:
            if question := self._latest.get(case):
                self._withdrawn[case, data["round"]] = time_of(event)
                self._answers.hear_of_withdrawal(question)
            return
        story = self.stories.get((data["person"]["identity"]["number"], data["scheme"]))
        if story is None:
            return  # of an earlier run
        question = Question(event["type"], data, story)
        self.asked[event["type"]] += 1
        self._check(question, time_of(event))
        self._latest[case] = question
        self._answers.give(question)

    def _check(self, question: Question, asked_at: datetime) -> None:
        """Notes what must not have been asked, or asks for a wrong sum."""
        case, data = question.case, question.data
        withdrawn_at = self._withdrawn.get((case, data["round"]))
        if withdrawn_at is not None and asked_at >= withdrawn_at:
            self.problems.append(f"{case}: asked in round {data['round']}, which was withdrawn")
        if question.type == LINK and data["monthlyFen"] != contribution_fen(data["baseFen"], BASIS_POINTS[data["scheme"]]):
            self.problems.append(f"{case}: {data['monthlyFen']} fen a month for a base of {data['baseFen']}")
