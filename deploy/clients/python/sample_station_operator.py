"""The operator's part in the demo's stations: calendar, settings, approvals, a county's list, and what is told of it all, with
`unionctl`, as a person would."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sample_unionctl import UnionCtl

WHY = "demo"
#: Of the calendar: where it was announced.
CALENDAR_SOURCE = "国务院办公厅关于2026年部分节假日安排的通知，2025-11-04"
#: Where nobody need approve what was found fit.
AUTOMATIC = ("430100", "430200", "430300", "430600")
#: What the demo is patient for before it asks a map provider again, and at most. Longer than the providers need for all that
#: they are asked in a burst: asked again before they have come to it, they would only fall further behind.
FIRST_SECONDS, LONGEST_SECONDS = 12, 24


class StationOperator:
    """Asks by `unionctl stations …`."""

    def __init__(self, unionctl: Path) -> None:
        self._ask = UnionCtl(unionctl).run
        self.problems: list[str] = []

    def prepare(self, calendar: Path) -> None:
        """Imports the calendar, and lets a part of the province approve by itself; the same again changes nothing."""
        self._run("holidays", "import", str(calendar), "--source", CALENDAR_SOURCE, "--why", WHY)
        for place in AUTOMATIC:
            self._run("settings", "set", "--place", place, "--approval", "automatic", "--why", WHY)

    @contextmanager
    def short_patience(self) -> Iterator[None]:
        """Waits seconds instead of hours, and sets it back."""
        before = json.loads(self._run("patience", "list", "--json"))
        try:
            self._set_patience(FIRST_SECONDS, LONGEST_SECONDS)
            yield
        finally:
            self._set_patience(before["firstSeconds"], before["longestSeconds"])

    def approve(self, department: str, expected: Counter[str]) -> None:
        """Approves what waits, prefecture by prefecture; as many as expected must have waited."""
        for place, count in sorted(expected.items()):
            filtered = ("--department", department, "--place", place, "--all")
            report = json.loads(self._run("approve", *filtered, "--why", WHY, "--json"))
            if report["summary"].get("approved", 0) != count:
                self.problems.append(f"{place}: {report['summary'].get('approved', 0)} approved, not {count}")

    def import_list(self, path: Path, place: str) -> list[dict[str, Any]]:
        """What became of each row; some must be refused."""
        printed = self._ask("stations", "import", str(path), "--place", place, "--why", WHY, "--json", statuses=(0, 1))
        return json.loads(printed)["results"]

    def states(self, department: str) -> dict[str, str]:
        """Where every station of a department stands, by the department's number."""
        page = json.loads(self._run("list", "--department", department, "--all", "--json"))
        return {station["proposalNumber"]: station["state"] for station in page["stations"]}

    def report(self) -> dict[str, Any]:
        """The figures of all counties, and their sums."""
        return json.loads(self._ask("report", "stations", "--json"))

    def wait_until_answered(self, deadline: float) -> None:
        """Polls until no question to a map provider is open; not for ever: `deadline` is in how many seconds one less must be."""
        least = None
        while waiting := self._unanswered():
            if least is None or waiting.total() < least:
                least, give_up = waiting.total(), time.monotonic() + deadline
            if time.monotonic() > give_up:
                self.problems.append(f"map providers still owe answers: {dict(waiting)}")
                return
            time.sleep(0.5)

    def _unanswered(self) -> Counter[str]:
        """How many listings wait in which state."""
        report = json.loads(self._run("listings", "--pending", "--limit", "1", "--json"))
        waiting = Counter[str]()
        for provider in report["providers"]:
            waiting.update({state: provider["counts"].get(state, 0) for state in ("submitted", "stale", "takedown-pending")})
        return +waiting

    def _set_patience(self, first: int, longest: int) -> None:
        self._run("patience", "set", "--first", f"{first}s", "--longest", f"{longest}s", "--why", WHY)

    def _run(self, *arguments: str) -> str:
        return self._ask("stations", *arguments)
