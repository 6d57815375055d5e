"""What the leak check looks for: a person's name, numbers, phone and card, whole or masked too little."""

from __future__ import annotations

import re
from collections import defaultdict

#: No shorter run of digits holds a number or a phone.
DIGITS = re.compile(r"[0-9]{11,}[Xx]?")
#: Area and day of birth, or day of birth and sequence: what is left when a few digits were cut off.
FRAGMENTS = ((0, 14), (6, 18))
MASKED_NUMBER = re.compile(r"(?<![0-9Xx*])([0-9]*)[*×]{2,}([0-9]*[Xx]?)(?![0-9Xx*])")
MASKED_NAME = re.compile(r"([\u3400-\u9fff]*)[*×]+([\u3400-\u9fff]*)")
#: What is masked, how it is called, and how many of its characters may be left at both ends together.
MASKED = (("number", "identity number", 8), ("phone", "phone", 7), ("card", "card", 4))


class Needles:
    """The persons, so arranged that a text of megabytes is searched quickly.

    Of each there may be a `name`, a `number`, a `phone` and a `card` of digits: of a station's contact no number is known, of
    its visitors nothing but the card.
    """

    def __init__(self, people: list[dict[str, str]]) -> None:
        self.names, self.phones, self.numbers, self.cards = (
            {person[key] for person in people if key in person} for key in ("name", "phone", "number", "card")
        )
        self._fifteen = {number[:6] + number[8:17] for number in self.numbers if number[6:8] == "19"}
        self._fragments = [{number[first:last] for number in self.numbers} for first, last in FRAGMENTS]
        families = "".join(sorted({name[0] for name in self.names}))
        lengths = sorted({len(name) for name in self.names})
        self._names = [re.compile(f"(?=([{families}].{{{length - 1}}}))") for length in lengths if families]
        self._by_ends = {
            "number": by_first(self.numbers), "phone": by_first(self.phones), "card": by_first(self.cards),
        }  # fmt: skip
        self._card_lengths = sorted({len(card) for card in self.cards})
        self._hidden = {mask for name in self.names for mask in overexposed(name)}

    def kinds_in(self, text: str) -> set[str]:
        """Which kinds of personal data this text holds, as it stands."""
        found = set()
        for match in DIGITS.finditer(text):
            found |= self._kinds_in_digits(match[0].upper())
        if any(match[1] in self.names for pattern in self._names for match in pattern.finditer(text)):
            found.add("full name")
        if "*" in text or "×" in text:
            found |= self._masked_too_little(text)
        return found

    def _kinds_in_digits(self, run: str) -> set[str]:
        """In a whole run of digits, with the X that may end a number: a phone fills it, a number or card may stand within."""
        found, digits = set(), run.rstrip("X")
        if digits[:-11] in ("", "86", "0086") and digits[-11:] in self.phones:
            found.add("phone")
        windows = [(18, self.numbers), *((last - first, each) for (first, last), each in zip(FRAGMENTS, self._fragments))]
        if digits in self._fifteen or any(
            run[start : start + length] in values for length, values in windows for start in range(len(run) - length + 1)
        ):
            found.add("identity number")
        spans = [(start, start + length) for length in self._card_lengths for start in range(len(run) - length + 1)]
        if any(run[start:end] in self.cards for start, end in spans):
            found.add("card")
        return found

    def _masked_too_little(self, text: str) -> set[str]:
        found = set()
        for match in MASKED_NUMBER.finditer(text):
            start, end = match[1], match[2].upper()
            for kind, name, shown in MASKED:
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
