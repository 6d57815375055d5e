"""What a department is asked: opened with its private key, refused where it was changed or is somebody else's."""

from __future__ import annotations

import base64
import copy
import json
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_public_key

from conftest import unionctl
from department import Department, Event, RequestUnreadable, is_request, new_key, read_private_key
from leak_places import Instance
from test_contracts import ROOT, read, validator

HERE = Path(__file__).resolve().parent
GOLDEN = read(ROOT / "Tests/ServiceKitTests/Golden/sealed-request.json")
TYPE = "insurance.check-requested.v1"


def department(name: str = GOLDEN["department"]) -> Department:
    """A department that connects to nothing."""
    return Department(f"amqp://{name}:none@127.0.0.1:1/union")


def golden_key() -> str:
    """The private key of the vector, in PEM."""
    key = X25519PrivateKey.from_private_bytes(base64.b64decode(GOLDEN["privateKey"]))
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def sealed(data: dict[str, Any], name: str, public_key: str, key_id: str) -> Event:
    """A request as a service seals it, by the document, in another language than the services'."""
    event_id = str(uuid.uuid4())
    info = f"union/requests/v1\n{name}\n{TYPE}\n{event_id}".encode()
    key = load_pem_public_key(public_key.encode())
    message = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM).encrypt(json.dumps(data).encode(), key, info)
    enc, ciphertext = (base64.b64encode(part).decode() for part in (message[:32], message[32:]))
    return {
        "specversion": "1.0", "id": event_id, "source": "/services/enrollment", "type": TYPE, "subject": "IC-1",
        "data": {"keyId": key_id, "enc": enc, "ciphertext": ciphertext},
    }  # fmt: skip


def test_the_golden_vector_opens_and_satisfies_its_schema() -> None:
    event = GOLDEN["event"]
    assert is_request(event)
    assert department().open_request(event, golden_key()) == GOLDEN["data"]
    validator("cloudevent").validate(event)
    validator("sealed-request").validate(event["data"])
    for name in ("keyId", "enc", "ciphertext"):
        assert not validator("sealed-request").is_valid({**event["data"], name: "?"})
        assert not validator("sealed-request").is_valid({key: value for key, value in event["data"].items() if key != name})


def test_of_several_keys_the_request_names_its_own() -> None:
    (old, public), (new, _) = new_key(), new_key()
    event = sealed({"caseNumber": "IC-1"}, "tax-hunan", public, read_private_key(old)[0])
    assert department().open_request(event, new, old) == {"caseNumber": "IC-1"}
    with pytest.raises(RequestUnreadable):
        department().open_request(event, new)


def flipped(text: str, index: int) -> str:
    """The base64 text with one bit of one byte changed."""
    changed = bytearray(base64.b64decode(text))
    changed[index] ^= 1
    return base64.b64encode(changed).decode()


CHANGES: dict[str, Callable[[Event], Any]] = {
    "another type": lambda event: event.update(type="insurance.check-requested.v2"),
    "another id": lambda event: event.update(id="0190f2c1-7d1a-7c3e-8b52-9a1f6e0d4c12"),
    "another key id": lambda event: event["data"].update(keyId="0" * 16),
    "a changed first byte": lambda event: event["data"].update(ciphertext=flipped(event["data"]["ciphertext"], 0)),
    "a changed tag": lambda event: event["data"].update(ciphertext=flipped(event["data"]["ciphertext"], -1)),
    "another encapsulated key": lambda event: event["data"].update(enc=flipped(event["data"]["enc"], 7)),
    "no encapsulated key": lambda event: event["data"].pop("enc"),
    "nothing sealed": lambda event: event["data"].update(enc="", ciphertext=""),
    "no base64": lambda event: event["data"].update(ciphertext="§"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_was_changed_is_refused(change: Callable[[Event], Any]) -> None:
    event = copy.deepcopy(GOLDEN["event"])
    change(event)
    with pytest.raises(RequestUnreadable):
        department().open_request(event, golden_key())


def test_another_department_cannot_take_it_for_its_own() -> None:
    with pytest.raises(RequestUnreadable):
        department("bank-hunan").open_request(GOLDEN["event"], golden_key())


def test_an_outcome_is_no_request() -> None:
    assert not is_request(read(ROOT / "Tests/ContractsTests/Examples/enrollment.accepted.v1.union.json"))


def test_a_key_of_another_kind_is_told_as_such() -> None:
    key = subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519"], capture_output=True, check=True, text=True).stdout
    with pytest.raises(ValueError, match="X25519"):
        read_private_key(key)


def test_the_lines_in_the_readme_run(tmp_path: Path, uri: str) -> None:
    """From the key's making to the opened request, as README tells it, on the running system."""
    if not os.environ.get("UNION_HOME"):
        pytest.skip("no running system of our own: set UNION_HOME")
    name = Department(uri).name
    shell, program = (
        re.search(rf"```{kind}\n((?:(?!```).)*{mark}(?:(?!```).)*)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
        for kind, mark in (("sh", "openssl genpkey"), ("python", "open_request"))
    )
    assert shell and program
    commands = [line for line in shell[1].splitlines() if line.startswith("openssl")]
    subprocess.run(["sh", "-ec", "\n".join(commands)], cwd=tmp_path, check=True, capture_output=True)
    registered = json.loads(unionctl("departments", "key", name, str(tmp_path / "public.pem"), "--json"))
    key_id = read_private_key((tmp_path / "private.pem").read_text())[0]
    assert registered["keyId"] == key_id
    assert json.loads(unionctl("departments", "show", name, "--json"))["keyId"] == key_id

    event = sealed({"caseNumber": "IC-1", "name": "张测试"}, name, (tmp_path / "public.pem").read_text(), key_id)
    Instance(Path(os.environ["UNION_HOME"])).management(
        "exchanges/union/requests/publish", "POST",
        {
            "routing_key": f"{name}.{TYPE}", "payload": json.dumps(event), "payload_encoding": "string",
            "properties": {"delivery_mode": 2},
        },
    )  # fmt: skip
    environment = {**os.environ, "DEPARTMENT_URI": uri, "PYTHONPATH": str(HERE)}
    done = subprocess.run(
        [sys.executable, "-c", program[1]], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60
    )
    assert "{'caseNumber': 'IC-1', 'name': '张测试'}" in done.stdout, done.stdout + done.stderr


def test_the_operator_is_told_what_is_no_key(tmp_path: Path, uri: str) -> None:
    if not os.environ.get("UNION_HOME"):
        pytest.skip("no running system of our own: set UNION_HOME")
    (tmp_path / "key.pem").write_text(new_key()[0])
    with pytest.raises(AssertionError, match="department-key-private"):
        unionctl("departments", "key", Department(uri).name, str(tmp_path / "key.pem"))
