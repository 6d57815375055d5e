"""leak_check.py finds what it must in every encoding, and nothing in masked or foreign text."""

from __future__ import annotations

import base64
import json
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

import pytest

import leak_check
from sample_people import People, Person, check_character, resident_id


@pytest.fixture
def person() -> Person:
    return People(seed=1).new()


def found(person: Person, text: str | bytes, directory: Path) -> bool:
    """Whether the check reports a leak in a file of this content."""
    people, log = directory / "people.json", directory / "service.log"
    people.write_text(json.dumps([vars(person)]), encoding="utf-8")
    log.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return leak_check.main([str(people), str(log)]) == 1


@pytest.mark.parametrize("field", ["name", "number", "phone"])
@pytest.mark.parametrize("prefix", ["", "x", "ab", "{\"a\":"])
def test_every_encoding_is_found(person: Person, field: str, prefix: str, tmp_path: Path) -> None:
    value = getattr(person, field)
    text = f"{prefix}'{value}', later"
    assert found(person, f"one line\nanother {text}", tmp_path)
    assert found(person, json.dumps(text), tmp_path)
    assert found(person, "".join(f"\\u{ord(character):04X}" for character in text), tmp_path)
    assert found(person, quote(text), tmp_path)
    assert found(person, base64.b64encode(text.encode()), tmp_path)
    assert found(person, base64.urlsafe_b64encode(text.encode()).rstrip(b"="), tmp_path)
    assert found(person, "\\x" + text.encode().hex(), tmp_path)
    assert found(person, b"\xff\xfe" + text.encode() + b"\x00", tmp_path)


def test_masked_and_foreign_text_is_clean(person: Person, tmp_path: Path) -> None:
    masked = f"{person.name[0]}*{person.name[-1]} {person.number[:3]}***********{person.number[-4:]} {person.phone[:3]}****"
    assert not found(person, masked + " 430104199202290029 13800000001 张某", tmp_path)
    assert not found(person, f"9{person.phone} {person.phone}0", tmp_path), "part of a longer number is no phone"


def test_a_leak_across_two_chunks_is_found(person: Person, tmp_path: Path) -> None:
    filler = b"." * (leak_check.CHUNK - 7)
    assert found(person, filler + person.number.encode() + filler, tmp_path)


def test_the_place_is_told_without_the_value(person: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(person, f"first\nsecond {person.number}\n", tmp_path)
    printed = capsys.readouterr().out
    assert "service.log:2: identity number (plain)" in printed
    assert person.number not in printed


def test_identity_numbers_of_the_standard_verify() -> None:
    for number in ("430104199202290029", "433101197812013031", "421002198806152010", "810000199408230021"):
        assert check_character(number[:17]) == number[17]


def test_people_differ_and_repeat_by_seed() -> None:
    first, second = People(seed=7), People(seed=7)
    people = [first.new() for _ in range(20_000)]
    assert people == [second.new() for _ in range(20_000)]
    assert len({person.number for person in people}) == 20_000
    assert all(resident_id(person.number[:6], date_of(person), int(person.number[14:17])) == person.number for person in people[:50])


def date_of(person: Person) -> date:
    """The birthday in an identity number."""
    return datetime.strptime(person.number[6:14], "%Y%m%d").date()
