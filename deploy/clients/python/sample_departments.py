#!/usr/bin/env python3
"""The demo's traffic: three departments send 2,000 realistic applications, and the accounts must add up.

    ./sample_departments.py --list          the departments to make, and their rights
    ./sample_departments.py --offices       those of them that are asked about social insurance: part, name, title
    ./sample_departments.py tax-hunan.json union-changsha.json platform-eleme.json [hrss-hunan.json …]
                                            what `unionctl departments add --json` printed; an office's key lies beside it

Two waves: new persons first; then, when all of them are decided, persons who are members by now, repeats and duplicates.
With --unionctl the union then decides what is pending, and what it returned comes again, corrected; it decides about members
of other unions who have applied, and gives members from holding pools to unions (sample_moves.py). With the offices' files 8 %
ask for help into social insurance as well (sample_insurance.py), and every case is followed to its end.
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
from datetime import datetime, timedelta, timezone
from pathlib import Path
from threading import Event
from typing import Any

from department import Department
from running_system import Instance
from sample_case_operator import STALLED_AFTER, CaseOperator
from sample_department import REQUESTED, Plan, SampleDepartment
from sample_insurance import FOLLOWS, Story
from sample_insurance_report import insurance_report, print_insurance
from sample_moves_report import moves_report, print_moves
from sample_office import Office
from sample_people import People
from sample_posts import POSTS
from sample_report import print_row
from sample_reviewer import Reviewer

DEPARTMENTS = {
    "tax-hunan": Plan(places=("430000",), share=0.55),
    "union-changsha": Plan(places=("430100",), share=0.30, outside="430602"),
    "platform-eleme": Plan(places=("430102", "430103", "430104"), share=0.15, outside="430602"),
}
#: What each may send.
RIGHTS = {name: (REQUESTED, *FOLLOWS) for name in DEPARTMENTS} | {name: post.types for name, post in POSTS.items()}
PROVINCE = "430000"
Step = Callable[[SampleDepartment], None]


def main() -> int:
    """Sends, reads, asks, and sums up; 1 when it does not add up."""
    options = arguments()
    if options.list:
        for name, types in RIGHTS.items():
            print(name, ",".join(types), *(DEPARTMENTS[name].places if name in DEPARTMENTS else (PROVINCE,)))
        return 0
    if options.offices:
        for name, post in POSTS.items():
            print(post.role, name, post.title)
        return 0
    started = time.monotonic()
    people = People(options.seed)
    offices = sample_offices(options)
    departments = sample_departments(options, people, offices)
    officer = people.new()
    reviewer = options.unionctl and Reviewer(options.unionctl, options.operator, f"{officer.type} {officer.number}")
    if options.people:
        people.save(options.people)
    run(departments, offices, reviewer, options)
    report = report_of(departments, offices, options.seed, time.monotonic() - started)
    print_report(report, departments)
    if options.json:
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0 if report["addsUp"] else 1


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("credentials", nargs="*", type=Path, help="one file for each department")
    parser.add_argument("--list", action="store_true", help="print: name, type, places")
    parser.add_argument("--offices", action="store_true", help="print: part, name, title")
    parser.add_argument("--count", type=int, default=2000, help="how many messages in all (200 at least)")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="a seed serves once per system")
    parser.add_argument("--deadline", type=float, default=60, help="seconds without any outcome after which to give up")
    parser.add_argument("--people", type=Path, help="where to write the persons, for leak_check.py")
    parser.add_argument("--unionctl", type=Path, help="decide what is pending, with this program")
    parser.add_argument("--home", type=Path, help="the system's directory: time can run out in its database, for some transfers")
    parser.add_argument("--operator", default="first", help="the operator as whom it runs")
    parser.add_argument("--json", type=Path, help="where to write the summary")
    options = parser.parse_args()
    if not options.list and not options.offices and not options.credentials:
        parser.error("give one credential file each for " + ", ".join(DEPARTMENTS))
    return options


def sample_offices(options: argparse.Namespace) -> dict[str, Office]:
    """The offices whose files were given, all or none; without an operator nobody is helped."""
    files = {path.stem: path for path in options.credentials if path.stem in POSTS}
    if files.keys() < POSTS.keys() or not options.unionctl:
        return {}
    stories: dict[tuple[str, str], Story] = {}
    late = 2 * STALLED_AFTER
    offices = {
        name: Office(Department.from_file(path), path.with_suffix(".pem").read_text("utf-8"), stories, late)
        for name, path in files.items()
    }
    for name, office in offices.items():
        office.work_beside(offices[POSTS[name].colleague])
    return offices


def sample_departments(options: argparse.Namespace, people: People, offices: dict[str, Office]) -> list[SampleDepartment]:
    """Every department with its share of the traffic; the credential files say who they are."""
    connections = {each.name: each for each in map(Department.from_file, options.credentials)}
    if missing := DEPARTMENTS.keys() - connections.keys():
        raise SystemExit("no credential file for " + ", ".join(sorted(missing)))
    stories = next((office.stories for office in offices.values()), None)
    departments = [
        SampleDepartment(connections[name], plan, round(options.count * plan.share), options.seed, people, stories)
        for name, plan in DEPARTMENTS.items()
    ]
    for each in departments:
        each.follow_with(offices)
    return departments


def run(
    departments: list[SampleDepartment], offices: dict[str, Office], reviewer: Reviewer | None, options: argparse.Namespace
) -> None:
    """The offices answer while the departments take their steps."""
    stop = Event()
    since = (datetime.now(timezone.utc) - timedelta(minutes=1)).isoformat(timespec="seconds")
    system = Instance(options.home) if options.home else None
    first = steps(reviewer, system, options.deadline)
    last: list[Step] = [lambda each: each.moves.compare(reviewer, since)] if reviewer else []
    if not offices:
        take(departments, first + last)
        return
    operator = CaseOperator(options.unionctl)
    operator.check_rights(RIGHTS)
    with ThreadPoolExecutor(len(offices)) as pool:
        counters = [pool.submit(office.run, stop) for office in offices.values()]
        try:
            with operator.short_patience():
                take(departments, first + help_steps(operator, options.deadline))
                wait_for(offices, options.deadline)
        finally:
            stop.set()
        for counter in counters:
            counter.result()
    take(departments, [SampleDepartment.linger, lambda each: each.compare(operator), *last])


def take(departments: list[SampleDepartment], steps: list[Step]) -> None:
    """Every step for all departments at the same time; the next step begins when all have done this one."""
    with ThreadPoolExecutor(len(departments)) as pool:
        for step in steps:
            list(pool.map(step, departments))


def steps(reviewer: Reviewer | None, system: Instance | None, deadline: float) -> list[Step]:
    """Both waves, and the union's decisions."""

    def read(each: SampleDepartment) -> None:
        each.read(deadline)

    steps: list[Step] = [SampleDepartment.first_wave, read, SampleDepartment.second_wave, read, SampleDepartment.ask]
    if reviewer:
        steps += [
            lambda each: each.review(reviewer),
            read,
            SampleDepartment.correct,
            read,
            lambda each: each.approve_corrected(reviewer),
            read,
            lambda each: each.moves.decide(reviewer, system),
            read,
            lambda each: each.moves.assign(reviewer),
        ]
    return [*steps, SampleDepartment.linger]


def help_steps(operator: CaseOperator, deadline: float) -> list[Step]:
    """Help into social insurance: until every case has ended as it must, or stands where it must."""
    return [
        SampleDepartment.ask_for_help,
        lambda each: each.follow(deadline),
        lambda each: each.ask_again(operator, deadline),
        lambda each: each.follow_to_the_end(deadline),
    ]


def wait_for(offices: dict[str, Office], deadline: float) -> None:
    """Until the offices have heard what they must."""
    give_up = time.monotonic() + deadline
    while time.monotonic() < give_up and not all(office.is_complete for office in offices.values()):
        time.sleep(0.1)


def report_of(
    departments: list[SampleDepartment], offices: dict[str, Office], seed: int, seconds: float
) -> dict[str, Any]:
    """The sums of all departments."""
    total = sum((each.summary() for each in departments), Counter())
    parts = {name: total[kind] for name, kind in ROWS.items()}
    finals = sum((each.ledger.final_counts("pending") for each in departments), Counter())
    faults = [f"{each.name}: {fault}" for each in (*departments, *offices.values()) for fault in each.faults()]
    return {
        "addsUp": total["sent"] == sum(parts.values()) and not faults,
        "seed": seed,
        "seconds": round(seconds, 1),
        "sent": total["sent"],
        **parts,
        "reviewed": {kind: finals[kind] for kind in REVIEWED},
        "moves": moves_report([each.moves for each in departments]) if finals else None,
        "insurance": insurance_report(departments, offices.values()) if offices else None,
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
    if report["moves"]:
        print_moves(report["moves"])
    if report["insurance"]:
        print_insurance(report["insurance"])
    for fault in report["faults"][:20]:
        print(f"  {fault}")
    print(f"{'It adds up' if report['addsUp'] else 'IT DOES NOT ADD UP'}: seed {report['seed']}, {report['seconds']} s")


if __name__ == "__main__":
    sys.exit(main())
