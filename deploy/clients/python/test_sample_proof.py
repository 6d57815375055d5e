"""A sample is drawn again by other means than it was drawn by, and comes out the same; anything else is noticed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sample_proof import draw
from test_contracts import ROOT, read

GOLDEN = read(ROOT / "Tests/ServiceKitTests/Golden/sample-proof.json")
NUMBERS, PROOF = GOLDEN["numbers"], GOLDEN["proof"]


def test_the_golden_sample_comes_out() -> None:
    assert draw(reversed(NUMBERS), PROOF) == PROOF
    assert len(PROOF["drawn"]) == 30


@pytest.mark.parametrize(("name", "value"), [("witness", "李主席"), ("linkHash", "ff" * 32), ("share", 2_900), ("drawn", [])])
def test_a_proof_that_was_changed_does_not_hold(name: str, value: object) -> None:
    changed = PROOF | {name: value}
    assert draw(NUMBERS, changed) != changed


def test_the_command_says_what_differs(tmp_path: Path) -> None:
    proof, numbers = tmp_path / "proof.json", tmp_path / "numbers.txt"
    numbers.write_text("\n".join(NUMBERS), encoding="utf-8")

    def run(given: dict[str, object]) -> subprocess.CompletedProcess[str]:
        proof.write_text(json.dumps(given), encoding="utf-8")
        script = Path(__file__).with_name("sample_proof.py")
        return subprocess.run([sys.executable, script, proof, numbers], capture_output=True, text=True, check=False)

    assert run(PROOF).returncode == 0
    refused = run(PROOF | {"drawn": PROOF["drawn"][1:]})
    assert (refused.returncode, "drawn differ" in refused.stderr) == (1, True)
