"""Tables of the demo's summary: a title, a column for each department or scheme, and the sum."""

from __future__ import annotations

from collections.abc import Collection


def print_head(title: str, columns: Collection[str]) -> None:
    """The titles of a table."""
    print("".join(["  ", padded(title, 30), *(" " * (16 - width(column)) + column for column in columns), f"{'all':>10}"]))


def print_row(title: str, values: list[int], total: int) -> None:
    """One line of the table."""
    print("".join(["  ", padded(title, 30), *(f"{value:>16}" for value in values), f"{total:>10}"]))


def padded(text: str, columns: int) -> str:
    """The text and as many blanks as fill the columns."""
    return text + " " * (columns - width(text))


def width(text: str) -> int:
    """How many columns it takes; a Chinese character is two wide."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)
