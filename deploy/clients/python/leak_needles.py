"""What the leak check looks for: a person's name, numbers and phone, whole or masked too little."""

from __future__ import annotations

import re
from collections import defaultdict

PHONE = re.compile(r"(?<!\d)(?:\+?86|0086)?(1[3-9]\d{9})(?!\d)")
IDENTITY = re.compile(r"(?=(\d{17}[\dXx]))")
FIFTEEN = re.compile(r"(?<!\d)(\d{15})(?!\d)")
#: Area and day of birth, or day of birth and sequence: what is left when a few digits were cut off.
FRAGMENTS = ((0, 14, re.compile(r"(?=(\d{14}))")), (6, 18, re.compile(r"(?=(\d{11}[\dXx]))")))
MASKED_NUMBER = re.compile(r"(?<![0-9Xx*])(\d*)[*×]{2,}(\d*[Xx]?)(?![0-9Xx*])")
MASKED_NAME = re.compile(r"([\u3400-\u9fff]*)[*×]+([\u3400-\u9fff]*)")
#: How many characters of a number may be left at both ends together, and of which.
SHOWN_OF_IDENTITY, SHOWN_OF_PHONE = 8, 7


class Needles:
    """The persons, so arranged that a text of megabytes is searched quickly."""

    def __init__(self, people: list[dict[str, str]]) -> None:
        self.names = {person["name"] for person in people}
        self.phones = {person["phone"] for person in people}
        self.numbers = {person["number"] for person in people}
        self._fifteen = {number[:6] + number[8:17] for number in self.numbers if number[6:8] == "19"}
        self._fragments = [{number[first:last] for number in self.numbers} for first, last, _ in FRAGMENTS]
        families = "".join(sorted({name[0] for name in self.names}))
        lengths = sorted({len(name) for name in self.names})
        self._names = [re.compile(f"(?=([{families}].{{{length - 1}}}))") for length in lengths if families]
        self._by_ends = {"number": by_first(self.numbers), "phone": by_first(self.phones)}
        self._hidden = {mask for name in self.names for mask in overexposed(name)}

    def kinds_in(self, text: str) -> set[str]:
        """Which kinds of personal data this text holds, as it stands."""
        found = set()
        if any(match[1] in self.phones for match in PHONE.finditer(text)):
            found.add("phone")
        if self._holds_number(text):
            found.add("identity number")
        if any(match[1] in self.names for pattern in self._names for match in pattern.finditer(text)):
            found.add("full name")
        if "*" in text or "×" in text:
            found |= self._masked_too_little(text)
        return found

    def _holds_number(self, text: str) -> bool:
        if any(match[1].upper() in self.numbers for match in IDENTITY.finditer(text)):
            return True
        if any(match[1] in self._fifteen for match in FIFTEEN.finditer(text)):
            return True
        return any(
            match[1].upper() in fragments
            for (_, _, pattern), fragments in zip(FRAGMENTS, self._fragments)
            for match in pattern.finditer(text)
        )

    def _masked_too_little(self, text: str) -> set[str]:
        found = set()
        for match in MASKED_NUMBER.finditer(text):
            start, end = match[1], match[2].upper()
            for kind, name, shown in (("number", "identity number", SHOWN_OF_IDENTITY), ("phone", "phone", SHOWN_OF_PHONE)):
                if len(start) + len(end) > shown and any(
                    value.startswith(start) and value.endswith(end)
                    for value in self._by_ends[kind].get(start[:3] if len(start) >= 3 else end[-3:], ())
                ):
                    found.add(f"{name} masked too little")
        if any(not self._hidden.isdisjoint(shapes(match[1], match[2])) for match in MASKED_NAME.finditer(text)):
            found.add("name masked too little")
        return found


def by_first(values: set[str]) -> dict[str, list[str]]:
    """Values by their first three characters, and by their last three."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for value in values:
        grouped[value[:3]].append(value)
        grouped[value[-3:]].append(value)
    return grouped


def overexposed(name: str) -> set[tuple[str, str]]:
    """Masks of a name, as what stands before and after the stars, that show more than may be shown: the surname, and of
    a name of three characters or more the last one."""
    masks = {(name[:first], name[last:]) for first in range(len(name)) for last in range(first + 1, len(name) + 1)}
    family = 2 if len(name) > 3 else 1
    given = {"", name[-1]} if len(name) > 2 else {""}
    return masks - {(name[:shown], end) for shown in range(family + 1) for end in given}


def shapes(start: str, end: str) -> set[tuple[str, str]]:
    """The masks that this may be, whatever text stands around it."""
    starts = [start[-count:] for count in range(1, min(len(start), 4) + 1)] or [""]
    ends = [end[:count] for count in range(1, min(len(end), 4) + 1)] or [""]
    return {(before, after) for before in starts for after in ends}
