"""The union's own side of the demo: an operator who decides what waits for a union, with `unionctl`, as a person would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sample_unionctl import UnionCtl

WHY = "demo: compared with the platform's list"
PROVINCE = "430000"


class Reviewer:
    """Decides by `unionctl applications|transfers|members …`, for every place."""

    def __init__(self, unionctl: Path, operator: str, identity: str) -> None:
        """Registers the operator as a reviewer where there is none; `identity` is the reviewer's own number."""
        self._run = UnionCtl(unionctl).run
        known = json.loads(self._run("reviewers", "list", "--json"))["reviewers"]
        if not any(each["name"] == operator and "removedAt" not in each for each in known):
            self._run("reviewers", "add", operator, "--place", PROVINCE, "--identity", "--why", WHY, text=identity)

    def waiting(self, department: str) -> set[str]:
        """The numbers of a department's applications that wait."""
        return {each["number"] for each in self._list("applications", department)}

    def decide(self, decision: str, department: str, numbers: list[str]) -> None:
        """`approve`, `return` or `reject`; every one of them must be taken."""
        because = [] if decision == "approve" else ["--because", "review-materials-missing:employer"]
        self._decide("applications", decision, department, numbers, *because)

    def proposed(self, department: str) -> dict[str, tuple[str, str]]:
        """A department's proposed transfers, by application number: from which union to which."""
        return {each["number"]: (each["from"], each["union"]) for each in self._list("transfers", department)}

    def decide_transfers(self, decision: str, department: str, numbers: list[str]) -> None:
        """`accept` or `refuse`; every one of them must be taken."""
        because = [] if decision == "accept" else ["--because", "review-declined"]
        self._decide("transfers", decision, department, numbers, *because)

    def held(self) -> dict[str, str]:
        """The members who wait in a holding pool 周转库, each with the pool."""
        page = json.loads(self._run("members", "held", "--all", "--json"))
        return {each["member"]: each["pool"] for each in page["members"]}

    def assign(self, union: str, members: list[str]) -> None:
        """Gives members from holding pools to a union; every one of them must be taken."""
        self._run("members", "assign", *members, "--to", union, "--why", WHY)

    def moves(self, since: str) -> Iterator[tuple[str, str, str, str]]:
        """What unions have heard since then of members who moved: in which way, who, from which union to which."""
        lines = self._run("tail", "--from", since, "--no-follow", "--type", "membership.*", "--json").splitlines()
        for event in map(json.loads, lines):
            data = event["data"]
            yield event["type"], data["memberId"], data["from"], data["to"]

    def _list(self, what: str, department: str) -> list[dict[str, Any]]:
        page = json.loads(self._run(what, "list", "--department", department, "--all", "--json"))
        return page[what]

    def _decide(self, what: str, decision: str, department: str, numbers: list[str], *because: str) -> None:
        if numbers:
            self._run(what, decision, *(f"{department}/{number}" for number in numbers), "--why", WHY, *because)
