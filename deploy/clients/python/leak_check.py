#!/usr/bin/env python3
"""Looks for sample persons where they must not be: in logs, events, metrics, data files.

    ./leak_check.py people.json PATH...      files or directories; people.json is written by sample_departments.py,
                                         visitors and contacts of stations by sample_stations.py

Finds full names, identity numbers (of 18 and of 15 digits), phones and cards shown at stations, and those that are masked
too little. They may be plain, full-width or spaced, in UTF-16, URL-encoded, with JSON's backslash-u, in base64 or in
hexadecimal.
Prints the place and the kind, never the value; exits 1 when it found something.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from leak_forms import views
from leak_needles import Needles

CHUNK, OVERLAP = 8 << 20, 4 << 10


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
    for start, chunk in chunks(path):
        for form, text in views(chunk):
            for kind in needles.kinds_in(text):
                yield f"{path}:{line_of(chunk, form, kind, needles, line)}: {kind} ({form})"
        line += chunk.count(b"\n", start)


def line_of(chunk: bytes, form: str, kind: str, needles: Needles, first: int) -> int:
    """The first line of the chunk that holds this kind in this form, or the line on which the chunk starts."""
    for offset, line in enumerate(chunk.split(b"\n")):
        if any(name == form and kind in needles.kinds_in(text) for name, text in views(line)):
            return first + offset
    return first


def chunks(path: Path) -> Iterator[tuple[int, bytes]]:
    """The file in pieces that overlap, so that nothing is cut in two; with each, where its new bytes begin."""
    with path.open("rb") as file:
        rest = b""
        while block := file.read(CHUNK):
            yield len(rest), rest + block
            rest = block[-OVERLAP:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
