#!/usr/bin/env python3
"""The demo's traffic: three departments send 2,000 realistic applications, and the accounts must add up.

    ./sample_departments.py --list                                   the departments to make, and their rights
    ./sample_departments.py tax-hunan.json union-changsha.json platform-eleme.json
                                                                     what `unionctl departments add --json` printed

Two waves: new persons first; then, when all of them are decided, persons who are members by now, repeats and duplicates.
With --unionctl the union then decides what is pending, and what it returned comes again, corrected.
Every outcome is computed beforehand and compared. Exits 1 when something was lost, doubled or other than expected.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from department import Department
from sample_department import REQUESTED, Plan, SampleDepartment
from sample_people import People
from sample_reviewer import Reviewer

DEPARTMENTS = {
    "tax-hunan": Plan(places=("430000",), share=0.55),
    "union-changsha": Plan(places=("430100",), share=0.30, outside="430602"),
    "platform-eleme": Plan(places=("430102", "430103", "430104"), share=0.15, outside="430602"),
}


def main() -> int:
    """Sends, reads, asks, and sums up; 1 when it does not add up."""
    options = arguments()
    if options.list:
        for name, plan in DEPARTMENTS.items():
            print(name, REQUESTED, *plan.places)
        return 0
    started = time.monotonic()
    people = People(options.seed)
    departments = sample_departments(options, people)
    officer = people.new()
    reviewer = options.unionctl and Reviewer(options.unionctl, options.operator, f"{officer.type} {officer.number}")
    if options.people:
        people.save(options.people)
    run(departments, reviewer, options.deadline)
    report = report_of(departments, options.seed, time.monotonic() - started)
    print_report(report, departments)
    if options.json:
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0 if report["addsUp"] else 1


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("credentials", nargs="*", type=Path, help="one file for each department")
    parser.add_argument("--list", action="store_true", help="print: name, type, places")
    parser.add_argument("--count", type=int, default=2000, help="how many messages in all (200 at least)")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="a seed serves once per system")
    parser.add_argument("--deadline", type=float, default=60, help="seconds without any outcome after which to give up")
    parser.add_argument("--people", type=Path, help="where to write the persons, for leak_check.py")
    parser.add_argument("--unionctl", type=Path, help="decide what is pending, with this program")
    parser.add_argument("--operator", default="first", help="the operator as whom it runs")
    parser.add_argument("--json", type=Path, help="where to write the summary")
    options = parser.parse_args()
    if not options.list and not options.credentials:
        parser.error("give one credential file each for " + ", ".join(DEPARTMENTS))
    return options


def sample_departments(options: argparse.Namespace, people: People) -> list[SampleDepartment]:
    """Every department with its share of the traffic; the credential files say who they are."""
    connections = {each.name: each for each in map(Department.from_file, options.credentials)}
    if missing := DEPARTMENTS.keys() - connections.keys():
        raise SystemExit("no credential file for " + ", ".join(sorted(missing)))
    return [
        SampleDepartment(connections[name], plan, round(options.count * plan.share), options.seed, people)
        for name, plan in DEPARTMENTS.items()
    ]


def run(departments: list[SampleDepartment], reviewer: Reviewer | None, deadline: float) -> None:
    """Every step for all departments at the same time; the next step begins when all have done this one."""

    def read(each: SampleDepartment) -> None:
        each.read(deadline)

    steps: list[Callable[[SampleDepartment], None]] = [
        SampleDepartment.first_wave,
        read,
        SampleDepartment.second_wave,
        read,
        SampleDepartment.ask,
    ]
    if reviewer:
        steps += [
            lambda each: each.review(reviewer),
            read,
            SampleDepartment.correct,
            read,
            lambda each: each.approve_corrected(reviewer),
            read,
        ]
    steps.append(SampleDepartment.linger)
    with ThreadPoolExecutor(len(departments)) as pool:
        for step in steps:
            list(pool.map(step, departments))


def report_of(departments: list[SampleDepartment], seed: int, seconds: float) -> dict[str, Any]:
    """The sums of all departments."""
    total = sum((each.summary() for each in departments), Counter())
    parts = {name: total[kind] for name, kind in ROWS.items()}
    finals = sum((each.ledger.final_counts() for each in departments), Counter())
    faults = [f"{each.name}: {fault}" for each in departments for fault in each.faults()]
    return {
        "addsUp": total["sent"] == sum(parts.values()) and not faults,
        "seed": seed,
        "seconds": round(seconds, 1),
        "sent": total["sent"],
        **parts,
        "reviewed": {kind: finals[kind] for kind in REVIEWED},
        "departments": {each.name: dict(each.summary()) for each in departments},
        "faults": faults,
    }


#: The summary's rows, and how the ledger calls them.
ROWS = {
    "accepted": "accepted",
    "rejected": "rejected",
    "pending": "pending",
    "transfersProposed": "transfer-proposed",
    "repeated": "repeated",
    "duplicatesIgnored": "ignored",
    "deadLetters": "dead-letter",
}
#: How what was pending ends.
REVIEWED = {"accepted": "approved 通过", "returned": "returned 退回补正", "rejected": "refused 不予批准"}
TITLES = {
    "accepted": "accepted 已入会",
    "rejected": "rejected 不予受理",
    "pending": "pending 待审核",
    "transfersProposed": "transfer proposed 建议接转",
    "repeated": "repeated 重复申请",
    "duplicatesIgnored": "duplicates ignored 重复消息",
    "deadLetters": "dead letters 死信",
}


def print_report(report: dict[str, Any], departments: list[SampleDepartment]) -> None:
    """The sums in a table, one column for each department, and what does not fit."""
    columns = [each.summary() for each in departments]
    print("".join(["  ", " " * 30, *(f"{each.name:>16}" for each in departments), f"{'all':>10}"]))
    print_row("sent 发送", [column["sent"] for column in columns], report["sent"])
    for name, kind in ROWS.items():
        print_row(TITLES[name], [column[kind] for column in columns], report[name])
    print_row("sum 合计", [sum(column[kind] for kind in ROWS.values()) for column in columns], sum(report[name] for name in ROWS))
    if any(report["reviewed"].values()):
        print("  of those pending: " + ", ".join(f"{report['reviewed'][kind]} {title}" for kind, title in REVIEWED.items()))
    for fault in report["faults"][:20]:
        print(f"  {fault}")
    print(f"{'It adds up' if report['addsUp'] else 'IT DOES NOT ADD UP'}: seed {report['seed']}, {report['seconds']} s")


def print_row(title: str, values: list[int], total: int) -> None:
    """One line of the table; a Chinese character is two columns wide."""
    width = sum(2 if ord(character) > 0x2E80 else 1 for character in title)
    print("".join(["  ", title, " " * (30 - width), *(f"{value:>16}" for value in values), f"{total:>10}"]))


if __name__ == "__main__":
    sys.exit(main())
