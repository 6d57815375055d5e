"""The forms in which text may hide in bytes: each is undone, so that the search sees plain text."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

ESCAPED = re.compile(r"\\{1,2}u([0-9a-fA-F]{4})")
PERCENT = re.compile(rb"(?:[\x21-\x7e]*%[0-9a-fA-F]{2})+[\x21-\x7e]*")
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}")
HEXADECIMAL = re.compile(rb"(?:[0-9a-fA-F]{2}){6,}")
#: Full-width digits and letters, as input methods produce them.
WIDE_RUN = re.compile("[\uff01-\uff5e]+")
WIDE = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
BETWEEN = re.compile(r"(?<=[0-9])[ \-\u3000\u00a0](?=[0-9Xx])|(?<=[\u3400-\u9fff])[ \u3000\u00b7](?=[\u3400-\u9fff])")


def views(chunk: bytes) -> Iterator[tuple[str, str]]:
    """The bytes as text with each form undone, in normal spelling: half-width, and once more without the spaces and
    hyphens within numbers and names."""
    for form, text in forms(chunk):
        half = WIDE_RUN.sub(lambda match: match[0].translate(WIDE), text)
        yield form, half
        if BETWEEN.search(half):
            yield f"{form}, spaced", BETWEEN.sub("", half)


def forms(chunk: bytes) -> Iterator[tuple[str, str]]:
    """The bytes as text, and what each encoding in them holds."""
    text = chunk.decode("utf-8", "replace")
    yield "plain", text
    yield from utf16("UTF-16", chunk)
    if "\\u" in text:
        yield "JSON-escaped", ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if b"%" in chunk:
        yield "URL-encoded", lines([unquote_to_bytes(run) for run in PERCENT.findall(chunk)])
    for form, parts in (
        ("base64", [part for run in BASE64.findall(chunk) for part in from_base64(run)]),
        ("hexadecimal", [bytes.fromhex(run.decode()) for run in HEXADECIMAL.findall(chunk)]),
    ):
        yield form, lines(parts)
        yield from utf16(f"{form} of UTF-16", b"\n\n".join(parts))


def utf16(form: str, chunk: bytes) -> Iterator[tuple[str, str]]:
    """The bytes as UTF-16, from both places at which a character may begin, in both orders."""
    for order in ("utf-16-le", "utf-16-be"):
        for start in (0, 1):
            yield form, chunk[start:].decode(order, "replace")


def lines(parts: list[bytes]) -> str:
    """Each part on a line of its own, so that nothing is read across two of them."""
    return "\n".join(part.decode("utf-8", "replace") for part in parts)


def from_base64(run: bytes) -> Iterator[bytes]:
    """A run of base64 characters, decoded from each of the four places where a group of four may begin."""
    run = run.replace(b"-", b"+").replace(b"_", b"/")
    for start in range(4):
        whole = run[start : start + (len(run) - start) // 4 * 4]
        tail = run[start + len(whole) :]
        padded = whole + (tail + b"=" * (4 - len(tail)) if len(tail) >= 2 else b"")
        yield base64.b64decode(padded)
