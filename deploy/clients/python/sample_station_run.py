#!/usr/bin/env python3
"""The demo's stations: 4,900 over 122 counties, of those that two departments propose and a county lists; checked, approved,
opened, shown on maps, visited, suspended and closed; and the accounts must add up.

    ./sample_station_run.py --list          the departments to make: name, types, places
    ./sample_station_run.py --providers     those of them that show stations on a map: name, coordinate system, place, title
    ./sample_station_run.py --unionctl deploy/unionctl stations-hunan.json stations-changsha.json amap.json tianditu.json
                                            what `unionctl departments add --json` printed; a map's key lies beside it

Every outcome, state and figure is computed beforehand and compared. Exits 1 when something was lost, doubled or other than
expected. Run again, on the same system, another seed adds as many.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event as Flag
from typing import Any

from department import Department
from sample_counties import SAMPLE_COUNTIES
from sample_demand import write_demand
from sample_map_provider import CONFIRMED, MapProvider, Script
from sample_people import People
from sample_station_accounts import StationAccounts
from sample_station_department import StationDepartment
from sample_station_list import CountyList
from sample_station_operator import AUTOMATIC, FIRST_SECONDS, StationOperator
from sample_station_report import print_stations
from sample_stations import DEPARTMENTS, RIGHTS, sample_waves

CALENDAR = Path(__file__).resolve().parents[2] / "samples/holidays-2026.csv"
#: Of so many stations 4,900 are registered; the others are wrong, or there already.
COUNT = 5_063
#: Of all stations so many are on the list of this county, and are not proposed by a department.
LISTED, LISTED_COUNTY = 130, "430181"


@dataclass(frozen=True)
class Map:
    """A map provider of the demo."""

    system: str
    place: str
    title: str


MAPS = {"amap": Map("GCJ-02", "430000", "高德地图"), "tianditu": Map("CGCS2000", "430100", "天地图·长沙")}
Step = Callable[[StationDepartment], None]


def main() -> int:
    """Runs it, and sums up; 1 when it does not add up."""
    options = arguments()
    if options.list:
        for name, place in DEPARTMENTS.items():
            print(name, ",".join(RIGHTS), place)
        for name, each in MAPS.items():
            print(name, CONFIRMED, each.place)
        return 0
    if options.providers:
        for name, each in MAPS.items():
            print(name, each.system, each.place, each.title)
        return 0
    run = StationRun(options)
    report = run.report()
    if options.people:
        keep_people(options.people, run)
    if options.demand:
        options.demand.parent.mkdir(parents=True, exist_ok=True)
        write_demand(options.demand, options.seed)
    print_stations(report)
    if options.json:
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0 if report["addsUp"] else 1


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("credentials", nargs="*", type=Path, help="one file for each department")
    parser.add_argument("--list", action="store_true", help="print: name, types, place")
    parser.add_argument("--providers", action="store_true", help="print: name, coordinate system, place, title")
    parser.add_argument("--count", type=int, default=COUNT, help="how many stations are proposed in all (500 at least)")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="a seed serves once per system")
    parser.add_argument("--deadline", type=float, default=60, help="seconds without any news after which to give up")
    parser.add_argument("--people", type=Path, help="where to add contacts and cards, for leak_check.py")
    parser.add_argument("--demand", type=Path, help="where to write sample demand, for `unionctl stations coverage`")
    parser.add_argument("--unionctl", type=Path, help="the operators' program")
    parser.add_argument("--json", type=Path, help="where to write the summary")
    options = parser.parse_args()
    if not options.list and not options.providers:
        names = {path.stem for path in options.credentials}
        if missing := (DEPARTMENTS.keys() | MAPS.keys()) - names:
            parser.error("no credential file for " + ", ".join(sorted(missing)))
        if not options.unionctl:
            parser.error("--unionctl is needed: an operator approves")
    return options


class StationRun:
    """All of it, from the settings to the report."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._started = time.monotonic()
        self._phases: dict[str, float] = {}
        files = {path.stem: path for path in options.credentials}
        # Others than the enrollment's, whatever the seed.
        self.people = People(options.seed ^ 0x57A71035)
        all_waves = sample_waves(options.seed, self.people, options.count - LISTED)
        self.departments = [
            StationDepartment(Department.from_file(files[name]), all_waves[name], options.seed, AUTOMATIC) for name in DEPARTMENTS
        ]
        county = next(each for each in SAMPLE_COUNTIES if each.code == LISTED_COUNTY)
        self._listed = CountyList(options.seed, county, self.people, LISTED)
        self._operator = StationOperator(options.unionctl)
        self._providers = [
            MapProvider(
                Department.from_file(files[name]), files[name].with_suffix(".pem").read_text("utf-8"), each.system,
                Script(options.seed), late=FIRST_SECONDS + 2,
            )
            for name, each in MAPS.items()
        ]  # fmt: skip
        places = {name: each.place for name, each in MAPS.items()}
        self._accounts = StationAccounts(self.departments, self._listed, self._providers, places, self._operator)

    def report(self) -> dict[str, Any]:
        """Runs it; the summary."""
        deadline = self._options.deadline
        self._operator.prepare(CALENDAR)
        with self._maps(), self._operator.short_patience():
            with self._phase("proposals"):
                self._take(StationDepartment.first_wave, lambda each: each.read(deadline))
                self._take(StationDepartment.second_wave, lambda each: each.read(deadline))
            with self._phase("list"):
                self._import_list()
            with self._phase("lives"):
                self._live(deadline)
            with self._phase("services"):
                self._take(
                    StationDepartment.count_visits, StationDepartment.hold_services, lambda each: each.read(deadline),
                    StationDepartment.ask,
                )  # fmt: skip
            with self._phase("maps"):
                self._operator.wait_until_answered(deadline)
                poll(lambda: all(provider.is_idle for provider in self._providers), deadline)
        with self._phase("accounts"):
            self._take(StationDepartment.linger)
            # Nobody hears that a visit was counted.
            poll(lambda: not self._accounts.differences, min(deadline, 20), pause=1)
            self._accounts.compare()
        return {
            "seed": self._options.seed,
            "seconds": round(time.monotonic() - self._started, 1),
            "phases": self._phases,
            **self._accounts.summary(),
        }

    def _take(self, *steps: Step) -> None:
        """Every step for all departments at the same time; the next begins when all have done this one."""
        with ThreadPoolExecutor(len(self.departments)) as pool:
            for step in steps:
                list(pool.map(step, self.departments))

    def _live(self, deadline: float) -> None:
        """The departments say what happens, and the operator approves once all sites are checked."""
        with ThreadPoolExecutor(len(self.departments)) as pool:
            living = [pool.submit(each.live, deadline) for each in self.departments]
            for each, life in zip(self.departments, living, strict=True):
                # Where nothing comes for so long, it gives up, and says what is missing.
                while not (each.waits_for_approval or life.done()):
                    time.sleep(0.1)
                self._operator.approve(each.name, each.must_be_approved)
            finish(living)

    def _import_list(self) -> None:
        """The county's list, and once more: then nothing changes."""
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory) / "list.csv"
            path.write_bytes(self._listed.written())
            first, again = (self._operator.import_list(path, LISTED_COUNTY) for _ in range(2))
        self._accounts.take_list(first, again)

    @contextmanager
    def _maps(self) -> Iterator[None]:
        """The map providers answer meanwhile."""
        stop = Flag()
        with ThreadPoolExecutor(len(self._providers)) as pool:
            answering = [pool.submit(provider.run, stop) for provider in self._providers]
            try:
                yield
            finally:
                stop.set()
            finish(answering)

    @contextmanager
    def _phase(self, name: str) -> Iterator[None]:
        started = time.monotonic()
        yield
        self._phases[name] = round(time.monotonic() - started, 1)


def poll(condition: Callable[[], bool], deadline: float, pause: float = 0.1) -> bool:
    """Whether it became true in time."""
    give_up = time.monotonic() + deadline
    while not condition():
        if time.monotonic() > give_up:
            return False
        time.sleep(pause)
    return True


def finish(futures: list[Future[None]]) -> None:
    """Waits for all of them; what failed in one is raised here."""
    for future in futures:
        future.result()


def keep_people(path: Path, run: StationRun) -> None:
    """Adds contacts and cards to those whom leak_check.py looks for."""
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() and path.stat().st_size else []
    contacts = [asdict(person) for person in run.people.made]
    cards = [needle for each in run.departments for needle in each.visitors.needles()]
    path.write_text(json.dumps(known + contacts + cards, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
