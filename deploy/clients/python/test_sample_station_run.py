"""The accounts of the demo's stations: the list's rows are told beforehand, figures are those of the report, one department says
and hears what it must, and what went another way is noticed. Broker and service are not needed here."""

from __future__ import annotations

import csv
import io
import json
import uuid
from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from department import Department, Event
from leak_needles import Needles
from sample_counties import SAMPLE_COUNTIES
from sample_demand import TITLES as DEMAND_TITLES
from sample_demand import write_demand
from sample_people import People
from sample_station_department import StationDepartment
from sample_station_figures import Figures, differences, empty, expected, since, sums, told
from sample_station_lives import Lives
from sample_station_list import TITLES, CountyList
from sample_station_operator import AUTOMATIC
from sample_station_report import print_stations, stations_report
from sample_station_run import CALENDAR, COUNT, LISTED, MAPS, keep_people
from sample_stations import WEEKDAYS, Waves, sample_waves, written_hours

COUNTY = next(each for each in SAMPLE_COUNTIES if each.code == "430181")
PROVIDERS = {"amap": "430000", "tianditu": "430100"}


class Quiet(Department):
    """A department that keeps what it would publish, by message."""

    def __init__(self, name: str = "stations-changsha") -> None:
        super().__init__(f"amqp://{name}:none@127.0.0.1:1/union")
        self.messages: list[list[Event]] = []

    @property
    def published(self) -> list[Event]:
        return [event for message in self.messages for event in message]

    def publish(self, event: Event) -> None:
        self.messages.append([event])

    def publish_batch(self, events: list[Event]) -> None:
        assert len({event["type"] for event in events}) == 1
        self.messages.append(events)


def outcome(event: Event, type: str, **data: Any) -> Event:
    number = event["data"].get("proposalNumber")
    return {"id": str(uuid.uuid4()), "type": type, "causationid": event["id"], "data": {"proposalNumber": number, **data}}


@pytest.fixture(scope="module")
def listed() -> CountyList:
    return CountyList(7, COUNTY, People(7), 130)


@pytest.fixture(scope="module")
def waves() -> Waves:
    return sample_waves(7, People(7), 1_500)["stations-changsha"]


def department_of(waves: Waves) -> tuple[StationDepartment, Quiet]:
    quiet = Quiet()
    return StationDepartment(quiet, waves, 7, AUTOMATIC), quiet


@pytest.mark.parametrize("seed", [1, 2])
def test_4900_are_registered_over_all_counties(seed: int) -> None:
    people = People(seed)
    proposed = sample_waves(seed, people, COUNT - LISTED)
    registered = [each.data["division"] for waves in proposed.values() for each in waves.registered]
    registered += [COUNTY.code for _ in CountyList(seed, COUNTY, people, LISTED).registered]
    assert len(registered) == 4_900 and set(registered) == {county.code for county in SAMPLE_COUNTIES}


# The list


def results_of(listed: CountyList, again: bool = False) -> list[dict[str, Any]]:
    """What the service says of each row, where all goes as told."""
    results = []
    for line, row in enumerate(listed.rows, start=2):
        outcome = "repeated" if again and row.outcome == "registered" else row.outcome
        result: dict[str, Any] = {"line": line, "outcome": outcome, "reasons": [{"code": code} for code in row.reasons]}
        if row.state:
            result |= {"state": row.state, "code": f"YZ{line:013d}"}
        results.append(result)
    return results


def test_a_list_has_as_many_stations_as_it_must_and_every_fault(listed: CountyList) -> None:
    assert len(listed.rows) == 130 + 2, "two rows stand there twice"
    assert {row.state for row in listed.registered} == {"operating", "proposed", "suspended", "closed"}
    assert listed.refused.keys() == {"point-swapped", "crs-missing", "hours-invalid", "station-duplicate"}
    rows = list(csv.reader(io.StringIO(listed.written().decode("gb18030"))))
    assert tuple(rows[0]) == TITLES and {len(row) for row in rows} == {len(TITLES)}
    assert listed.written() == CountyList(7, COUNTY, People(7), 130).written() != CountyList(8, COUNTY, People(8), 130).written()


def test_a_row_refused_as_a_double_comes_after_the_one_it_resembles(listed: CountyList) -> None:
    taken = set()
    for row in listed.rows:
        address = (row.cells[10], row.cells[5])
        if "station-duplicate" in row.reasons or row.outcome == "repeated":
            assert address in taken
        elif row.outcome == "registered":
            taken.add(address)


def test_what_becomes_of_a_row_is_held_to_what_was_told(listed: CountyList) -> None:
    assert not listed.faults(results_of(listed)) and not listed.faults(results_of(listed, again=True), again=True)
    assert len(listed.faults(results_of(listed), again=True)) == len(listed.registered), "twice the same file"
    for change in ({"outcome": "refused"}, {"state": "coded"}, {"line": 9_999}):
        results = results_of(listed)
        results[0] |= change
        assert listed.faults(results), change
    refused = next(index for index, row in enumerate(listed.rows) if row.outcome == "refused")
    results = results_of(listed)
    results[refused]["reasons"] = [{"code": "processing-failed"}]
    assert len(listed.faults(results)) == 1


def test_hours_are_written_as_people_do() -> None:
    weekdays = {day: ["08:00-12:00", "14:00-18:00"] for day in WEEKDAYS[:6]}
    assert written_hours({"weekly": weekdays}) == "周一至周六 08:00-12:00，14:00-18:00"
    assert written_hours({"weekly": {"mon": ["09:00-17:00"]}, "holidays": "closed"}) == "周一 09:00-17:00，节假日休息"
    assert written_hours({"allDay": True}) == "24小时"


# The figures


def test_figures_are_compared_one_by_one() -> None:
    row = {
        "division": "430102", "built": 3, "operating": 2, "stars": [0, 0, 1, 0, 0], "online": {"amap": 2},
        "services": {"recruitment": 1}, "visits": 5,
    }  # fmt: skip
    before, after = told([]), told([row])
    found = since(before, after)
    assert sums(found) == {
        "built": 3, "operating": 2, "stars 3": 1, "online amap": 2, "services recruitment": 1, "visits": 5,
    }  # fmt: skip
    double = {
        **row, "built": 6, "operating": 4, "stars": [0, 0, 2, 0, 0], "online": {"amap": 4}, "services": {"recruitment": 2},
        "visits": 10,
    }  # fmt: skip
    assert not differences(found, since(after, told([double]))), "run once more, as many are added"
    for name in sums(found):
        other = {key: Counter(counts) for key, counts in found.items()}
        other[name]["430102"] += 1
        assert len(differences(found, other)) == 1, name
        other[name] = Counter({"430103": found[name]["430102"]})
        assert len(differences(found, other)) == 2, f"{name} in another county"


def test_what_the_report_must_say_follows_from_the_lives(waves: Waves, listed: CountyList) -> None:
    lives = Lives.of(7, waves.registered)
    courses = list(lives.courses.values())
    figures = expected(courses, [], PROVIDERS, Counter({"430102": 4}), {"recruitment": Counter({"430102": 1})}, Counter())
    totals, of_lives = sums(figures), lives.figures()
    assert totals["operating"] == of_lives["operating"] == totals["online amap"] == totals["online tianditu"]
    assert totals["built"] == sum(of_lives["states"][state] for state in ("coded", "operating", "suspended", "upgrading"))
    assert totals["upgraded"] == of_lives["upgraded"] and totals["allDay"] == of_lives["operatingAllDay"]
    assert totals["employmentHelp"] == of_lives["operatingWithEmploymentHelp"]
    assert totals["suspended"] == of_lives["states"]["suspended"] > totals["inspectionsOverdue"] > 0
    assert (totals["visits"], totals["services recruitment"]) == (4, 1)
    inspected = [course for course in courses if "inspected" in course.life.steps]
    assert sum(totals[f"stars {stars}"] for stars in range(1, 6)) == len(inspected)
    assert dict(figures["operating"]) == of_lives["operatingByCounty"]
    with_list = sums(expected(courses, listed.rows, PROVIDERS, Counter(), {}, Counter()))
    operating = sum(row.state == "operating" for row in listed.registered)
    suspended = sum(row.state == "suspended" for row in listed.registered)
    assert with_list["operating"] == totals["operating"] + operating
    assert with_list["built"] == totals["built"] + operating + suspended
    elsewhere = sums(expected(courses, [], {"amap": "430000", "tianditu": "430600"}, Counter(), {}, Counter()))
    assert elsewhere["online amap"] == totals["operating"] and "online tianditu" not in elsewhere


# A department


def test_proposals_come_alone_and_up_to_500_in_one_message(waves: Waves) -> None:
    department, quiet = department_of(waves)
    department.first_wave()
    department.second_wave()
    sizes = Counter(len(message) for message in quiet.messages)
    assert max(sizes) <= 500 and sizes[1] and max(sizes) > 20
    assert {event["id"] for event in quiet.published} == {each.event_id for each in waves.all}
    assert len(quiet.published) == len(waves.all) + department.ignored
    assert len(json.dumps(max(quiet.messages, key=len), ensure_ascii=False).encode()) < 1 << 20


def test_lives_begin_with_what_was_registered_and_wait_for_the_operator(waves: Waves) -> None:
    department, quiet = department_of(waves)
    department._must_wait = {number for number, course in department.lives.courses.items() if "checked" in course.life.steps}
    department.first_wave()
    for event, proposal in zip(quiet.published, department.waves.first):
        if proposal.is_registered and event["id"] == proposal.event_id:
            department._hear(outcome(event, "station.registered.v1", state="proposed"))
    quiet.messages.clear()
    assert not quiet.published, "nothing is said before all waves have their outcomes"
    department._is_living = True
    for event in list(department._registered.values()):
        department._go_on(event)
    department._flush()
    checks = quiet.published
    assert {event["type"] for event in checks} == {"station.site-checked.v1"}
    assert not department.waits_for_approval
    for event in checks:
        if event["data"]["fit"]:
            department._hear(outcome(event, "station.changed.v1", state="site-checked"))
    heard = {event["data"]["proposalNumber"] for event in checks if event["data"]["fit"]}
    assert department._found_fit == heard
    department._must_wait = heard
    assert department.waits_for_approval and sum(department.must_be_approved.values()) == len(heard)


def test_who_must_be_approved_lies_outside_the_automatic_places() -> None:
    waves = sample_waves(7, People(7), 1_500)
    hunan = StationDepartment(Quiet("stations-hunan"), waves["stations-hunan"], 7, AUTOMATIC)
    assert len(hunan.must_be_approved) == 10 and not hunan.must_be_approved.keys() & set(AUTOMATIC)
    changsha, _ = department_of(waves["stations-changsha"])
    assert not changsha.must_be_approved and changsha.waits_for_approval


def in_operation(waves: Waves) -> tuple[StationDepartment, Quiet]:
    department, quiet = department_of(waves)
    for serial, course in enumerate(department.lives.courses.values(), start=1):
        course.code, course.state = code_of(course.proposal.data["division"], serial), course.life.ends
    return department, quiet


def code_of(county: str, serial: int) -> str:
    body = f"YZ{county}{serial:05d}"
    number = int("".join(str(int(character, 36)) for character in body))
    return f"{body}{98 - number * 100 % 97:02d}"


def test_visits_count_once_a_card_day_and_station(waves: Waves) -> None:
    department, quiet = in_operation(waves)
    department.count_visits()
    refused = {event_id for event_id, each in department.ledger.expected.items() if each.kind == "rejected"}
    told = [event["data"] for event in quiet.published if event["id"] not in refused]
    assert sum(department.people.values()) == len({(each["code"], each["at"][:10], each["card"]) for each in told}) < len(told)
    reasons = {reason for each in department.ledger.expected.values() for reason in each.reasons}
    assert reasons == {"visit-too-late", "station-code-check", "station-unknown"} and len(refused) == 3
    assert {each["card"] for each in told} == set(department.visitors.cards)


def test_services_count_once_a_reference(waves: Waves) -> None:
    department, quiet = in_operation(waves)
    department.hold_services()
    references = Counter((event["data"]["code"], event["data"]["reference"]) for event in quiet.published)
    assert sum(sum(counts.values()) for counts in department.held.values()) == len(references) < len(quiet.published)
    assert department.educated == department.held["legal-education"]


def test_what_is_on_record_is_held_to_the_lives(waves: Waves) -> None:
    department, _ = in_operation(waves)
    states = {number: course.life.ends for number, course in department.lives.courses.items()}
    department.compare(states)
    assert not department.problems
    first = next(iter(states))
    department.compare({**states, first: "nowhere"})
    department.compare({number: state for number, state in states.items() if number != first})
    assert len(department.problems) == 2


# What is left behind


def test_contacts_and_cards_are_added_for_the_leak_check(tmp_path: Path, waves: Waves) -> None:
    people = People(7)
    person, path = people.new(), tmp_path / "people.json"
    path.write_text(json.dumps([{"name": "旧人", "phone": "19900000000"}]), encoding="utf-8")
    department, _ = in_operation(waves)
    department.count_visits()
    keep_people(path, Namespace(people=people, departments=[department]))  # type: ignore[arg-type]
    needles = Needles(json.loads(path.read_text(encoding="utf-8")))
    assert needles.names == {"旧人", person.name} and needles.cards == set(department.visitors.cards)


def test_the_calendar_is_that_of_the_year() -> None:
    rows = list(csv.DictReader(CALENDAR.open(encoding="utf-8")))
    assert len({row["日期"] for row in rows}) == len(rows) == 39
    assert Counter(row["类型"] for row in rows) == {"休": 33, "班": 6}
    assert all(row["日期"].startswith("2026-") and row["名称"] for row in rows)


def test_demand_lies_over_every_county(tmp_path: Path) -> None:
    write_demand(tmp_path / "demand.csv", 7)
    rows = list(csv.DictReader((tmp_path / "demand.csv").open(encoding="utf-8")))
    assert tuple(rows[0]) == DEMAND_TITLES
    assert {row["区划代码"] for row in rows} == {county.code for county in SAMPLE_COUNTIES}
    assert all(108 < float(row["经度"]) < 115 and 24 < float(row["纬度"]) < 31 and int(row["人数"]) > 0 for row in rows)


def test_the_summary_says_what_does_not_add_up(capsys: pytest.CaptureFixture[str], waves: Waves, listed: CountyList) -> None:
    department, _ = in_operation(waves)
    report = stations_report([department], listed, results_of(listed), [])
    figures: Figures = empty()
    more = {"figures": sums(figures), "compared": 0, "phases": {}, "seed": 7, "seconds": 1.0}
    print_stations({**report, **more, "addsUp": False, "faults": ["stations-changsha: something: no outcome"]})
    printed = capsys.readouterr().out
    assert "IT DOES NOT ADD UP" in printed and "something: no outcome" in printed
    assert "station-duplicate" in printed and "operating 运营中" in printed
    assert report["columns"]["list"]["registered"] == len(listed.registered)


def test_maps_have_places_and_systems() -> None:
    assert {each.system for each in MAPS.values()} <= {"GCJ-02", "BD-09", "WGS-84", "CGCS2000"}
    assert all(each.place.startswith("43") for each in MAPS.values())
