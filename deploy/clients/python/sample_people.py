"""Synthetic persons for samples and tests: nobody's names, nobody's numbers, and easy to find in a log.

Every name is written in characters that hardly any real name has; every identity number is computed (GB 11643-1999).
Persons are numbered: number n of a seed is always the same person, and no two numbers share an identity number.
"""

from __future__ import annotations

import json
import random
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"

FAMILY_NAMES = "亓仉酆郗逄爨缑郏鄢麴璩邴翦隗禚厍"
GIVEN_NAMES = "龘靐齉鱻麤龗灪籲爩馫虪齾龖讟麣鸙驫飝灩钃韊廲騳犇羴猋毳劦嚞淼焱垚"

COUNTIES = tuple(
    f"43{prefecture}{county}"
    for prefecture, counties in {
        "01": "02 03 04 05 11 12 21 81 82",
        "02": "02 03 04 11 12 23 24 25 81",
        "03": "02 04 21 81 82",
        "04": "05 06 07 08 12 21 22 23 24 26 81 82",
        "05": "02 03 11 22 23 24 25 27 28 29 81 82",
        "06": "02 03 11 21 23 24 26 81 82",
        "07": "02 03 21 22 23 24 25 26 81",
        "08": "02 11 21 22",
        "09": "02 03 21 22 23 81",
        "10": "02 03 21 22 23 24 25 26 27 28 81",
        "11": "02 03 22 23 24 25 26 27 28 29 81",
        "12": "02 21 22 23 24 25 26 27 28 29 30 81",
        "13": "02 21 22 81 82",
        "31": "01 22 23 24 25 26 27 30",
    }.items()
    for county in counties.split()
)
RETIRED_COUNTIES = (
    "430122", "430124", "430221", "430425", "430427", "430521", "430526", "430622", "432321", "432401",
    "432501", "432524", "432622", "432721", "432801", "432822", "432901", "432930", "433002", "433024",
)  # fmt: skip
AREAS = COUNTIES + RETIRED_COUNTIES
FIRST_BIRTHDAY, BIRTHDAYS, SEQUENCES = date(1960, 1, 1), 17_167, 999
IDENTITIES = len(AREAS) * BIRTHDAYS * SEQUENCES
STRIDE = 1_000_000_007  # a prime larger than any factor of IDENTITIES: neighbours in number differ in everything


@dataclass(frozen=True)
class Person:
    """A synthetic person."""

    name: str
    number: str
    phone: str
    type: str = "resident-id"


def check_character(seventeen: str) -> str:
    """The last character of an identity number (ISO 7064 MOD 11-2)."""
    return CHECK_CHARACTERS[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, seventeen)) % 11]


def resident_id(area: str, birthday: date, sequence: int) -> str:
    """The 18 characters of a resident's identity number; an odd sequence is a man's, an even one a woman's."""
    seventeen = f"{area}{birthday:%Y%m%d}{sequence:03d}"
    return seventeen + check_character(seventeen)


class People:
    """Persons without end, each new: what one run needs, out of a range of numbers that no other seed is likely to share."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._next = self._random.randrange(IDENTITIES)
        self.made: list[Person] = []

    def new(self) -> Person:
        """The next person."""
        identity = self._next * STRIDE % IDENTITIES
        self._next += 1
        identity, sequence = divmod(identity, SEQUENCES)
        area, birthday = divmod(identity, BIRTHDAYS)
        kind, place = ("resident-id", AREAS[area])
        if self._random.random() < 0.01:  # residents from Hong Kong, Macau and Taiwan
            kind, place = ("hkmt-residence", self._random.choice(("810000", "820000", "830000")))
        number = resident_id(place, FIRST_BIRTHDAY + timedelta(days=birthday), sequence + 1)
        return self.keep(Person(self._name(), number, self._phone(), kind))

    def keep(self, person: Person) -> Person:
        """Remembers a person made elsewhere, so that the leak check looks for it too."""
        self.made.append(person)
        return person

    def save(self, path: Path) -> None:
        """Writes all persons, for leak_check.py."""
        path.write_text(json.dumps([asdict(person) for person in self.made], ensure_ascii=False), encoding="utf-8")

    def _name(self) -> str:
        given = self._random.sample(GIVEN_NAMES, 2)
        return self._random.choice(FAMILY_NAMES) + "".join(given)

    def _phone(self) -> str:
        return f"1{self._random.randint(3, 9)}{self._random.randrange(10**9):09d}"
