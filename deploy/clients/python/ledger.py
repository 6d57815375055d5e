"""What a department sent and what it heard: nothing lost, nothing doubled, everything as expected."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

Event = dict[str, Any]

KINDS = {
    "enrollment.accepted.v1": "accepted",
    "enrollment.pending.v1": "pending",
    "enrollment.returned.v1": "returned",
    "enrollment.transfer-proposed.v1": "transfer-proposed",
    "enrollment.rejected.v1": "rejected",
    "message.rejected.v1": "dead-letter",
}
UNREAD = "(a message whose id could not be read)"


@dataclass(frozen=True)
class Expected:
    """The first outcome that an event must have. `reasons` are codes; `warnings` are those that must be among others."""

    kind: str
    reasons: frozenset[str] = frozenset()
    warnings: frozenset[str] = frozenset()
    existing: bool = False
    repeated: bool = False

    def __str__(self) -> str:
        flags = [name for name in ("existing", "repeated") if getattr(self, name)]
        return " ".join([self.kind, *flags, *sorted(self.reasons | self.warnings)])


class Ledger:
    """The accounts of one department."""

    def __init__(self) -> None:
        self.expected: dict[str, Expected] = {}
        self.expected_finals: dict[str, Expected] = {}
        self.heard: dict[str, list[Event]] = defaultdict(list)
        self.finals: dict[str, list[Event]] = defaultdict(list)
        self.redelivered = 0  # the same outcome again: allowed, its id tells
        self.foreign = 0  # outcomes of what others sent, or of an earlier run
        self._outcome_ids: set[str] = set()
        self._missing: set[str] = set()
        self._undecided: set[str] = set()

    def expect(self, event_id: str, expected: Expected) -> None:
        """An event is about to be sent."""
        self.expected[event_id] = expected
        self._missing.add(event_id)

    def expect_final(self, event_id: str, expected: Expected) -> None:
        """A pending application is about to be decided: one more outcome of the same event."""
        self.expected_finals[event_id] = expected
        self._undecided.add(event_id)

    def record(self, outcome: Event) -> None:
        """An outcome has come."""
        if outcome["id"] in self._outcome_ids:
            self.redelivered += 1
            return
        self._outcome_ids.add(outcome["id"])
        cause = cause_of(outcome)
        if cause not in self.expected:
            self.foreign += 1
            return
        if self.heard[cause] and cause in self.expected_finals:
            self.finals[cause].append(outcome)
            self._undecided.discard(cause)
            return
        self.heard[cause].append(outcome)
        self._missing.discard(cause)

    @property
    def is_complete(self) -> bool:
        """Whether every event has its outcomes."""
        return not self._missing and not self._undecided

    @property
    def lost(self) -> list[str]:
        """The events without an outcome, or without the final one."""
        return sorted(self._missing | self._undecided)

    @property
    def doubled(self) -> list[str]:
        """The events with more than one outcome, or more than one final one."""
        return sorted(cause for book in (self.heard, self.finals) for cause, outcomes in book.items() if len(outcomes) > 1)

    def differences(self) -> list[str]:
        """A line for each event whose first or final outcome is not the expected one."""
        books = ((self.expected, self.heard), (self.expected_finals, self.finals))
        pairs = ((cause, expected[cause], outcomes[0]) for expected, book in books for cause, outcomes in book.items())
        return [f"{cause}: expected {expected}, got {shown(outcome)}" for cause, expected, outcome in pairs
                if not satisfies(outcome, expected)]  # fmt: skip

    def counts(self) -> Counter[str]:
        """How many events had a first outcome of each kind; a repeated outcome counts as `repeated`."""
        return Counter(kind_of(outcomes[0], self.expected[cause]) for cause, outcomes in self.heard.items())

    def final_counts(self, first: str) -> Counter[str]:
        """How those ended whose first outcome was of that kind."""
        return Counter(
            KINDS.get(outcomes[0]["type"], "?") for cause, outcomes in self.finals.items() if self.expected[cause].kind == first
        )

    def standings(self, event_id: str) -> frozenset[str]:
        """How an application may stand, once it does not wait for a reviewer: by its first outcome, and by its final one."""
        outcomes = (self.expected.get(event_id), self.expected_finals.get(event_id))
        return frozenset(outcome.kind for outcome in outcomes if outcome) - {"pending"}


def cause_of(outcome: Event) -> str:
    """The id of the event that an outcome answers."""
    return outcome.get("causationid") or outcome["data"].get("eventId") or UNREAD


def kind_of(outcome: Event, expected: Expected) -> str:
    """How an outcome is counted. A dead letter of type enrolment is answered with a rejection."""
    if outcome["data"].get("repeated"):
        return "repeated"
    kind = KINDS.get(outcome["type"], outcome["type"])
    return "dead-letter" if kind == "rejected" and expected.kind == "dead-letter" else kind


def satisfies(outcome: Event, expected: Expected) -> bool:
    """Whether an outcome says what was expected, reasons and warnings included."""
    data = outcome["data"]
    kind = KINDS.get(outcome["type"])
    is_dead_letter = expected.kind == "dead-letter" and kind == "rejected"
    return (
        (kind == expected.kind or is_dead_letter)
        and codes(data.get("reasons")) >= expected.reasons
        and (expected.kind != "rejected" or codes(data.get("reasons")) == expected.reasons)
        and codes(data.get("warnings")) >= expected.warnings
        and bool(data.get("existing")) == expected.existing
        and bool(data.get("repeated")) == expected.repeated
    )


def codes(reasons: list[dict[str, Any]] | None) -> frozenset[str]:
    """The codes of a list of reasons."""
    return frozenset(reason["code"] for reason in reasons or [])


def shown(outcome: Event) -> str:
    """An outcome in a few words, without anything personal."""
    data = outcome["data"]
    flags = [name for name in ("existing", "repeated") if data.get(name)]
    return " ".join([outcome["type"], *flags, *sorted(codes(data.get("reasons")) | codes(data.get("warnings")))])
