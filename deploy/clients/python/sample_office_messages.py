"""What the demo's offices are asked and say: a question, its proper answer, and a contribution as it should be reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from department import Department, Event
from sample_insurance import Month, Story, this_month, today
from sample_posts import ELIGIBILITY, LINK, REGISTRATION

Data = dict[str, Any]


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

    def answer(self, office: str) -> Data:
        """What the story says; the office gives its own number to whom it registers."""
        data: Data = {"caseNumber": self.case, "round": self.data["round"]}
        if self.type == ELIGIBILITY:
            data["result"] = self.story.eligibility if self.data["round"] == 1 else "eligible"
        elif self.type == REGISTRATION:
            data["result"] = self.story.registration if self.data["round"] == 1 else "registered"
            if data["result"] == "registered":
                data["reference"] = reference(office, self.case)
        else:
            data["url"] = "https://pay.hunan.example/insurance"
        return data

    def contribution(self, office: str, period: Month | None = None, months: int = 1) -> Data:
        """What was paid, for this month unless another is named."""
        period = period or this_month()
        data = {
            "caseNumber": self.case,
            "period": str(period),
            "baseFen": self.data["baseFen"],
            "amountFen": self.data["monthlyFen"] * months,
            "paidOn": str(today()),
            "reference": reference(office, self.case, str(period)),
        }
        return data if months == 1 else data | {"months": months}


def message(department: Department, type: str, data: Data) -> Event:
    """A CloudEvent of any type that a department may send."""
    return department.enrollment_requested(data) | {"type": type}


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
