#!/usr/bin/env python3
"""Draws a sample again from its proof, as `unionctl archives samples show --json` and the audit export hand it out.

Usage: sample_proof.py PROOF.json NUMBERS.txt    (one number a line, the whole population)
"""

from __future__ import annotations

import hashlib
import hmac
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def draw(numbers: Iterable[str], proof: dict[str, Any]) -> dict[str, Any]:
    """The proof as it must be for this population; equal to the one at hand if that is honest."""
    population = sorted({number.encode() for number in numbers})
    digest = hashlib.sha256(b"".join(number + b"\n" for number in population))
    link = bytes.fromhex(proof["linkHash"])
    seed = hashlib.sha256(b"union/sample/v1" + digest.digest() + link + proof["witness"].encode())
    size = -(-len(population) * proof["share"] // 10_000)
    lowest = sorted(population, key=lambda number: hmac.digest(seed.digest(), number, "sha256"))[:size]
    drawn = [number.decode() for number in sorted(lowest)]
    return proof | {"population": len(population), "digest": digest.hexdigest(), "seed": seed.hexdigest(), "drawn": drawn}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    expected = draw(filter(None, Path(sys.argv[2]).read_text(encoding="utf-8").split("\n")), given)
    wrong = [name for name, value in expected.items() if given.get(name) != value]
    sys.exit(f"not the sample that must come out: {', '.join(wrong)} differ" if wrong else 0)
