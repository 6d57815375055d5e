"""The example with which a stranger proposes a station: what it sends satisfies the contract, what it prints is readable."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from department import Department
from enroll import read
from propose_station import describe, events, is_station_code, near, reference, station_in_qr_code
from test_contracts import EXAMPLES, ROOT, accepts

CODE = "YZ4301020041777"


def options(**values: Any) -> argparse.Namespace:
    return argparse.Namespace(**{"files": [], "say": None, "open_at": None, "service": [], "crs": "WGS-84", **values})


def quiet() -> Department:
    """A department that connects to nothing."""
    return Department("amqp://union-changsha:none@127.0.0.1:1/union")


def test_the_sample_satisfies_the_contract() -> None:
    sample = ROOT / "deploy/samples/station.json"
    (proposal,) = events(quiet(), options(files=[sample]))
    assert accepts(proposal) and proposal["data"] == read(sample)[0]
    checked = {"proposalNumber": "TX-2026-0001", "on": "2026-11-20", "fit": True}
    (said,) = events(quiet(), options(say=("station.site-checked.v1", json.dumps(checked))))
    assert accepts(said) and said["type"] == "station.site-checked.v1"


def test_codes_are_verified_offline() -> None:
    assert is_station_code(CODE) and station_in_qr_code(f"urn:union:station:{CODE}") == CODE
    assert reference(CODE) == {"code": CODE} and reference("TX-2026-0001") == {"proposalNumber": "TX-2026-0001"}
    for position in range(2, 15):
        for digit in set("0123456789") - {CODE[position]}:
            assert not is_station_code(CODE[:position] + digit + CODE[position + 1 :])
    for text in ("", CODE, f"urn:union:station:{CODE[:-1]}", "urn:union:station:", f"https://x/{CODE}", "YZ４30102004177"):
        assert station_in_qr_code(text) is None


def test_the_nearest_are_asked_for_with_their_system() -> None:
    asked = near(options(near="112.938,28.228", crs="GCJ-02", service=["charging"], open_at="2026-11-21T12:00:00+08:00"))
    assert asked == {
        "query": "stations.near", "lon": 112.938, "lat": 28.228, "crs": "GCJ-02",
        "openAt": "2026-11-21T12:00:00+08:00", "services": ["charging"],
    }  # fmt: skip


OUTCOMES = [path for path in EXAMPLES if path.name.startswith("station.") and '"/services/' in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", OUTCOMES, ids=lambda path: path.stem)
def test_every_outcome_is_one_line_without_a_contact(path: Path) -> None:
    line = describe(json.loads(path.read_text(encoding="utf-8")))
    assert "\n" not in line and "station." in line and "1380000" not in line and "{" not in line


def test_what_matters_is_in_the_line() -> None:
    example = ROOT / "Tests/ContractsTests/Examples/station.rejected.v1.duplicate.json"
    line = describe(json.loads(example.read_text(encoding="utf-8")))
    for part in ("TX-2026-0045", "station-duplicate", "repeated=True", "similar=YZ4301030041895 at 0 m"):
        assert part in line, part
