#!/usr/bin/env python3
"""Sends applications and prints what became of them.

    export DEPARTMENT_URI=amqp://tax-hunan:PASSWORD@127.0.0.1:20672/union
    ./enroll.py ../../samples/application.json          one application, or a file of one JSON object a line
    ./enroll.py --ask RH-2026-000001                    what became of an application sent earlier
    ./enroll.py --read                                  every outcome waiting in the queue
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from department import Department, Event, QuestionFailed, Refused


def main() -> int:
    """Does what the arguments say; 0 when every application has its outcome."""
    options = arguments()
    with Department.from_environment() as department:
        try:
            if options.ask:
                print_json(department.ask(options.ask))
            elif options.read:
                department.read_outcomes(lambda event: print(describe(event)), idle=2)
            else:
                applications = [entry for path in options.files for entry in read(path)]
                events = [department.enrollment_requested(data) for data in applications]
                return send(department, events, describe, options.wait)
        except (QuestionFailed, Refused, TimeoutError) as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="the data of enrollment.requested.v1, in JSON")
    parser.add_argument("--wait", type=float, default=15, help="seconds without news after which to stop waiting")
    parser.add_argument("--ask", metavar="NUMBER", help="ask what became of an application")
    parser.add_argument("--read", action="store_true", help="read the outcomes that are waiting")
    options = parser.parse_args()
    if not (options.files or options.ask or options.read):
        parser.error("name a file, or use --ask or --read")
    return options


def read(path: Path) -> list[dict[str, Any]]:
    """The applications in a file: one JSON object, or one in each line."""
    text = path.read_text(encoding="utf-8")
    try:
        return [json.loads(text)]
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def send(department: Department, events: list[Event], describe: Callable[[Event], str], wait: float) -> int:
    """Publishes all, and prints outcomes until each event has one; 0 when each has."""
    open_ids = set()
    for event in events:
        department.publish(event)
        open_ids.add(event["id"])

    def show(outcome: Event) -> None:
        open_ids.discard(outcome.get("causationid"))
        print(describe(outcome))

    department.read_outcomes(show, enough=lambda: not open_ids, idle=wait)
    if open_ids:
        print(f"{len(open_ids)} without an outcome yet; read them later with --read", file=sys.stderr)
    return 1 if open_ids else 0


def describe(outcome: Event) -> str:
    """One line for a person: number, what happened, and the details."""
    data = outcome["data"]
    reasons = [f"{reason['code']} {reason['message']['zh']}" for reason in data.get("reasons", data.get("warnings", []))]
    details = [f"{key}={data[key]}" for key in ("union", "cardNumber", "joinedOn", "existing", "repeated") if key in data]
    return "  ".join([data.get("applicationNumber", "-"), outcome["type"], *details, *reasons])


def print_json(value: Any) -> None:
    """JSON for reading."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    sys.exit(main())
