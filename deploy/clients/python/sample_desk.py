"""An office's desk: what there is to do, and the accounts of what it has sent, with the refusal that each must hear, if any."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable
from typing import Any

from department import Department, Event
from ledger import codes
from sample_office_messages import message

Act = Callable[[], object]


class Desk:
    """One office's; only `add` may be called from other threads than the office's own, and `is_clear`."""

    def __init__(self, department: Department) -> None:
        self._department = department
        self._added: deque[Act] = deque()
        self._later: deque[tuple[float, Act]] = deque()
        self._expected: dict[str, str | None] = {}
        self._refused: dict[str, frozenset[str]] = {}
        self._after_refusal: dict[str, Act] = {}
        self._repetitions = Counter[str]()

    @property
    def office(self) -> str:
        """The name of the office."""
        return self._department.name

    # What there is to do

    def add(self, act: Act) -> None:
        """Has it done as soon as the office comes to it."""
        self._added.append(act)

    def add_later(self, act: Act, seconds: float) -> None:
        """Has it done after so many seconds, the same for all."""
        self._later.append((time.monotonic() + seconds, act))

    def do_what_is_due(self) -> None:
        """Everything that is due."""
        while self._added:
            self._added.popleft()()
        while self._later and self._later[0][0] <= time.monotonic():
            self._later.popleft()[1]()

    # The accounts

    def send(self, type: str, data: dict[str, Any], expected: str | None = None, then: Act | None = None) -> Event:
        """Enters what must come of it, a refusal with this code or none, and publishes; `then` follows when it was refused."""
        event = message(self._department, type, data)
        self._expected[event["id"]] = expected
        if then:
            self._after_refusal[event["id"]] = then
        self._department.publish(event)
        return event

    def repeat(self, event: Event) -> None:
        """The same event once more, of which nothing more must come."""
        self._department.publish(event)

    def expect_repetition(self, event: Event) -> None:
        """It must hear, once, that this is on record already."""
        self._repetitions[event["id"]] = 0

    def hear(self, event: Event) -> None:
        """Takes a refusal, or that something is on record already."""
        data, cause = event["data"], event["causationid"]
        if cause not in self._expected:
            return
        if event["type"] == "insurance.refused.v1":
            self._refused[cause] = codes(data["reasons"])
            self._after_refusal.pop(cause, lambda: None)()
        elif event["type"] == "insurance.contribution-recorded.v1" and data.get("repeated"):
            self._repetitions[cause] += 1

    @property
    def is_clear(self) -> bool:
        """Whether nothing is left to do, and every refusal and repetition that it must hear has come."""
        to_do = self._added or self._later
        refused = all(code is None or event_id in self._refused for event_id, code in list(self._expected.items()))
        return not to_do and refused and all(list(self._repetitions.values()))

    @property
    def refusals(self) -> int:
        """How many of its answers were refused, as they had to be."""
        return len(self._refused)

    def faults(self) -> list[str]:
        """What came otherwise than expected."""
        faults = []
        for event_id, code in self._expected.items():
            expected = frozenset() if code is None else frozenset({code})
            if (heard := self._refused.get(event_id, frozenset())) != expected:
                faults.append(f"{event_id}: refused for {sorted(heard) or 'nothing'}, expected {sorted(expected) or 'nothing'}")
        return faults + [f"{each}: said again {count} times" for each, count in self._repetitions.items() if count != 1]
