#!/usr/bin/env python3
"""Gathers everything that a running system shows or keeps, so that leak_check.py can search it for sample persons.

    ./leak_places.py DIRECTORY     writes there; the system is the one that UNION_HOME names (deploy/up, deploy/test)

Places: the logs (services, PostgreSQL, RabbitMQ, crash traces), the event stream as unionctl shows it and as it lies on the
broker's disk, what waits in every queue, the metrics, what the broker says of itself, what operators are shown, and every
column of every table of every database. Sealed columns are searched like the rest: nothing in them may be plain.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from running_system import SERVICES, Instance

UNIONCTL = Path(__file__).resolve().parents[2] / "unionctl"
#: What operators are shown, each in a file of its own.
SHOWN = {
    "events": ("tail", "--from", "first", "--no-follow", "--json"),
    "event-lines": ("tail", "--from", "first", "--no-follow"),
    "dead-letters": ("dead-letters", "list", "--each", "--all", "--state", "all", "--json"),
    "dead-letter-groups": ("dead-letters", "list"),
    "status": ("status", "--json"),
    "departments": ("departments", "list", "--json"),
    "applications": ("applications", "list", "--all", "--json"),
    "transfers": ("transfers", "list", "--all", "--json"),
    "held-members": ("members", "held", "--all", "--json"),
    "insurance": ("insurance", "list", "--state", "all", "--all", "--json"),
    "insurance-stalled": ("insurance", "stalled", "--all"),
    "insurance-report": ("report", "insurance"),
    "stations": ("stations", "list", "--all", "--json"),
    "station-export": ("stations", "export", "--format", "csv"),
    "listings": ("stations", "listings", "--pending", "--all", "--json"),
    "station-report": ("report", "stations"),
    "funds": ("funds", "--json"),
    "ledger": ("ledger", "balance", "--json"),
    "proposals": ("relief", "proposals", "--json"),
}
#: So many dead letters are opened; they are alike.
MOST_LETTERS = 20


def gather(instance: Instance, into: Path) -> None:
    """Everything, below one directory."""
    into.mkdir(parents=True)
    shutil.copytree(instance.home / "logs", into / "logs", ignore=shutil.ignore_patterns("sight"))
    for stream in instance.home.glob("broker/mnesia/*/stream"):
        shutil.copytree(stream, into / "stream", dirs_exist_ok=True)
    for name, arguments in SHOWN.items():
        (into / name).write_bytes(shown(*arguments))
    for service in SERVICES:
        shown("audit", "export", str(into / f"audit-{service}"), "--service", service)
    for letter in json.loads((into / "dead-letters").read_bytes())["deadLetters"][:MOST_LETTERS]:
        (into / f"dead-letter-{letter['service']}-{letter['id']}").write_bytes(shown(
            "dead-letters", "show", str(letter["id"]), "--service", letter["service"], "--json"))
    for index, text in enumerate(metrics(instance)):
        (into / f"metrics-{index + 1}").write_bytes(text)
    for path in ("overview", "connections", "consumers", "queues", "definitions"):
        (into / f"broker-{path}").write_text(json.dumps(instance.management(path), ensure_ascii=False), encoding="utf-8")
    for queue, messages in waiting(instance):
        (into / f"queue-{queue}").write_text(json.dumps(messages, ensure_ascii=False), encoding="utf-8")
    for database in SERVICES:
        (into / f"tables-{database}").write_bytes(instance.database("pg_dump", "--data-only", database))


def shown(*arguments: str) -> bytes:
    """What unionctl prints."""
    return subprocess.run([UNIONCTL, *arguments], stdout=subprocess.PIPE, check=True, timeout=300).stdout


def metrics(instance: Instance) -> Iterator[bytes]:
    """The metrics of each process of the service."""
    for port in instance.metrics:
        with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as response:
            yield response.read()


def waiting(instance: Instance) -> Iterator[tuple[str, Any]]:
    """What waits in each queue, with headers; it goes back to its place."""
    for queue in instance.management("queues/union"):
        if queue["arguments"].get("x-queue-type") == "stream":
            continue  # It is on the disk.
        path = f"queues/union/{quote(queue['name'], safe='')}/get"
        yield queue["name"], instance.management(
            path, "POST", {"count": 10_000, "ackmode": "ack_requeue_true", "encoding": "auto"}
        )


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    gather(Instance(Path(os.environ["UNION_HOME"])), Path(sys.argv[1]))
