#!/usr/bin/env python3
"""Looks for sample persons where they must not be: in logs, events, metrics, data files.

    ./leak_check.py people.json PATH...      files or directories; people.json is written by sample_departments.py

Finds full names, identity numbers and phones: plain, URL-encoded, with JSON's backslash-u, in base64 and in hexadecimal.
Prints the place and the kind, never the value; exits 1 when it found something.
"""

from __future__ import annotations

import base64
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

CHUNK, OVERLAP = 8 << 20, 4 << 10

PHONE = re.compile(r"(?<!\d)(?:86)?(1[3-9]\d{9})(?!\d)")
IDENTITY = re.compile(r"(?<!\d)(?=(\d{17}[\dXx]))")
ESCAPED = re.compile(r"\\{1,2}u([0-9a-fA-F]{4})")
BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}")
HEXADECIMAL = re.compile(r"(?:[0-9a-fA-F]{2}){9,}")


class Needles:
    """What to look for."""

    def __init__(self, people: list[dict[str, str]]) -> None:
        self.names = {person["name"] for person in people}
        self.phones = {person["phone"] for person in people}
        self.numbers = {person["number"] for person in people}
        families = "".join(sorted({name[0] for name in self.names}))
        lengths = sorted({len(name) for name in self.names})
        self._names = [re.compile(f"(?=([{families}].{{{length - 1}}}))") for length in lengths if families]

    def kinds_in(self, text: str) -> set[str]:
        """Which kinds of personal data this text holds, as it stands."""
        found = set()
        if any(match[1] in self.phones for match in PHONE.finditer(text)):
            found.add("phone")
        if any(match[1].upper() in self.numbers for match in IDENTITY.finditer(text)):
            found.add("identity number")
        if any(match[1] in self.names for pattern in self._names for match in pattern.finditer(text)):
            found.add("full name")
        return found


def main(arguments: list[str]) -> int:
    """Searches every file under the paths; 1 when something was found."""
    if len(arguments) < 2 or arguments[0] in ("-h", "--help"):
        print(__doc__, file=sys.stderr)
        return 2
    needles = Needles(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
    files = [file for path in arguments[1:] for file in files_under(Path(path))]
    leaks = [leak for file in files for leak in leaks_in(file, needles)]
    for leak in leaks:
        print(f"leak: {leak}")
    print(f"{len(files)} files, {len(needles.names)} names: {len(leaks)} leaks")
    return 1 if leaks else 0


def files_under(path: Path) -> list[Path]:
    """The file itself, or all files in the directory."""
    if not path.exists():
        raise SystemExit(f"{path} does not exist")
    return [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())


def leaks_in(path: Path, needles: Needles) -> Iterator[str]:
    """Where in a file something was found: the chunk's line for text, and how it was written."""
    line = 1
    for chunk in chunks(path):
        for encoding, text in views(chunk):
            for kind in needles.kinds_in(text):
                yield f"{path}:{line_of(chunk, encoding, kind, needles, line)}: {kind} ({encoding})"
        line += chunk.count("\n")


def line_of(chunk: str, encoding: str, kind: str, needles: Needles, first: int) -> int:
    """The first line of the chunk that holds this kind in this encoding, or the line on which the chunk starts."""
    for offset, line in enumerate(chunk.split("\n")):
        if any(name == encoding and kind in needles.kinds_in(text) for name, text in views(line)):
            return first + offset
    return first


def chunks(path: Path) -> Iterator[str]:
    """The file's text in pieces that overlap, so that nothing is cut in two; bytes that are no UTF-8 are replaced."""
    with path.open("rb") as file:
        rest = b""
        while block := file.read(CHUNK):
            yield (rest + block).decode("utf-8", "replace")
            rest = block[-OVERLAP:]


def views(text: str) -> Iterator[tuple[str, str]]:
    """The text as it stands, and with each encoding undone."""
    yield "plain", text
    if "\\u" in text:
        yield "JSON-escaped", ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if "%" in text:
        yield "URL-encoded", unquote(text)
    yield "base64", "\n".join(decoded for run in BASE64.findall(text) for decoded in from_base64(run))
    yield "hexadecimal", "\n".join(bytes.fromhex(run).decode("utf-8", "replace") for run in HEXADECIMAL.findall(text))


def from_base64(run: str) -> Iterator[str]:
    """A run of base64 characters, decoded from each of the four places where a group of four may begin."""
    run = run.replace("-", "+").replace("_", "/")
    for start in range(4):
        whole = run[start : start + (len(run) - start) // 4 * 4]
        tail = run[start + len(whole) :]
        padded = whole + (tail + "=" * (4 - len(tail)) if len(tail) >= 2 else "")
        yield base64.b64decode(padded).decode("utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
