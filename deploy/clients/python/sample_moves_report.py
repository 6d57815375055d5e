"""What became of proposed transfers, and of those who waited in holding pools, as lines for people and as figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sample_moves import Moves

TRANSFERS = {"accepted": "accepted 接收", "refused": "refused 不予接收", "timed-out": "timed out 逾期", "open": "open 待决定"}
KINDS = {"street": "to streets 街道", "community": "to communities 社区", "trade": "to unions of a trade 行业"}


def moves_report(departments: Iterable[Moves]) -> dict[str, Any]:
    """The sums of all departments."""
    departments = list(departments)
    transfers = sum((each.transfer_counts() for each in departments), Counter[str]())
    assigned = sum((each.assigned_counts() for each in departments), Counter[str]())
    return {
        "transfers": {end: transfers[end] for end in TRANSFERS},
        "assigned": {kind: assigned[kind] for kind in KINDS},
        "held": sum(each.held for each in departments),
    }


def print_moves(report: dict[str, Any]) -> None:
    """One line each."""
    print("  of those proposed: " + listed(report["transfers"], TRANSFERS))
    assigned = sum(report["assigned"].values())
    print(f"  members in holding pools 周转库: {assigned} assigned 已分配 ({listed(report['assigned'], KINDS)}), ", end="")
    print(f"{report['held']} waiting 待分配")


def listed(counts: dict[str, int], titles: dict[str, str]) -> str:
    """Each count with its title."""
    return ", ".join(f"{counts[name]} {title}" for name, title in titles.items())
