"""A department against the running system: what the contract promises, from outside."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from department import STRUCTURED, Department, Event, QuestionFailed, Refused
from ledger import codes
from sample_applications import Application, Applications, everything_at_once, wrong_check
from sample_people import People
from sample_unions import SAMPLE_PLACES
from test_contracts import accepts

HERE = Path(__file__).resolve().parent
REQUESTED = "enrollment.requested.v1"


@pytest.fixture
def make() -> Applications:
    """Applications that no other test sent."""
    seed = random.randrange(1 << 32)
    return Applications(seed, "TEST", SAMPLE_PLACES, People(seed))


def event_of(department: Department, application: Application) -> Event:
    return department.enrollment_requested(application.data, application.event_id)


def outcomes_of(department: Department, count: int, idle: float = 15) -> list[Event]:
    """The next outcomes; fails when fewer come in time, or one does not satisfy its schemas."""
    outcomes: list[Event] = []
    department.read_outcomes(outcomes.append, enough=lambda: len(outcomes) >= count, idle=idle)
    assert len(outcomes) == count, f"{len(outcomes)} of {count} outcomes came"
    assert all(accepts(outcome) for outcome in outcomes)
    return outcomes


def no_outcome(department: Department) -> None:
    """Nothing comes for two seconds."""
    outcomes: list[Event] = []
    department.read_outcomes(outcomes.append, idle=2)
    assert not outcomes


def enrolled(department: Department, application: Application) -> dict[str, Any]:
    """Publishes an application, and gives the data of its acceptance."""
    department.publish(event_of(department, application))
    (outcome,) = outcomes_of(department, 1)
    assert outcome["type"] == "enrollment.accepted.v1", outcome
    return outcome["data"]


def test_an_application_is_accepted(department: Department, make: Applications) -> None:
    application = make.first()
    department.publish(event_of(department, application))
    (outcome,) = outcomes_of(department, 1)
    assert outcome["source"] == "/services/enrollment"
    assert outcome["type"] == "enrollment.accepted.v1"
    assert outcome["causationid"] == outcome["correlationid"] == application.event_id
    data = outcome["data"]
    assert data["applicationNumber"] == application.number
    assert data["holdingPool"] == ("union" not in application.data)
    assert len(data["cardNumber"]) == 16 and data["cardNumber"].startswith("43")
    assert application.person.number not in json.dumps(outcome)


def test_without_a_union_the_county_has_a_holding_pool(department: Department, make: Applications) -> None:
    application = make.first()
    application.data.pop("union", None)
    application.data["residence"] = "433130"
    data = enrolled(department, application)
    assert data["holdingPool"] is True and "433130" in data["union"]


def test_a_union_that_reviews_leaves_it_pending(department: Department, make: Applications) -> None:
    application = make.for_review()
    department.publish(event_of(department, application))
    (outcome,) = outcomes_of(department, 1)
    assert outcome["type"] == "enrollment.pending.v1"
    assert outcome["data"]["union"] == application.data["union"]


def test_a_rejection_names_all_reasons_in_two_languages(department: Department, make: Applications) -> None:
    application = make.changed(everything_at_once, "phone-format")
    department.publish(event_of(department, application))
    (outcome,) = outcomes_of(department, 1)
    reasons = outcome["data"]["reasons"]
    assert outcome["type"] == "enrollment.rejected.v1"
    assert codes(reasons) == {"phone-format", "division-unknown", "value-unknown", "consent-missing", "base-fen-negative"}
    assert all(reason["message"]["zh"] and reason["message"]["en"] for reason in reasons)
    assert "12345678901" not in json.dumps(outcome), "a reason never quotes the value it refuses"


def test_a_corrected_application_returns_under_its_number(department: Department, make: Applications) -> None:
    wrong = make.with_wrong_number(wrong_check, "id-checksum")
    right = make.first()
    right.data["applicationNumber"] = wrong.number
    department.publish(event_of(department, wrong))
    (refusal,) = outcomes_of(department, 1)
    assert codes(refusal["data"]["reasons"]) == {"id-checksum"}
    assert enrolled(department, right)["applicationNumber"] == wrong.number


def test_the_same_event_again_has_no_second_outcome(department: Department, make: Applications) -> None:
    event = event_of(department, make.first())
    for _ in range(3):
        department.publish(event)
    outcomes_of(department, 1)
    no_outcome(department)


def test_the_same_application_again_has_the_same_outcome(department: Department, make: Applications) -> None:
    application = make.first()
    first = enrolled(department, application)
    again = enrolled(department, make.repeated(application))
    assert again == {**first, "repeated": True}


def test_a_number_is_not_used_twice(department: Department, make: Applications) -> None:
    application = make.first()
    enrolled(department, application)
    department.publish(event_of(department, make.number_reused(application)))
    (outcome,) = outcomes_of(department, 1)
    assert codes(outcome["data"]["reasons"]) == {"application-number-reused"}


def test_one_person_has_one_membership(department: Department, make: Applications) -> None:
    application = make.first()
    enrolled(department, application)
    department.publish(event_of(department, make.member_elsewhere(application)))
    (outcome,) = outcomes_of(department, 1)
    assert outcome["type"] == "enrollment.transfer-proposed.v1"
    assert set(outcome["data"]) == {"applicationNumber"}, "membership is nobody's oracle"
    existing = enrolled(department, make.member_there(application))
    assert existing["existing"] is True and "memberId" not in existing and "cardNumber" not in existing


def test_in_a_batch_each_event_is_handled_on_its_own(department: Department, make: Applications) -> None:
    good = [make.first() for _ in range(20)]
    bad = make.with_wrong_number(wrong_check, "id-checksum")
    department.publish_batch([event_of(department, each) for each in (*good[:10], bad, *good[10:])])
    outcomes = outcomes_of(department, 21)
    rejected = [each["causationid"] for each in outcomes if each["type"] == "enrollment.rejected.v1"]
    assert rejected == [bad.event_id]


def test_binary_mode(department: Department, make: Applications) -> None:
    application = make.first()
    department.publish_binary(event_of(department, application))
    (outcome,) = outcomes_of(department, 1)
    assert (outcome["type"], outcome["causationid"]) == ("enrollment.accepted.v1", application.event_id)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{ this is no JSON", "json-syntax"),
        (b'{"specversion":"1.0","id":"a","id":"b"}', "json-duplicate-key"),
        (b'{"a":"\\u0000"}', "json-nul"),
        (b'{"a":"\\ud800"}', "json-surrogate"),
        (b'{"a":"\xff"}', "json-utf8"),
        (b"[" * 10_000 + b"]" * 10_000, "json-depth"),
        (b"17", "event-malformed"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_answered(department: Department, body: bytes, code: str) -> None:
    department.send(REQUESTED, body, STRUCTURED)
    (outcome,) = outcomes_of(department, 1)
    assert outcome["type"] == "message.rejected.v1"
    assert code in codes(outcome["data"]["reasons"])


def test_an_event_of_somebody_else_is_not_believed(department: Department, make: Applications) -> None:
    event = event_of(department, make.first())
    event["source"] = "/departments/somebody-else"
    department.publish(event)
    no_outcome(department)


def test_the_next_message_is_handled_after_bad_ones(department: Department, make: Applications) -> None:
    department.send(REQUESTED, b"\x00\x01\x02", STRUCTURED)
    outcomes_of(department, 1)
    enrolled(department, make.first())


def test_asking_what_became_of_an_application(department: Department, make: Applications) -> None:
    application = make.first()
    accepted = enrolled(department, application)
    answer = department.ask(application.number)
    assert answer["applicationNumber"] == application.number
    assert answer["state"] == "accepted"
    assert answer["outcome"]["type"] == "enrollment.accepted.v1"
    assert answer["outcome"]["data"]["memberId"] == accepted["memberId"]


def test_asking_for_a_number_that_nobody_sent(department: Department) -> None:
    with pytest.raises(QuestionFailed) as failure:
        department.ask("NOBODY-SENT-THIS")
    assert failure.value.code == "application-unknown"


def test_an_application_is_nobody_elses_business(department: Department, narrow: Department, make: Applications) -> None:
    application = make.first()
    enrolled(department, application)
    with pytest.raises(QuestionFailed) as failure:
        narrow.ask(application.number)
    assert failure.value.code == "application-unknown"


def test_a_department_acts_for_its_places_only(narrow: Department, make: Applications) -> None:
    narrow.publish(event_of(narrow, make.outside("430602")))
    (outcome,) = outcomes_of(narrow, 1)
    assert codes(outcome["data"]["reasons"]) == {"scope-exceeded"}


def test_the_broker_refuses_another_name_and_other_types(department: Department, make: Applications) -> None:
    event = event_of(department, make.first())
    with pytest.raises(Refused):
        department.publish({**event, "type": "payment.made.v1"})
    name, department.name = department.name, "somebody-else"
    with pytest.raises(Refused):
        department.publish(event)
    department.name = name
    enrolled(department, make.first())


def test_the_broker_refuses_another_queue(department: Department, narrow: Department) -> None:
    department.queue = narrow.queue
    with pytest.raises(Refused):
        department.read_outcomes(print, idle=1)


def test_an_outcome_that_was_not_dealt_with_comes_again(uri: str, department: Department, make: Applications) -> None:
    application = make.first()
    department.publish(event_of(department, application))

    def fail(_: Event) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), Department(uri) as crashing:
        crashing.read_outcomes(fail, idle=15)
    (outcome,) = outcomes_of(department, 1)
    assert outcome["causationid"] == application.event_id


def test_the_command_line(uri: str, department: Department, make: Applications, tmp_path: Path) -> None:
    applications = [make.first() for _ in range(3)]
    path = tmp_path / "applications.jsonl"
    path.write_text("\n".join(json.dumps(each.data) for each in applications), encoding="utf-8")
    printed = run_client(uri, "enroll.py", str(path))
    assert all(f"{each.number}  enrollment.accepted.v1" in printed for each in applications)
    assert '"state": "accepted"' in run_client(uri, "enroll.py", "--ask", applications[0].number)


def test_many_applications(uri: str) -> None:
    assert "lost                 0" in run_client(uri, "publish_many.py", "--count", "300", "--batch", "50", "--deadline", "30")


def test_the_shell_reads_outcomes(uri: str, department: Department, make: Applications) -> None:
    if shutil.which("amqp-consume") is None:
        pytest.skip("amqp-tools are not installed")
    application = make.first()
    department.publish(event_of(department, application))
    script = HERE.parent / "shell" / "read-outcomes"
    done = run([str(script), "--count", "1"], uri)
    assert json.loads(done)["causationid"] == application.event_id


def run_client(uri: str, script: str, *arguments: str) -> str:
    """Runs one of the scripts beside this file."""
    return run([sys.executable, str(HERE / script), *arguments], uri)


def run(command: list[str], uri: str) -> str:
    """Runs a program as the department; it must succeed."""
    environment = {**os.environ, "DEPARTMENT_URI": uri}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
