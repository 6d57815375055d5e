#!/usr/bin/env python3
"""Sends many applications whatever happens meanwhile, then proves that none was lost and none doubled.

    export DEPARTMENT_URI=amqp://tax-hunan:PASSWORD@127.0.0.1:20672/union
    ./publish_many.py --count 20000          kill -9 the service, restart the broker or the database, as you like

One of twenty is invalid and must be rejected for its check digit; all others must be accepted. Exits 1 otherwise.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path
from typing import Any

from department import Department
from ledger import Ledger
from sample_applications import ALL_PLACES, Application, Applications, wrong_check
from sample_people import People


def main() -> int:
    """Publishes, reads, reports; 1 when something was lost, doubled or other than expected."""
    options = arguments()
    people = People(options.seed)
    make = Applications(options.seed, "MANY", ALL_PLACES, people)
    applications = [application(make, index) for index in range(options.count)]
    ledger = Ledger()
    with Department.from_environment() as department:
        started = time.monotonic()
        publish(department, applications, ledger, options.batch, options.rate)
        published = time.monotonic()
        say(f"{options.count} confirmed in {published - started:.1f} s, {department.resent} interruptions; reading outcomes")
        read(department, ledger, options.deadline)
        report = report_of(department, ledger, options, published - started, time.monotonic() - started)
    if options.people:
        people.save(options.people)
    print_report(report, ledger)
    if options.json:
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return 0 if report["ok"] else 1


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000, help="how many applications")
    parser.add_argument("--batch", type=int, default=1, help="events in a message, up to 500")
    parser.add_argument("--rate", type=float, help="at most so many applications a second")
    parser.add_argument("--deadline", type=float, default=120, help="seconds without any news after which to give up")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="a seed serves once per system")
    parser.add_argument("--people", type=Path, help="where to write the persons, for leak_check.py")
    parser.add_argument("--json", type=Path, help="where to write the report")
    return parser.parse_args()


def application(make: Applications, index: int) -> Application:
    """One of twenty is invalid."""
    return make.with_wrong_number(wrong_check, "id-checksum") if index % 20 == 19 else make.first()


def publish(department: Department, applications: list[Application], ledger: Ledger, size: int, rate: float | None) -> None:
    """Sends all, each confirmed before the next, and enters them in the ledger."""
    started = time.monotonic()
    for index in range(0, len(applications), size):
        group = applications[index : index + size]
        events = [department.enrollment_requested(each.data, each.event_id) for each in group]
        for each in group:
            ledger.expect(each.event_id, each.expected)
        if size == 1:
            department.publish(events[0])
        else:
            department.publish_batch(events)
        if rate is not None:
            time.sleep(max(0.0, started + (index + size) / rate - time.monotonic()))
        if (index // size) % 1000 == 999:
            say(f"{index + size} confirmed")


def read(department: Department, ledger: Ledger, deadline: float) -> None:
    """Reads until every application has its outcome, and a little longer, for a second outcome that must not come."""
    department.read_outcomes(ledger.record, enough=lambda: ledger.is_complete, idle=deadline)
    department.read_outcomes(ledger.record, idle=3)


def report_of(
    department: Department, ledger: Ledger, options: argparse.Namespace, publishing: float, total: float
) -> dict[str, Any]:
    """The figures."""
    differences = ledger.differences()
    return {
        "ok": not (ledger.lost or ledger.doubled or differences),
        "seed": options.seed,
        "sent": len(ledger.expected),
        **{kind: count for kind, count in sorted(ledger.counts().items())},
        "lost": len(ledger.lost),
        "doubled": len(ledger.doubled),
        "other_than_expected": len(differences),
        "redelivered": ledger.redelivered,
        "of_others": ledger.foreign,
        "interruptions": department.resent,
        "publishing_seconds": round(publishing, 1),
        "seconds": round(total, 1),
    }


def print_report(report: dict[str, Any], ledger: Ledger) -> None:
    """The figures, and the first violations of each sort."""
    for name, value in report.items():
        print(f"{name:20} {value}")
    for title, lines in (("lost", ledger.lost), ("doubled", ledger.doubled), ("different", ledger.differences())):
        for line in lines[:5]:
            print(f"{title}: {line}")


def say(text: str) -> None:
    """Progress, on standard error."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
