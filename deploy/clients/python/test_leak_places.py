"""leak_places.py gathers every place: what is planted in one is found there. Needs a running system (deploy/test)."""

from __future__ import annotations

import base64
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest

from leak_check import files_under, leaks_in
from leak_needles import Needles
from leak_places import Instance, gather
from sample_people import People, Person

PEOPLE = People(seed=20261121)


@pytest.fixture
def instance() -> Instance:
    if not (home := os.environ.get("UNION_HOME")):
        pytest.skip("no running system: set UNION_HOME")
    return Instance(Path(home))


@contextmanager
def log(instance: Instance, person: Person) -> Iterator[str]:
    file = instance.home / "logs" / "planted.log"
    file.write_text(f"a crash trace with {person.number} in it\n", encoding="utf-8")
    try:
        yield "logs/planted.log"
    finally:
        file.unlink()


@contextmanager
def table(instance: Instance, person: Person) -> Iterator[str]:
    """Text, bytes and JSON: all of it lands in one dump, so one kind of value for each column."""
    sql(
        instance,
        f"""create table planted (written text, bytes bytea, json jsonb);
        insert into planted
            values ('{person.name}', convert_to('{person.number}', 'UTF8'), '{{"phone": "+86 {person.phone}"}}')""",
    )
    try:
        yield "tables-enrollment"
    finally:
        sql(instance, "drop table planted")


@contextmanager
def dead_letter(instance: Instance, person: Person) -> Iterator[str]:
    sql(
        instance,
        f"""insert into dead_letter (queue, source, event_id, reason, fingerprint, attempts)
        values ('planted', '', '{person.number}', 'event-malformed', 'event-malformed', 1)""",
    )
    try:
        yield "dead-letters"
    finally:
        sql(instance, "delete from dead_letter where queue = 'planted'")


@contextmanager
def event(instance: Instance, person: Person) -> Iterator[str]:
    body = {"specversion": "1.0", "id": "planted", "source": "/services/planted", "type": "planted.v1", "data": vars(person)}
    publish(instance, "events", "planted.v1.00.00.00.-", json.dumps(body), {})
    yield "events"


@contextmanager
def stream(instance: Instance, person: Person) -> Iterator[str]:
    """In a header, which no listing shows."""
    publish(instance, "events", "planted.v1.00.00.00.-", "{}", {"applicant": person.name})
    yield "stream/"


@contextmanager
def queue(instance: Instance, person: Person) -> Iterator[str]:
    name = "planted"
    instance.management(f"queues/union/{name}", "PUT", {"durable": True, "arguments": {"x-queue-type": "quorum"}})
    publish(instance, "amq.default", name, base64.b64encode(person.name.encode()).decode(), {})
    try:
        yield f"queue-{name}"
    finally:
        instance.management(f"queues/union/{name}", "DELETE")


@contextmanager
def broker(instance: Instance, person: Person) -> Iterator[str]:
    """As the name of something."""
    name = f"planted-{person.phone}"
    instance.management(f"queues/union/{name}", "PUT", {"durable": True, "arguments": {"x-queue-type": "quorum"}})
    try:
        yield "broker-queues"
    finally:
        instance.management(f"queues/union/{name}", "DELETE")


@contextmanager
def metric(instance: Instance, person: Person) -> Iterator[str]:
    """A service of the test's own, in the place of the real one."""

    class Metrics(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(f'enrolments_total{{name="{person.name}"}} 1\n'.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Metrics)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    instance.metrics = [server.server_port]
    try:
        yield "metrics-1"
    finally:
        server.shutdown()


PLACES = (log, table, dead_letter, event, stream, queue, broker, metric)


def test_what_is_planted_is_found_where_it_is(instance: Instance, tmp_path: Path) -> None:
    people = {place: PEOPLE.new() for place in PLACES}
    with ExitStack() as planted:
        where = {place: planted.enter_context(place(instance, people[place])) for place in PLACES}
        gather(instance, tmp_path / "sight")
    for place, name in where.items():
        leaks = leaks_below(tmp_path / "sight", people[place])
        assert any(f"/sight/{name}" in leak for leak in leaks), f"{place.__name__}: {leaks}"
    kinds = {leak.split(": ")[1] for leak in leaks_below(tmp_path / "sight", people[table]) if "tables" in leak}
    assert {kind.split(" (")[0] for kind in kinds} == {"full name", "identity number", "phone"}, "text, bytes, and JSON"


def test_a_crash_trace_shows_no_memory(instance: Instance) -> None:
    """Registers point into messages; the trace would print what they point at."""
    log = instance.home / "logs" / "enrollment-1.log"
    written = log.stat().st_size
    os.kill(int((instance.home / "run" / "enrollment-1.pid").read_text()), signal.SIGSEGV)
    deadline = time.monotonic() + 60
    while "Backtrace took" not in (trace := log.read_bytes()[written:].decode("utf-8", "replace")):
        assert time.monotonic() < deadline, f"no crash trace: {trace[-500:]}"
        time.sleep(0.1)
    assert "Thread 0" in trace, "it says where"
    assert "Registers:" not in trace and "rax" not in trace
    while not ready(instance):
        assert time.monotonic() < deadline, "it was not started again"
        time.sleep(0.1)


def ready(instance: Instance) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{instance.ports['HTTP']}/readyz", timeout=5) as response:
            return response.status == 200
    except OSError:
        return False


def leaks_below(directory: Path, person: Person) -> list[str]:
    needles = Needles([vars(person)])
    return [leak for file in files_under(directory) for leak in leaks_in(file, needles)]


def sql(instance: Instance, text: str) -> None:
    instance.database("psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname", "enrollment", "--command", text)


def publish(instance: Instance, exchange: str, key: str, payload: str, headers: dict[str, str]) -> None:
    routed = instance.management(
        f"exchanges/union/{exchange}/publish", "POST",
        {
            "routing_key": key, "payload": payload, "payload_encoding": "string",
            "properties": {"delivery_mode": 2, "headers": headers},
        },
    )  # fmt: skip
    assert routed["routed"]
