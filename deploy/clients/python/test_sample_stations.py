"""The sample stations: realistic by the shares of the domain facts, valid by the contract, and told beforehand rightly."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import datetime
from math import cos, hypot, pi
from typing import Any

import pytest

from department import Event
from propose_station import is_station_code
from sample_coordinates import METRES_PER_DEGREE, captured, moved, to_bd09, to_gcj02
from sample_counties import SAMPLE_COUNTIES
from sample_people import COUNTIES, People
from sample_station_lives import CHINA, LIVES, STEPS, Course, Lives, Visits, is_answer
from sample_stations import FAULTS, HOSTS, Proposal, Waves, as_row, figures, sample_waves
from test_contracts import validator

VALID = {step.type: validator(step.type) for step in STEPS.values()}
PROPOSED, VISITED = validator("station.proposed.v1"), validator("station.visited.v1")
#: What only the service can judge; the shape of such a proposal is right.
BEYOND_THE_SHAPE = {
    "station-duplicate", "proposal-number-reused", "out-of-scope", "hours-invalid", "division-not-county", "point-out-of-range",
    "identifier-personal", "phone-format", "timetable-invalid", "division-unknown",
}  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> dict[str, Waves]:
    return sample_waves(7, People(7))


@pytest.fixture(scope="module")
def proposals(sample: dict[str, Waves]) -> list[Proposal]:
    return [each for waves in sample.values() for each in waves.all]


@pytest.fixture(scope="module")
def stations(proposals: list[Proposal]) -> list[Proposal]:
    return [each for each in proposals if each.is_registered]


def metres(one: Proposal, other: Proposal) -> float:
    east = (one.longitude - other.longitude) * cos(one.latitude * pi / 180)
    return hypot(east, one.latitude - other.latitude) * METRES_PER_DEGREE


def is_near(share: float, expected: float) -> bool:
    return abs(share - expected) < 0.2 * expected + 0.005


def test_the_same_seed_makes_the_same_stations() -> None:
    first, again, other = (sample_waves(seed, People(seed), 400) for seed in (1, 1, 2))
    assert first == again
    numbers = [{each.number for waves in every.values() for each in waves.all} for every in (first, other)]
    assert numbers[0].isdisjoint(numbers[1]), "another run proposes other numbers"


def test_there_are_4900_over_122_counties(sample: dict[str, Waves], stations: list[Proposal]) -> None:
    new = sum(1 for waves in sample.values() for each in waves.first + waves.second if not each.expected.repeated)
    reused = sum("proposal-number-reused" in each.expected.reasons for waves in sample.values() for each in waves.second)
    assert new - reused == 4_900
    assert {each.data["division"] for each in stations} == set(COUNTIES)


def test_shares_are_those_of_the_domain_facts(stations: list[Proposal], proposals: list[Proposal]) -> None:
    count = len(stations)
    groups = {
        "bank": 55, "post": 55, "community": 55, "government-hall": 15, "party-service-centre": 15, "fuel-station": 20,
        "supermarket": 20,
    }  # fmt: skip
    hosts = defaultdict[int, int](int)
    for each in stations:
        hosts[groups.get(each.data["hostType"], 10)] += 1
    assert all(is_near(hosts[share] / count, share / 100) for share in (55, 15, 20, 10)), hosts
    assert sum(share for share, _ in HOSTS.values()) == 100
    told = figures(proposals)
    assert is_near(told["allDay"] / count, 0.065) and is_near(told["employmentHelp"] / count, 0.15)
    assert told["refused"]["point-swapped"] == told["refused"]["crs-missing"] - 3 == 147
    doubles = told["refused"]["station-duplicate"]
    doubles += sum("possible-duplicate-station" in each.expected.warnings for each in proposals)
    assert doubles == 245
    assert sum(told["counties"].values()) == told["outcomes"]["registered"] == count


def test_every_point_lies_near_its_county(stations: list[Proposal]) -> None:
    centres = {county.code: county for county in SAMPLE_COUNTIES}
    for each in stations:
        county = centres[each.data["division"]]
        assert 108.78 < each.longitude < 114.26 and 24.63 < each.latitude < 30.14
        assert hypot(each.longitude - county.longitude, each.latitude - county.latitude) * METRES_PER_DEGREE < 12_000
        for point in [each.data["point"]] if "point" in each.data else [stop["point"] for stop in each.data["timetable"]]:
            assert hypot(point["lon"] - each.longitude, point["lat"] - each.latitude) * METRES_PER_DEGREE < 4_500


def test_nothing_resembles_another_by_chance(stations: list[Proposal], proposals: list[Proposal]) -> None:
    """Two of one host within 50 m are those that are meant to be."""
    by_host = defaultdict[tuple[str, str], list[Proposal]](list)
    for each in stations:
        by_host[each.data["division"], each.data["hostName"]].append(each)
    pairs = [(one, other) for each in by_host.values() for one in each for other in each if one.number < other.number]
    near = [pair for pair in pairs if metres(*pair) <= 50]
    meant = [each for each in stations if "possible-duplicate-station" in each.expected.warnings]
    assert len(near) == len(meant) > 100
    refused = [each for each in proposals if "station-duplicate" in each.expected.reasons]
    for each in refused:
        (original,) = by_host[each.data["division"], each.data["hostName"]]
        assert metres(each, original) <= 50 and each.data["address"] == original.data["address"]
        assert each.number != original.number
    names = [each.data["name"] for each in stations if not each.expected.warnings & {"possible-duplicate-station"}]
    assert len(set(names)) == len(names)


def test_what_is_registered_satisfies_the_contract_and_what_is_refused_does_not(proposals: list[Proposal]) -> None:
    for each in proposals:
        if each.expected.kind == "registered":
            PROPOSED.validate(each.data)
        elif not each.expected.reasons <= BEYOND_THE_SHAPE:
            assert not PROPOSED.is_valid(each.data), each.expected


def test_every_fault_comes(proposals: list[Proposal]) -> None:
    met = {each.expected.reasons for each in proposals}
    assert {frozenset(reasons) for _, *reasons in FAULTS} <= met


def test_corrections_come_under_the_same_number(sample: dict[str, Waves]) -> None:
    for waves in sample.values():
        refused = {each.number: each for each in waves.first if each.expected.reasons & {"point-swapped", "crs-missing"}}
        mended = {each.number for each in waves.corrected}
        assert mended and mended <= refused.keys()
        for each in waves.corrected:
            assert each.event_id != refused[each.number].event_id and each.expected.kind == "registered"
            assert {**each.data, "point": None} == {**refused[each.number].data, "point": None}


def test_contacts_are_kept_for_the_leak_check() -> None:
    people = People(3)
    proposals = [each for waves in sample_waves(3, people, 300).values() for each in waves.all]
    phones = {person.phone for person in people.made}
    written = {each.data["contact"]["phone"] for each in proposals if "contact" in each.data} - {"0731-84812345"}
    assert len(written) > 150 and written <= phones


def test_coordinates_are_converted_as_the_vectors_say() -> None:
    """Domain facts, B.7."""
    for wgs84, gcj02, bd09 in (
        ((112.938814, 28.228209), (112.944264, 28.224701), (112.950757, 28.230806)),
        ((113.128958, 29.357104), (113.134922, 29.354548), (113.141386, 29.360632)),
        ((109.738273, 28.314827), (109.743005, 28.311437), (109.749581, 28.317109)),
        ((113.032067, 25.793589), (113.037635, 25.790665), (113.044049, 25.797000)),
    ):
        assert tuple(round(each, 6) for each in to_gcj02(*wgs84)) == gcj02
        assert tuple(round(each, 6) for each in to_bd09(*to_gcj02(*wgs84))) == bd09
        assert captured(*wgs84, "WGS-84") == captured(*wgs84, "CGCS2000") | {"crs": "WGS-84"}
    east = moved(112.0, 28.0, 100, 0)
    assert abs((east[0] - 112) * cos(28 * pi / 180) * METRES_PER_DEGREE - 100) < 0.01


def test_a_row_has_what_a_county_writes(stations: list[Proposal]) -> None:
    rows = [as_row(each) for each in stations[:500]]
    assert {len(row) for row in rows} == {15} and any("24小时" in row for row in rows)


# How they live on


class Service:
    """What the service answers to one department's messages, by the table of the design: no more than these lives need."""

    def __init__(self, approves_at_once: bool) -> None:
        self._approves_at_once = approves_at_once
        self._states: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._sequence = 0

    def register(self, proposal: Proposal) -> Event:
        self._states[proposal.number] = "proposed"
        return self._event("station.registered.v1", proposal.number, proposal.event_id)

    def answer(self, type: str, data: dict[str, Any], event_id: str) -> list[Event]:
        number = data.get("proposalNumber") or self._numbers[data["code"]]
        state, told, reason = self._states[number], "station.changed.v1", None
        match type.split(".")[1], state:
            case "site-checked", "proposed" if data["fit"]:
                state = "approved" if self._approves_at_once else "site-checked"
            case "site-checked", "proposed":
                state, reason = "closed", "site-unfit"
            case "accepted", "approved" if data["passed"]:
                self._codes[number], state = code_of(len(self._codes) + 1), "coded"
                self._numbers[self._codes[number]] = number
            case "accepted", "approved":
                reason = "acceptance-failed"
            case "changed", "coded" if "openedOn" in data and "plate" in data:
                state, told = "operating", "station.opened.v1"
            case "changed", "coded" if "openedOn" in data:
                reason = "plate-missing"
            case "changed", "operating" if "upgradeFrom" in data:
                state = "upgrading"
            case "changed", "upgrading" if "upgradedOn" in data:
                state = "operating"
            case "changed", "suspended" if "resumedOn" in data:
                state = "operating"
            case "inspected", "operating" if data["passed"]:
                pass
            case "inspected", "operating":
                state, told = "suspended", "station.suspended.v1"
            case "suspended", "operating":
                state, told = "suspended", "station.suspended.v1"
            case "closed", _:
                state, told = "closed", "station.closed.v1"
            case _:
                reason = "station-state"
        self._states[number] = state
        if reason:
            event = self._event("station.rejected.v1", number, event_id)
            event["data"] = {"proposalNumber": number, "refusedType": type, "reasons": [{"code": reason}]}
            return [event]
        events = [self._event(told, number, event_id)]
        if state == "site-checked":
            self._states[number] = "approved"
            events.append(self._event("station.changed.v1", number, "an operator's"))
        if data.get("validUntil", "9999") < datetime.now(CHINA).date().isoformat():
            self._states[number] = "suspended"
            events.append(self._event("station.suspended.v1", number, "a duty's"))
        return events

    def _event(self, type: str, number: str, cause: str) -> Event:
        self._sequence += 1
        data = {"proposalNumber": number, "state": self._states[number]}
        if number in self._codes:
            data["code"] = self._codes[number]
        return {"id": str(self._sequence), "type": type, "causationid": cause, "sequence": self._sequence, "data": data}


def code_of(serial: int) -> str:
    body = f"YZ430102{serial:05d}"
    number = int("".join(str(int(character, 36)) for character in body))
    return f"{body}{98 - number * 100 % 97:02d}"


@pytest.mark.parametrize("approves_at_once", [True, False])
def test_every_life_ends_as_it_is_told(stations: list[Proposal], approves_at_once: bool) -> None:
    mine = [each for each in stations if each.number.startswith("HN")][:1_500]
    lives, service = Lives.of(7, mine), Service(approves_at_once)
    waiting = [service.register(each) for each in mine]
    types = set()
    assert not lives.is_complete and lives.faults()
    while waiting:
        event = waiting.pop()
        message = lives.hear(event)
        assert lives.hear(event) is None, "the same event again changes nothing"
        if message is None:
            continue
        types.add(message.type)
        VALID[message.type].validate(message.data)
        for key in ("on", "openedOn", "from", "upgradeFrom", "upgradedOn", "resumedOn"):
            assert message.data.get(key, "") <= datetime.now(CHINA).date().isoformat()
        answers = service.answer(message.type, message.data, message.event_id)
        assert is_answer(answers[0], message), (message, answers)
        waiting += reversed(answers)
    assert not lives.faults() and lives.is_complete
    assert types == {step.type for step in STEPS.values()}
    told = lives.figures()
    assert sum(told["states"].values()) == len(mine)
    assert told["operating"] == told["states"]["operating"] == len(lives.operating())
    assert is_near(told["upgraded"] / len(mine), 0.15) and sum(told["operatingByCounty"].values()) == told["operating"]
    assert all(is_station_code(code) for code in lives.operating())


def test_every_life_is_lived(stations: list[Proposal]) -> None:
    assert sum(life.share for life in LIVES) == 1_000
    for count in (len(LIVES), 200, len(stations)):
        lived = {course.life for course in Lives.of(7, stations[:count]).courses.values()}
        assert lived == set(LIVES), count
    assert {word for life in LIVES for word in life.steps} == set(STEPS)
    assert all(hasattr(Course, f"_{step.made}") for step in STEPS.values())


def test_what_goes_another_way_is_noticed(stations: list[Proposal]) -> None:
    lives, service = Lives.of(7, stations[:50]), Service(True)
    first = lives.hear(service.register(stations[0]))
    if first is not None:  # one that waits for its check has nothing to say
        data = {"proposalNumber": stations[0].number}
        lives.hear({"id": "x", "type": "station.rejected.v1", "causationid": "another's", "data": data})
    course = lives.courses[stations[0].number]
    course.code, course.state = code_of(1), "closed"
    lives.hear({"id": "y", "type": "station.changed.v1", "data": {"proposalNumber": stations[0].number, "code": code_of(2)}})
    assert any("another code" in fault for fault in lives.faults())
    lives.courses[stations[1].number].code = course.code
    assert any("of 2 stations" in fault for fault in lives.faults())


def test_visits_count_once_a_card() -> None:
    visits = Visits(random.Random(7))
    told, people = visits.today(code_of(1), 100)
    assert people == 100 == len({visit["card"] for visit in told}) < len(told) < 140
    for visit in told:
        VISITED.validate(visit)
        assert visit["card"].startswith("43") and len(visit["card"]) == 16
    assert {needle["card"] for needle in visits.needles()} == set(visits.cards) == {visit["card"] for visit in told}
