"""Departments for the tests: those that the environment names, or new ones of the running system."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from department import Department

UNIONCTL = Path(__file__).resolve().parents[2] / "unionctl"
PROVINCE, CHANGSHA = "430000", "430100"


def unionctl(*arguments: str) -> str:
    """Runs deploy/unionctl, which finds the running system."""
    done = subprocess.run([UNIONCTL, *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"unionctl {' '.join(arguments[:2])}: {done.stderr.strip()}"
    return done.stdout


def new_department(place: str) -> Iterator[str]:
    """Makes a department, gives its URI, and removes it afterwards."""
    name = f"test-{secrets.token_hex(4)}"
    made = unionctl("departments", "add", name, "--may", "enrollment.requested.v1", "--place", place, "--json")
    yield json.loads(made)["uri"]
    unionctl("departments", "remove", name)


@pytest.fixture(scope="session")
def uri() -> Iterator[str]:
    """The URI of a department that may act for the province."""
    if uri := os.environ.get("DEPARTMENT_URI"):
        yield uri
    elif path := os.environ.get("DEPARTMENT_FILE"):
        yield json.loads(Path(path).read_text(encoding="utf-8"))["uri"]
    elif os.environ.get("UNION_HOME"):
        yield from new_department(PROVINCE)
    else:
        pytest.skip("no running system: set DEPARTMENT_URI, DEPARTMENT_FILE or UNION_HOME")


@pytest.fixture(scope="session")
def narrow_uri() -> Iterator[str]:
    """The URI of a second department, which may act for Changsha alone."""
    if uri := os.environ.get("NARROW_DEPARTMENT_URI"):
        yield uri
    elif os.environ.get("UNION_HOME"):
        yield from new_department(CHANGSHA)
    else:
        pytest.skip("no running system: set NARROW_DEPARTMENT_URI or UNION_HOME")


@pytest.fixture
def department(uri: str) -> Iterator[Department]:
    """A connected department whose queue holds nothing from before."""
    with Department(uri, patience=30) as department:
        department.read_outcomes(lambda _: None, idle=0.5)
        yield department


@pytest.fixture
def narrow(narrow_uri: str) -> Iterator[Department]:
    """A department that may act for Changsha alone."""
    with Department(narrow_uri, patience=30) as department:
        department.read_outcomes(lambda _: None, idle=0.5)
        yield department
