"""The operator's part in 入会+社保: a short patience while the demo lasts, asking again what has stalled, and the list of where
every case stands, all with `unionctl`, as a person would."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sample_unionctl import UnionCtl

WHY = "demo"
#: What the demo is patient for: so many seconds before it asks again, and so many times.
INTERVAL_SECONDS, ASKS = 1, 2
#: After so long a case has stalled: the first waiting, and the doubled one.
STALLED_AFTER = INTERVAL_SECONDS * 3


class CaseOperator:
    """Asks by `unionctl insurance …`."""

    def __init__(self, unionctl: Path) -> None:
        self._ask = UnionCtl(unionctl).run

    def check_rights(self, wanted: Mapping[str, Collection[str]]) -> None:
        """A department keeps the types it was made with; one of an older demo may lack some."""
        known = {each["name"]: set(each["types"]) for each in json.loads(self._ask("departments", "list", "--json"))["departments"]}
        for name, types in wanted.items():
            if lacking := set(types) - known[name]:
                raise SystemExit(f"{name} was made before it had to send {', '.join(sorted(lacking))}: use a new UNION_HOME")

    @contextmanager
    def short_patience(self) -> Iterator[None]:
        """Waits seconds instead of days, and sets it back."""
        before = json.loads(self._run("patience", "list", "--json"))["terms"]
        try:
            for term in before:
                self._set(term["state"], INTERVAL_SECONDS, ASKS)
            yield
        finally:
            for term in before:
                self._set(term["state"], term["intervalSeconds"], term["asks"])

    def cases(self, department: str) -> dict[str, dict[str, Any]]:
        """Where the department's cases stand, by number."""
        page = json.loads(self._run("list", "--state", "all", "--department", department, "--all", "--json"))
        return {case["caseNumber"]: case for case in page["cases"]}

    def wait_until_stalled(self, department: str, numbers: set[str], deadline: float) -> set[str]:
        """Polls until all of them have stalled; those that have not in time."""
        give_up = time.monotonic() + deadline
        while True:
            cases = self.cases(department)
            waiting = {number for number in numbers if "stalledSince" not in cases.get(number, {})}
            if not waiting or time.monotonic() > give_up:
                return waiting
            time.sleep(0.5)

    def ask_again(self, numbers: list[str]) -> None:
        """Every one of them must be taken."""
        if numbers:
            self._run("retry", *numbers, "--why", WHY)

    def _set(self, state: str, seconds: int, asks: int) -> None:
        days, rest = divmod(seconds, 86_400)
        self._run("patience", "set", state, "--interval", f"{days}d{rest}s", "--asks", str(asks), "--why", WHY)

    def _run(self, *arguments: str) -> str:
        return self._ask("insurance", *arguments)
