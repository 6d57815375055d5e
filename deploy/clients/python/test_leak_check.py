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


def found(person: Person | dict[str, str], text: str | bytes, directory: Path) -> bool:
    """Whether the check reports a leak in a file of this content."""
    people, log = directory / "people.json", directory / "service.log"
    people.write_text(json.dumps([person if isinstance(person, dict) else vars(person)]), encoding="utf-8")
    log.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return leak_check.main([str(people), str(log)]) == 1


def fifteen(person: Person) -> str:
    """The number as it was written until 1999: without the century and the check character."""
    return person.number[:6] + person.number[8:17]


#: How a value may be spelled …
SPELLINGS = {
    "as it is": lambda value: value,
    "full-width": lambda value: "".join(chr(ord(each) + 0xFEE0) if each.isascii() else each for each in value),
    "spaced": " ".join,
}
#: … and how the text that holds it may be written.
ENCODINGS = {
    "UTF-8": str.encode,
    "JSON": lambda text: json.dumps(text).encode(),
    "JSON, capitals": lambda text: "".join(f"\\u{ord(each):04X}" for each in text).encode(),
    "URL": lambda text: quote(text).encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64url": lambda text: base64.urlsafe_b64encode(text.encode()).rstrip(b"="),
    "base64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "hexadecimal": lambda text: b"\\x" + text.encode().hex().encode(),
    "hexadecimal of UTF-16": lambda text: text.encode("utf-16-be").hex().upper().encode(),
    "UTF-16 little": lambda text: text.encode("utf-16-le"),
    "UTF-16 big": lambda text: b"x" + text.encode("utf-16-be"),
    "among other bytes": lambda text: b"\xff\xfe\x00" + text.encode() + b"\x00",
}


@pytest.mark.parametrize("field", ["name", "number", "phone", "fifteen"])
@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_form_is_found(person: Person, field: str, spelling: str, encoding: str, tmp_path: Path) -> None:
    value = fifteen(person) if field == "fifteen" else getattr(person, field)
    for prefix in ("", "x", "ab", '{"a":'):  # base64 groups by three: every alignment
        text = f"{prefix}'{SPELLINGS[spelling](value)}', later"
        assert found(person, b"one line\nanother " + ENCODINGS[encoding](text), tmp_path), prefix


def test_what_is_masked_too_little_is_found(person: Person, tmp_path: Path) -> None:
    name, number, phone = person.name, person.number, person.phone
    for text in (
        f"{name[:2]}*", f"*{name[1:]}", f"姓名{name[:2]}*", f"{number[:6]}********{number[-4:]}", f"{number[:14]}****",
        f"****{number[6:]}", number[:14], number[6:], f"{phone[:3]}**{phone[5:]}", f"{phone[:9]}**",
        f"+86{phone}", f"0086{phone}",
    ):  # fmt: skip
        assert found(person, f"applicant {text}, later", tmp_path), text


def test_masked_and_foreign_text_is_clean(person: Person, tmp_path: Path) -> None:
    name, number, phone = person.name, person.number, person.phone
    masked = f"{name[0]}*{name[-1]} {name[0]}** {number[:4]}************{number[-2:]} {number[:3]}***********{number[-4:]}"
    masked += f" {phone[:3]}****{phone[-4:]} {phone[:3]}******{phone[-2:]}"
    assert not found(person, masked + " 430104199202290029 13800000001 张某 张*某", tmp_path)
    assert not found(person, f"9{phone} {phone}0", tmp_path), "part of a longer number is no phone"


#: A station's contact, of whom no identity number is known, and what a visitor of a station showed.
CONTACT, CARD = {"name": "逄龘靐", "phone": "13987654321"}, "4318273645546372"


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_contacts_and_cards_of_stations_are_found(spelling: str, encoding: str, tmp_path: Path) -> None:
    for needle, value in ((CONTACT, CONTACT["name"]), (CONTACT, CONTACT["phone"]), ({"card": CARD}, CARD)):
        text = f"card '{SPELLINGS[spelling](value)}', later"
        assert found(needle, ENCODINGS[encoding](text), tmp_path), value


def test_a_card_masked_too_little_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in (f"{CARD[:4]}********{CARD[-4:]}", f"{CARD[:12]}****", f"7{CARD}7"):
        assert found({"card": CARD}, text, tmp_path), text
    assert CARD not in capsys.readouterr().out
    for text in (f"************{CARD[-4:]}", CARD[:15], "4318273645546373", "逄** 139****4321"):
        assert not found({**CONTACT, "card": CARD}, text, tmp_path), text


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
