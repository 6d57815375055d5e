"""The golden examples against their schemas, by a validator that shares nothing with the services.

Needs pytest and jsonschema:  pytest deploy/clients/python/test_contracts.py
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[3]
SCHEMAS = ROOT / "Shared/Contracts/Schemas"
DOCUMENTS = ROOT / "Shared/Contracts/Documents"
EXAMPLES = sorted((ROOT / "Tests/ContractsTests/Examples").glob("*.json"))


def read(path: Path) -> Any:
    """The JSON in a file."""
    return json.loads(path.read_text(encoding="utf-8"))


def validator(name: str) -> Draft202012Validator:
    """The validator for an event type's data, or for the envelope (`cloudevent`)."""
    return Draft202012Validator(
        read(SCHEMAS / f"{name}.schema.json"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def accepts(event: Any) -> bool:
    """Whether both the envelope and the data of an event satisfy their schemas."""
    return validator("cloudevent").is_valid(event) and validator(event["type"]).is_valid(event["data"])


def required_fields(schema: dict[str, Any], value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all fields which the schema requires of this value, found by walking both together."""
    if not isinstance(value, dict):
        return
    for name in schema.get("required", []):
        if name in value:
            yield (*path, name)
    if "if" in schema:  # a type that is sent and announced requires other fields of each
        branch = schema.get("then" if Draft202012Validator(schema["if"]).is_valid(value) else "else", True)
        yield from required_fields(branch, value, path) if isinstance(branch, dict) else ()
    for alternative in schema.get("oneOf", []):
        if Draft202012Validator(alternative).is_valid(value):
            yield from required_fields(alternative, value, path)
    for name, inner in schema.get("properties", {}).items():
        if inner.get("type") == "object" and name in value:
            yield from required_fields(inner, value[name], (*path, name))


def typed_fields(schema: dict[str, Any], value: dict[str, Any]) -> Iterator[str]:
    """The names of the top fields present whose type or values the schema limits."""
    for name, inner in schema["properties"].items():
        if name in value and ({"type", "enum", "const"} & inner.keys()):
            yield name


def without(value: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """A copy that lacks the field at the path."""
    mutant = copy.deepcopy(value)
    parent = mutant
    for step in path[:-1]:
        parent = parent[step]
    del parent[path[-1]]
    return mutant


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(request.param)


def test_every_schema_is_itself_valid_and_documented() -> None:
    for path in SCHEMAS.glob("*.schema.json"):
        schema = read(path)
        Draft202012Validator.check_schema(schema)
        name = path.name.removesuffix(".schema.json")
        assert schema["$id"] == f"urn:union:schema:{name}"
        if name != "cloudevent":
            assert (DOCUMENTS / f"{name}.md").is_file(), f"{name} has no document"
        if name not in ("cloudevent", "sealed-request"):
            assert any(example.name.startswith(name + ".") for example in EXAMPLES), f"{name} has no example"


def test_example_is_valid(example: dict[str, Any]) -> None:
    validator("cloudevent").validate(example)
    validator(example["type"]).validate(example["data"])


def test_example_names_its_own_schema(example: dict[str, Any]) -> None:
    assert example["dataschema"] == f"urn:union:schema:{example['type']}"


def test_example_without_a_required_field_is_refused(example: dict[str, Any]) -> None:
    checker = validator(example["type"])
    paths = list(required_fields(checker.schema, example["data"]))
    assert paths
    for path in paths:
        assert not checker.is_valid(without(example["data"], path)), path
    for name in ("specversion", "id", "source", "type", "data"):
        assert not validator("cloudevent").is_valid(without(example, (name,))), name


def test_example_with_a_field_of_another_type_is_refused(example: dict[str, Any]) -> None:
    checker = validator(example["type"])
    for name in typed_fields(checker.schema, example["data"]):
        mutant = {**example["data"], name: {"no": ["such", "thing"]}}
        assert not checker.is_valid(mutant), name


@pytest.mark.parametrize(
    "change",
    [
        {"specversion": "0.3"},
        {"id": ""},
        {"id": "x" * 129},
        {"source": "tax-hunan"},
        {"source": "/departments/Tax"},
        {"type": "enrollment.requested"},
        {"time": "yesterday"},
        {"sequence": 0},
        {"sequence": "1"},
        {"data": []},
        {"data_base64": "e30="},
        {"dataschema": "https://example.org/schema"},
    ],
    ids=lambda change: "-".join(f"{key}-{str(value)[:12]}" for key, value in change.items()),
)
def test_a_broken_envelope_is_refused(example: dict[str, Any], change: dict[str, Any]) -> None:
    assert not validator("cloudevent").is_valid({**example, **change})


def test_unknown_fields_are_ignored(example: dict[str, Any]) -> None:
    assert accepts({**example, "newattribute": "later", "data": {**example["data"], "newField": 1}})


def test_an_acceptance_names_the_member_unless_existing() -> None:
    accepted = read(ROOT / "Tests/ContractsTests/Examples/enrollment.accepted.v1.union.json")
    for name in ("memberId", "cardNumber", "joinedOn"):
        less = without(accepted["data"], (name,))
        assert not validator(accepted["type"]).is_valid(less)
        assert validator(accepted["type"]).is_valid({**less, "existing": True})


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("insurance.assistance-requested.v1.minimal", {"schemes": []}),
        ("insurance.assistance-requested.v1.minimal", {"schemes": ["pension", "pension"]}),
        (
            "insurance.assistance-requested.v1.minimal",
            {"consents": [{"scope": "membership", "textVersion": "1", "at": "2026-11-20T08:00:00Z"}]},
        ),
        ("insurance.consent-given.v1.given", {"caseNumber": "SB-1"}),
        ("insurance.consent-revoked.v1.revoked", {"at": "2026"}),
        ("insurance.base-chosen.v1.monthly", {"baseFen": -1}),
        ("insurance.base-chosen.v1.monthly", {"frequency": "weekly"}),
        ("insurance.eligibility-answered.v1.eligible", {"round": 0}),
        ("insurance.eligibility-answered.v1.eligible", {"reason": "长" * 201}),
        ("insurance.registration-answered.v1.registered", {"reference": "编号"}),
        ("insurance.payment-link-issued.v1.unlimited", {"url": "http://pay.tax.example"}),
        ("insurance.payment-link-issued.v1.unlimited", {"url": "https://who@pay.tax.example/"}),
        ("insurance.payment-link-issued.v1.unlimited", {"url": "https://pay.tax.example/?who=1"}),
        ("insurance.payment-link-issued.v1.unlimited", {"url": "https://pay.tax.example/%31"}),
        ("insurance.contribution-reported.v1.quarter", {"period": "2026-13"}),
        ("insurance.contribution-reported.v1.quarter", {"months": 13}),
        ("insurance.contribution-reported.v1.quarter", {"paidOn": "21.11.2026"}),
        ("insurance.subsidy-recorded.v1.graduate", {"months": 37}),
        ("insurance.request-withdrawn.v1.consent-revoked", {"why": "bored"}),
        ("insurance.case-changed.v1.link-ready", {"state": "paid"}),
        ("insurance.case-changed.v1.link-ready", {"paymentLink": {"validUntil": "2026-12-31T23:59:59+08:00"}}),
        ("insurance.quoted.v1.tiers", {"tiers": [{"percent": 60}]}),
        ("insurance.refused.v1.amount", {"reasons": []}),
        ("enrollment.with-insurance-completed.v1.both", {"insurance": [{"scheme": "pension"}]}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_insurance_never_says_is_refused(name: str, change: dict[str, Any]) -> None:
    event = read(ROOT / f"Tests/ContractsTests/Examples/{name}.json")
    assert accepts(event)
    assert not accepts({**event, "data": {**event["data"], **change}})


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("station.proposed.v1.community", {"kind": "bar"}),
        ("station.proposed.v1.community", {"division": "110101"}),
        ("station.proposed.v1.community", {"point": {"lon": 112.9, "lat": 28.2}}),
        ("station.proposed.v1.community", {"point": {"lon": 28.2, "lat": 112.9, "crs": "GCJ-02"}}),
        ("station.proposed.v1.community", {"point": {"lon": 112.9, "lat": 28.2, "crs": "UTM"}}),
        ("station.proposed.v1.community", {"hours": {"weekly": {}}}),
        ("station.proposed.v1.community", {"hours": {"weekly": {"monday": ["08:00-12:00"]}}}),
        ("station.proposed.v1.community", {"hours": {"weekly": {"mon": ["8-12"]}}}),
        ("station.proposed.v1.community", {"hours": {"allDay": True, "weekly": {"mon": ["08:00-12:00"]}}}),
        ("station.proposed.v1.community", {"hours": {"allDay": True, "holidays": "never"}}),
        ("station.proposed.v1.community", {"services": ["rest", "rest"]}),
        ("station.proposed.v1.community", {"contact": {"name": "张某"}}),
        ("station.proposed.v1.community", {"timetable": []}),
        ("station.proposed.v1.mobile", {"timetable": [{"weekday": "mon", "date": "2026-12-31"}]}),
        ("station.site-checked.v1.fit", {"code": "YZ4301030000164"}),
        ("station.accepted.v1.passed", {"checklist": ["clean"]}),
        ("station.inspected.v1.passed", {"stars": 6}),
        ("station.inspected.v1.passed", {"code": "430103"}),
        ("station.changed.v1.opens", {"openedOn": "20.12.2026"}),
        ("station.changed.v1.opens", {"proposalNumber": "TX-1"}),
        ("station.changed.v1.announced-coded", {"contact": {"name": "张某", "phone": "13800000001"}}),
        ("station.suspended.v1.works", {"reason": "inspection-expired"}),
        ("station.closed.v1.host-ended", {"reason": "declined"}),
        ("station.closed.v1.announced", {"state": "gone"}),
        ("station.listing-confirmed.v1.online", {"request": 0}),
        ("station.listing-confirmed.v1.online", {"outcome": "perhaps"}),
        ("station.visited.v1.member-card", {"card": ""}),
        ("station.service-held.v1.legal-education", {"theme": "karaoke"}),
        ("station.registered.v1.registered", {"point": {"lon": 112.9, "lat": 28.2, "crs": "WGS-84"}}),
        ("station.opened.v1.opened", {"timetable": [{}]}),
        ("station.rejected.v1.proposal", {"reasons": []}),
        ("station.takedown-asked.v1.suspended", {"reason": "bored"}),
        ("organization.dissolved.v1.successor", {"successor": "somebody"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_stations_never_say_is_refused(name: str, change: dict[str, Any]) -> None:
    event = read(ROOT / f"Tests/ContractsTests/Examples/{name}.json")
    assert accepts(event)
    assert not accepts({**event, "data": {**event["data"], **change}})


def test_a_department_names_one_station_and_some_change() -> None:
    event = read(ROOT / "Tests/ContractsTests/Examples/station.changed.v1.opens.json")
    for data in ({}, {"code": event["data"]["code"]}, {"name": "新名"}, {"code": None, "proposalNumber": None, "name": "新名"}):
        assert not accepts({**event, "data": data}), data
    assert accepts({**event, "data": {"proposalNumber": "TX-1", "name": "新名"}})


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("relief.payment-settled.v1.settled", {"reference": "FK000000012345010"}),
        ("relief.payment-settled.v1.settled", {"amountFen": 800.5}),
        ("relief.payment-settled.v1.settled", {"settledOn": "31.12.2026"}),
        ("relief.payment-settled.v1.settled", {"bankReference": "流水 1"}),
        ("relief.payment-failed.v1.minimal", {"failure": "bored"}),
        ("relief.payment-failed.v1.minimal", {"text": "长" * 201}),
        ("relief.payment-returned.v1.name-differs", {"amountFen": -1}),
        ("relief.payment-inquiry-answered.v1.pending", {"inquiry": 0}),
        ("relief.payment-inquiry-answered.v1.pending", {"status": "settled"}),
        ("relief.payment-asked.v1.first", {"payer": "6222021901000000417"}),
        ("relief.payment-asked.v1.first", {"purpose": "送" * 31}),
        ("relief.payment-asked.v1.first", {"attempt": 100}),
        ("relief.payment-asked.v1.first", {"payee": {"number": "1234", "bank": "B", "holder": "张某"}}),
        ("relief.payment-inquiry-asked.v1.second", {"answerBy": "tomorrow"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_banks_and_relief_never_say_is_refused(name: str, change: dict[str, Any]) -> None:
    event = read(ROOT / f"Tests/ContractsTests/Examples/{name}.json")
    assert accepts(event)
    assert not accepts({**event, "data": {**event["data"], **change}})


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("relief.nominated.v1.warmth", {"programme": "swn-2026"}),
        ("relief.nominated.v1.warmth", {"basis": "archive"}),
        ("relief.nominated.v1.warmth", {"basis": "friend"}),
        ("relief.nominated.v1.warmth", {"payee": {"bank": "中国工商银行"}}),
        ("relief.nominated.v1.warmth", {"amountFen": 800.5}),
        ("relief.nominated.v1.warmth", {"facts": {}}),
        ("relief.nominated.v1.student", {"facts": {"study.stage": "nursery"}}),
        ("relief.payee-changed.v1.archive", {"nominationNumber": "N-1", "programme": "SWN-2026-HN"}),
        ("relief.payee-changed.v1.archive", {"ordinal": 21}),
        ("relief.objection-raised.v1.line", {"list": "SWN-2026-HN/1", "position": 1}),
        ("relief.objection-raised.v1.position", {"position": 0}),
        ("relief.objection-raised.v1.line", {"grounds": "长" * 2001}),
        ("relief.programme-changed.v1.saved", {"period": {"from": "2026-12-01"}}),
        ("relief.programme-changed.v1.saved", {"places": []}),
        ("relief.list-changed.v1.checked", {"state": "paid"}),
        ("relief.list-changed.v1.checked", {"digest": "4be1"}),
        ("relief.list-changed.v1.checked", {"totals": {"frozen": {"lines": -1, "fen": 0}}}),
        ("relief.list-changed.v1.approved", {"approvals": [{"level": "county"}]}),
        ("relief.list-page-published.v1.last", {"lines": [{"line": "HX00000001234530"}]}),
        ("relief.list-page-published.v1.last", {"page": 0}),
        ("relief.payments-recorded.v1.mixed", {"lines": []}),
        ("relief.statement-reconciled.v1.day", {"account": "6222021901000000417"}),
        ("relief.statement-reconciled.v1.day", {"classes": [{"class": "lost", "entries": 1, "fen": 1}]}),
        ("relief.balance-closed.v1.december", {"month": "2026-13"}),
        ("relief.sample-drawn.v1.yearly", {"shareBasisPoints": 10001}),
        ("membership.ended.v1.deceased", {"reason": "bored"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_is_never_said_of_lists_is_refused(name: str, change: dict[str, Any]) -> None:
    event = read(ROOT / f"Tests/ContractsTests/Examples/{name}.json")
    assert accepts(event)
    assert not accepts({**event, "data": {**event["data"], **change}})


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("relief.archive-applied.v1.illness", {"division": "110101"}),
        ("relief.archive-applied.v1.illness", {"members": []}),
        ("relief.archive-applied.v1.illness", {"members": [{"relation": "head", "name": "张某"}]}),
        ("relief.archive-applied.v1.illness", {"months": {"from": "2025-12"}}),
        ("relief.archive-applied.v1.illness", {"months": {"from": "2025-13", "to": "2026-11"}}),
        ("relief.archive-applied.v1.illness", {"housing": {"kind": "castle", "dwellings": 1}}),
        ("relief.archive-applied.v1.illness", {"causes": []}),
        ("relief.archive-applied.v1.illness", {"causes": ["illness", "illness"]}),
        ("relief.archive-applied.v1.illness", {"exclusions": ["yacht"]}),
        ("relief.archive-applied.v1.illness", {"payee": {"bank": "工商银行"}}),
        ("relief.archive-applied.v1.illness", {"evidence": [{"kind": "diagnosis", "reference": "Z-1", "sha256": "A3"}]}),
        ("relief.archive-applied.v1.by-accident", {"event": {"kind": "accident"}}),
        ("relief.household-changed.v1.moved", {"archive": "DA4301020000173"}),
        ("relief.household-changed.v1.moved", {"address": ""}),
        ("relief.authorisation-signed.v1.two-adults", {"signers": []}),
        ("relief.authorisation-signed.v1.two-adults", {"signers": [1, 1]}),
        ("relief.authorisation-signed.v1.two-adults", {"signers": [0]}),
        ("relief.verification-answered.v1.consistent", {"round": 0}),
        ("relief.verification-answered.v1.consistent", {"result": "perhaps"}),
        ("relief.verification-answered.v1.differs", {"findings": [{"ordinal": 21, "kind": "income"}]}),
        ("relief.verification-answered.v1.differs", {"deceased": ["3"]}),
        ("relief.death-reported.v1.reported", {"on": "18.12.2026"}),
        ("relief.verification-asked.v1.first", {"scope": []}),
        ("relief.verification-asked.v1.first", {"members": []}),
        ("relief.verification-asked.v1.first", {"authorisation": {"textVersion": "2026-01"}}),
        ("relief.verification-withdrawn.v1.withdrawn", {"why": "bored"}),
        ("relief.archive-changed.v1.publicised", {"state": "shown"}),
        ("relief.archive-changed.v1.publicised", {"category": "rich"}),
        ("relief.archive-changed.v1.returned", {"reasons": [{"code": "evidence-missing"}]}),
        ("relief.archive-published.v1.household", {"householdSize": 0}),
        ("relief.archive-published.v1.household", {"until": "Monday"}),
        ("relief.objection-decided.v1.upheld", {"upheld": "yes"}),
        ("relief.objection-decided.v1.upheld", {"line": "HX00000001234530"}),
        ("relief.refused.v1.archive", {"reasons": []}),
        ("relief.stalled.v1.verification", {"reference": "FK0000000123450102"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_archives_never_say_is_refused(name: str, change: dict[str, Any]) -> None:
    event = read(ROOT / f"Tests/ContractsTests/Examples/{name}.json")
    assert accepts(event)
    assert not accepts({**event, "data": {**event["data"], **change}})


def test_a_changed_household_names_some_change() -> None:
    event = read(ROOT / "Tests/ContractsTests/Examples/relief.household-changed.v1.moved.json")
    assert not accepts({**event, "data": {"archive": event["data"]["archive"]}})
    assert accepts({**event, "data": {"archive": event["data"]["archive"], "causes": ["illness"]}})


def test_the_totals_of_a_list_follow_from_each_other() -> None:
    """Nobody is lost between two steps: lines and money both add up, trimming takes money alone."""

    def adds_up(totals: dict[str, dict[str, int]], whole: str, parts: tuple[str, ...]) -> bool:
        return all(
            totals[whole][unit] == sum(totals[part][unit] for part in parts if (part, unit) != ("trimmed", "lines"))
            for unit in ("lines", "fen")
        )

    checked = read(ROOT / "Tests/ContractsTests/Examples/relief.list-changed.v1.checked.json")["data"]
    assert adds_up(checked["totals"], "frozen", ("refused", "carved-out", "trimmed", "included"))
    approved = read(ROOT / "Tests/ContractsTests/Examples/relief.list-changed.v1.approved.json")["data"]
    assert adds_up(approved["totals"], "published", ("removed", "objected", "split-off", "approved"))
    assert approved["totals"]["published"] == checked["totals"]["included"]
    assert {"lines": approved["lines"], "fen": approved["totalFen"]} == approved["totals"]["approved"]


def test_every_line_and_archive_has_its_check_digits() -> None:
    numbers = set()
    for path in [*EXAMPLES, *DOCUMENTS.glob("relief.*")]:
        numbers |= set(re.findall(r"(?:HX|DA)[0-9]{14}", path.read_text(encoding="utf-8")))
    assert len(numbers) >= 3
    for number in numbers:
        assert int("".join(str(int(character, 36)) for character in number)) % 97 == 1, number


def test_every_payment_reference_has_its_check_digits() -> None:
    """ISO 7064 MOD 97-10 again; line and attempt are all that a reference is made of."""
    references = set()
    for path in [*EXAMPLES, *(ROOT / "deploy/samples/statements").glob("*"), *DOCUMENTS.glob("relief.*")]:
        references |= set(re.findall(r"FK[0-9]{16}", path.read_text(encoding="utf-8")))
    assert len(references) >= 4
    for reference in references:
        assert int("".join(str(int(character, 36)) for character in reference)) % 97 == 1, reference


def test_every_code_of_a_station_has_its_check_digits() -> None:
    """ISO 7064 MOD 97-10 with letters counting 10 to 35, computed here by whole numbers."""
    codes = set()
    for path in EXAMPLES:
        codes |= set(re.findall(r"YZ[0-9]{13}", path.read_text(encoding="utf-8")))
    assert len(codes) >= 5
    for code in codes:
        assert int("".join(str(int(character, 36)) for character in code)) % 97 == 1, code


def test_every_permitted_base_costs_what_the_quote_says() -> None:
    """Base x rate, rounded half up to the fen, and the pool is what the own account leaves; the domain facts, G.7.1."""
    quote = read(ROOT / "Tests/ContractsTests/Examples/insurance.quoted.v1.tiers.json")["data"]
    least = {"percent": 60, "baseFen": 360000, "monthlyFen": 72000, "accountFen": 28800, "poolFen": 43200}
    assert quote["tiers"][0] == least
    assert (quote["minimumFen"], quote["maximumFen"]) == (quote["averageFen"] * 6 // 10, quote["averageFen"] * 3)
    for tier in quote["tiers"]:
        assert tier["baseFen"] * 100 == quote["averageFen"] * tier["percent"]
        assert tier["monthlyFen"] == (tier["baseFen"] * quote["rateBasisPoints"] + 5000) // 10000
        assert tier["accountFen"] == (tier["baseFen"] * quote["accountBasisPoints"] + 5000) // 10000
        assert tier["poolFen"] == tier["monthlyFen"] - tier["accountFen"]
