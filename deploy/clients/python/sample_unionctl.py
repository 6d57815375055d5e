"""`unionctl`, as the demo's operators run it."""

from __future__ import annotations

import subprocess
from collections.abc import Collection
from pathlib import Path


class UnionCtl:
    """Runs one program; what it refuses ends the demo."""

    def __init__(self, program: Path) -> None:
        self._program = program

    def run(self, *arguments: str, text: str = "", statuses: Collection[int] = (0,)) -> str:
        """What it prints; `text` is its standard input. Some refuse a part, and say so by their status."""
        done = subprocess.run([self._program, *arguments], input=text, capture_output=True, text=True)
        if done.returncode not in statuses:
            raise SystemExit(f"unionctl {' '.join(arguments[:3])}: {done.stderr or done.stdout}")
        return done.stdout
