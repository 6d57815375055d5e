#!/usr/bin/env python3
"""Gathers everything that a running system shows or keeps, so that leak_check.py can search it for sample persons.

    ./leak_places.py DIRECTORY     writes there; the system is the one that UNION_HOME names (deploy/up, deploy/test)

Places: the logs (services, PostgreSQL, RabbitMQ, crash traces), the event stream as unionctl shows it and as it lies on the
broker's disk, what waits in every queue, the metrics, what the broker says of itself, what operators are shown, and every
column of every table of every database. Sealed columns are searched like the rest: nothing in them may be plain.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

UNIONCTL = Path(__file__).resolve().parents[2] / "unionctl"
#: What operators are shown, each in a file of its own.
SHOWN = {
    "events": ("tail", "--from", "first", "--no-follow", "--json"),
    "event-lines": ("tail", "--from", "first", "--no-follow"),
    "dead-letters": ("dead-letters", "list", "--each", "--all", "--state", "all", "--json"),
    "dead-letter-groups": ("dead-letters", "list"),
    "status": ("status", "--json"),
    "departments": ("departments", "list", "--json"),
    "insurance": ("insurance", "list", "--state", "all", "--all", "--json"),
    "insurance-stalled": ("insurance", "stalled"),
    "insurance-report": ("report", "insurance"),
}
#: Each has a database of the same name, and twenty ports for its processes.
SERVICES = re.search(
    r'^services="(.+)"$', (UNIONCTL.parent / "lib/services.sh").read_text(encoding="utf-8"), re.MULTILINE
)[1].split()
#: So many dead letters are opened; they are alike.
MOST_LETTERS = 20


class Instance:
    """A running system, told by its directory."""

    def __init__(self, home: Path) -> None:
        self.home = home
        text = (home / "environment").read_text(encoding="utf-8")
        self.ports = {name: int(port) for name, port in re.findall(r"UNION_(\w+)_PORT:=(\d+)", text)}
        # The processes of a service listen on consecutive ports.
        self.metrics = [
            self.ports["HTTP"] + 20 * number + index
            for number, service in enumerate(SERVICES)
            for index in range(max(1, len(list((home / "run").glob(f"{service}-*.pid")))))
        ]

    def secret(self, name: str) -> str:
        return (self.home / "secrets" / name).read_text(encoding="utf-8").strip()

    def management(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """Asks the broker's management API."""
        credential = base64.b64encode(f"administrator:{self.secret('rabbitmq-administrator')}".encode()).decode()
        request = Request(
            f"http://127.0.0.1:{self.ports['MANAGEMENT']}/api/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Basic {credential}", "Content-Type": "application/json"},
        )
        with urlopen(request, timeout=30) as response:
            return json.loads(response.read() or b"null")

    def database(self, program: str, *arguments: str) -> bytes:
        """Runs one of PostgreSQL's client programs as superuser."""
        newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))[-1]
        return subprocess.run(
            [newest, *arguments],
            env={
                **os.environ, "PGHOST": "127.0.0.1", "PGPORT": str(self.ports["POSTGRES"]), "PGUSER": "postgres",
                "PGPASSWORD": self.secret("postgres-superuser"),
            },
            stdout=subprocess.PIPE, check=True, timeout=300,
        ).stdout  # fmt: skip


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
