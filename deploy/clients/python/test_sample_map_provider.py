"""The sample map provider: it does what each word of its script says, notices what it must not be asked, and, asked again until
it confirms, ends with a map that shows the stations in operation and no other. The broker is not needed here."""

from __future__ import annotations

import base64
import json
import random
import uuid
from typing import Any

import pytest

from department import Department, Event, new_key, read_private_key
from sample_map_provider import CONFIRMED, LISTING, MANNERS, TAKEDOWN, Ask, MapProvider, Script
from test_contracts import ROOT, accepts, validator

CODE, OTHER = "YZ4301020041777", "YZ4301030041895"
POINT = {"lon": 112.944264, "lat": 28.224701, "crs": "GCJ-02"}


class Quiet(Department):
    """A provider's department that keeps what it would publish, and whose requests are opened already."""

    def __init__(self, name: str = "map-gaode") -> None:
        super().__init__(f"amqp://{name}:none@127.0.0.1:1/union")
        self.published: list[Event] = []

    def publish(self, event: Event) -> None:
        self.published.append(json.loads(json.dumps(event)))

    def open_request(self, event: Event, *private_keys: str) -> dict[str, Any]:
        return event["data"]["ciphertext"]


class Desk:
    """A provider that answers everything in one manner, and what asks it."""

    def __init__(self, **manners: int) -> None:
        self.department = Quiet()
        script = Script(7, {word.replace("_", "-"): share for word, share in manners.items()} or dict(MANNERS))
        self.provider = MapProvider(self.department, "", "GCJ-02", script, late=0)

    def ask(self, type: str = LISTING, code: str = CODE, request: int = 1, attempt: int = 1, **more: Any) -> None:
        data: dict[str, Any] = {"code": code, "request": request, "attempt": attempt, **more}
        if type == LISTING:
            data = {"name": "长坡社区工会驿站", "point": POINT, **data}
        self.provider.hear({"id": str(uuid.uuid4()), "type": type, "data": {"ciphertext": data}})

    def refuse(self, event: Event, *codes: str) -> None:
        data = {"reasons": [{"code": code} for code in codes]}
        self.provider.hear({"id": str(uuid.uuid4()), "type": "station.rejected.v1", "causationid": event["id"], "data": data})

    def come_due(self) -> None:
        """What it says later, it says now."""
        later, self.provider._later = self.provider._later, []
        for _, action in later:
            action()

    @property
    def said(self) -> list[tuple[int, str]]:
        return [(event["data"]["request"], event["data"]["outcome"]) for event in self.department.published]


def test_every_answer_satisfies_the_contract() -> None:
    for manner in MANNERS:
        desk = Desk(**{manner.replace("-", "_"): 1})
        for attempt in (1, 2, 3):
            desk.ask(attempt=attempt)
        desk.ask(TAKEDOWN, request=2)
        desk.come_due()
        for event in desk.department.published:
            validator("cloudevent").validate(event)
            validator(CONFIRMED).validate(event["data"])
        assert desk.department.published, manner


def test_properly() -> None:
    desk = Desk(properly=1)
    desk.ask()
    assert desk.said == [(1, "online")] and desk.provider.map[CODE].point == POINT
    poi = desk.department.published[0]["data"]["poi"]
    desk.ask(attempt=2)
    assert desk.department.published[0] == desk.department.published[1], "asked again, it says the same event"
    desk.ask(request=2, name="新名")
    assert desk.department.published[-1]["data"]["poi"] == poi and desk.provider.map[CODE].name == "新名"
    desk.ask(TAKEDOWN, request=3)
    assert desk.said[-1] == (3, "offline") and not desk.provider.map
    desk.ask(request=2, attempt=2)
    assert len(desk.said) == 4 and not desk.provider.map, "an older ask that comes late shows nothing again"
    assert not desk.provider.faults()


@pytest.mark.parametrize(("manner", "answers"), [("when_asked_again", 2), ("never_before_the_third", 3), ("refuse_first", 2)])
def test_forgotten_until_asked_again(manner: str, answers: int) -> None:
    desk = Desk(**{manner: 1})
    for attempt in range(1, answers + 1):
        assert CODE not in desk.provider.map
        desk.ask(attempt=attempt)
    assert desk.said[-1] == (1, "online") and CODE in desk.provider.map
    assert [outcome for _, outcome in desk.said].count("online") == 1


def test_a_takedown_is_never_refused() -> None:
    desk = Desk(refuse_first=1)
    desk.ask(TAKEDOWN)
    assert desk.said == [(1, "offline")]
    desk.ask(code=OTHER)
    refusal = desk.department.published[-1]["data"]
    assert refusal["outcome"] == "refused" and refusal["reasons"] and "poi" not in refusal


def test_twice_is_one_event_again_and_another() -> None:
    desk = Desk(twice=1)
    desk.ask()
    ids = [event["id"] for event in desk.department.published]
    assert desk.said == [(1, "online")] * 3 and len(set(ids)) == 2


def test_late_unless_something_else_was_asked() -> None:
    desk = Desk(late=1)
    desk.ask()
    assert not desk.said
    desk.come_due()
    assert desk.said == [(1, "online")]
    desk.ask(code=OTHER)
    desk.ask(TAKEDOWN, code=OTHER, request=2)
    desk.come_due()
    assert desk.said == [(1, "online"), (2, "offline")] and OTHER not in desk.provider.map


def test_out_of_order_says_the_older_after_the_newer() -> None:
    desk = Desk(out_of_order=1)
    desk.ask()
    assert not desk.said
    desk.provider._script = Script(7, {"properly": 1})
    desk.ask(TAKEDOWN, request=2)
    assert desk.said == [(2, "offline"), (1, "online")] and not desk.provider.map, "said, and not shown"
    desk.ask(TAKEDOWN, request=3)
    assert desk.said[-1] == (3, "offline")


def test_what_was_never_asked_is_refused_and_then_said_rightly() -> None:
    desk = Desk(wrong_number_first=1)
    desk.ask()
    (wrong,) = desk.department.published
    assert wrong["data"]["request"] == 1_001 and desk.provider.faults() and not desk.provider.is_idle
    desk.refuse(wrong, "listing-request-unknown")
    assert desk.said[-1] == (1, "online") and not desk.provider.faults() and desk.provider.is_idle


def test_what_must_not_be_asked_is_noticed() -> None:
    for more in (
        {"code": "YZ4301020041778"}, {"point": {**POINT, "crs": "WGS-84"}}, {"point": None}, {"attempt": 0},
    ):  # fmt: skip
        desk = Desk(properly=1)
        desk.ask(**more)
        assert len(desk.provider.faults()) == 1, more
    desk = Desk(properly=1)
    desk.ask()
    desk.refuse(desk.department.published[0], "provider-unknown")
    assert len(desk.provider.faults()) == 1


def test_what_is_sealed_is_opened() -> None:
    """With a real key, as the service seals it; what another seals is put aside."""
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    private, public = new_key()
    data = json.loads((ROOT / "Tests/ContractsTests/Examples/station.listing-asked.v1.first.json").read_text("utf-8"))["data"]
    event: Event = {"id": str(uuid.uuid4()), "type": LISTING, "source": "/services/stations"}
    info = f"union/requests/v1\nmap-gaode\n{LISTING}\n{event['id']}".encode()
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    message = suite.encrypt(json.dumps(data).encode(), load_pem_public_key(public.encode()), info)
    enc, ciphertext = (base64.b64encode(part).decode() for part in (message[:32], message[32:]))
    event["data"] = {"keyId": read_private_key(private)[0], "enc": enc, "ciphertext": ciphertext}
    department = Quiet()
    department.open_request = Department.open_request.__get__(department)  # type: ignore[method-assign]
    provider = MapProvider(department, private, "GCJ-02", Script(7, {"properly": 1}))
    provider.hear(event)
    provider.hear(event)
    assert [each["data"]["code"] for each in department.published] == [data["code"]], "delivered twice, answered once"
    assert accepts(department.published[0]) and not provider.faults()
    provider.hear({**event, "id": str(uuid.uuid4())})
    assert len(provider.faults()) == 1


class Register:
    """What the service records of one provider: asks until confirmed, believes nothing older than its last ask."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.operating: dict[str, bool] = {}
        self.record: dict[str, str] = {}
        self.asks: dict[str, int] = {}
        self.attempts: dict[str, int] = {}
        self._read = 0

    def operate(self, code: str, is_operating: bool) -> None:
        self.operating[code] = is_operating
        if is_operating or self.record.get(code) not in (None, "offline"):
            self._ask(code, "submitted" if is_operating else "takedown-pending")

    def _ask(self, code: str, state: str) -> None:
        self.record[code] = state
        self.asks[code] = self.asks.get(code, 0) + 1
        self.attempts[code] = 0
        self.ask_again(code)

    def ask_again(self, code: str) -> None:
        self.attempts[code] += 1
        type = LISTING if self.record[code] == "submitted" else TAKEDOWN
        self.desk.ask(type, code, self.asks[code], self.attempts[code])

    def hear(self) -> None:
        while self._read < len(self.desk.department.published):
            event = self.desk.department.published[self._read]
            self._read += 1
            code, request, outcome = (event["data"][key] for key in ("code", "request", "outcome"))
            if request > self.asks[code]:
                self.desk.refuse(event, "listing-request-unknown")
            elif outcome == "online" and not self.operating[code]:
                self._ask(code, "takedown-pending")
            elif request == self.asks[code] and outcome == "online":
                self.record[code] = "online"
            elif request == self.asks[code] and outcome == "offline" and not self.operating[code]:
                self.record[code] = "offline"
            assert self.operating[code] or self.record[code] != "online"


@pytest.mark.parametrize("seed", range(20))
def test_asked_until_it_confirms_the_map_ends_right(seed: int) -> None:
    desk, dice = Desk(), random.Random(seed)
    desk.provider._script = Script(seed)
    register = Register(desk)
    codes = [code_of(serial) for serial in range(1, 41)]
    for _ in range(200):
        register.operate(dice.choice(codes), dice.random() < 0.6)
        if dice.random() < 0.7:
            register.hear()
    for _ in range(20):
        desk.come_due()
        register.hear()
        for code, state in list(register.record.items()):
            if state in ("submitted", "takedown-pending"):
                register.ask_again(code)
    operating = {code for code, is_operating in register.operating.items() if is_operating}
    assert set(desk.provider.map) == operating, "the map"
    assert {code for code, state in register.record.items() if state == "online"} == operating, "the record"
    assert not desk.provider.faults() and desk.provider.is_idle
    assert len(desk.provider.manners) == len(MANNERS), "every manner came"


def test_the_script_is_the_seeds() -> None:
    asks = [Ask(LISTING, {"code": code_of(serial), "request": 1}) for serial in range(1, 1_001)]
    first, again, other = ([Script(seed).manner("map-gaode", ask) for ask in asks] for seed in (1, 1, 2))
    assert first == again != other
    assert set(first) == set(MANNERS) and 560 < first.count("properly") < 680


def code_of(serial: int) -> str:
    """The code of a station of 芙蓉区."""
    body = f"YZ430102{serial:05d}"
    number = int("".join(str(int(character, 36)) for character in body))
    return f"{body}{98 - number * 100 % 97:02d}"
