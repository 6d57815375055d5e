"""The union's own side of the demo: an operator who reviews what waits, with `unionctl`, as a person would."""

from __future__ import annotations

import json
from pathlib import Path

from sample_unionctl import UnionCtl

WHY = "demo: compared with the platform's list"


class Reviewer:
    """Decides by `unionctl applications …`, for every place."""

    def __init__(self, unionctl: Path, operator: str, identity: str) -> None:
        """Registers the operator as a reviewer where there is none; `identity` is the reviewer's own number."""
        self._run = UnionCtl(unionctl).run
        known = json.loads(self._run("reviewers", "list", "--json"))["reviewers"]
        if not any(each["name"] == operator and "removedAt" not in each for each in known):
            self._run("reviewers", "add", operator, "--place", "430000", "--identity", "--why", WHY, text=identity)

    def decide(self, decision: str, department: str, numbers: list[str]) -> None:
        """`approve`, `return` or `reject`; every one of them must be taken."""
        if numbers:
            because = [] if decision == "approve" else ["--because", "review-materials-missing:employer"]
            self._run("applications", decision, *(f"{department}/{number}" for number in numbers), "--why", WHY, *because)

    def waiting(self, department: str) -> set[str]:
        """The numbers of a department's applications that wait."""
        page = json.loads(self._run("applications", "list", "--department", department, "--all", "--json"))
        return {application["number"] for application in page["applications"]}
