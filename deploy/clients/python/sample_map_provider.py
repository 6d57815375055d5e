#!/usr/bin/env python3
"""A map provider in the demo: it opens what it is asked, shows and takes down stations on a map of its own, and answers as a
seeded script says: properly, late, only when asked again, twice, out of order, wrongly first, or by refusing.

    export DEPARTMENT_FILE=map-gaode.json                   what `unionctl departments add map-gaode … --json` printed
    ./sample_map_provider.py --key map-gaode.pem --crs GCJ-02 --seed 7 [--idle 60] [--json FILE]

The public part of the key must be registered (`unionctl departments key`). Ends when nothing was asked for --idle seconds and
says what its map shows; exits 1 when something was asked that must not be.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from threading import Event as Flag
from typing import Any

from department import Department, Event, RequestUnreadable, is_request
from ledger import codes
from propose_station import is_station_code

Data = dict[str, Any]

LISTING, TAKEDOWN = "station.listing-asked.v1", "station.takedown-asked.v1"
CONFIRMED = "station.listing-confirmed.v1"
#: How an ask is answered, and how many of a hundred so. Each word is a method of `MapProvider`, with `_` for `-`.
MANNERS = {
    "properly": 62, "late": 8, "when-asked-again": 8, "never-before-the-third": 3, "twice": 6, "out-of-order": 4,
    "wrong-number-first": 4, "refuse-first": 5,
}  # fmt: skip
REFUSALS = ("名称与现有地点重复，请核实", "坐标位于水面，请核实", "营业时间缺失，请补充")


@dataclass
class Shown:
    """A station on the map."""

    poi: str
    name: str
    point: Data | None


@dataclass(frozen=True)
class Ask:
    """A request, opened."""

    type: str
    data: Data

    @property
    def code(self) -> str:
        """The station."""
        return self.data["code"]

    @property
    def key(self) -> tuple[str, int]:
        """What one answer is for, however often it is asked."""
        return self.code, self.data["request"]

    @property
    def outcome(self) -> str:
        """What is answered once it is done."""
        return "online" if self.type == LISTING else "offline"


@dataclass
class Script:
    """How each ask is answered: by the seed, whatever comes when."""

    seed: int
    #: Of every hundred; others serve tests.
    manners: dict[str, int] = field(default_factory=lambda: dict(MANNERS))

    def manner(self, provider: str, ask: Ask) -> str:
        """The word for one ask of one provider. A takedown is never refused."""
        dice = self._dice(provider, ask)
        manner = dice.choices(list(self.manners), list(self.manners.values()))[0]
        return "properly" if manner == "refuse-first" and ask.type == TAKEDOWN else manner

    def refusal(self, provider: str, ask: Ask) -> str:
        """Why it refuses."""
        return self._dice(provider, ask).choice(REFUSALS)

    def _dice(self, provider: str, ask: Ask) -> random.Random:
        return random.Random(f"{self.seed} {provider} {ask.code} {ask.data['request']}")


class MapProvider:
    """One provider at its own connection: `run` in a thread of its own."""

    def __init__(self, department: Department, key: str, system: str, script: Script, late: float = 3.0) -> None:
        """`key` is the private one in PEM; `system` is the coordinate system it is registered with; `late` is in how many
        seconds a late answer comes."""
        self._department = department
        self._key = key
        self._system = system
        self._script = script
        self._delay = late
        self._later: list[tuple[float, Callable[[], None]]] = []
        self._seen: set[str] = set()
        self._asks: Counter[tuple[str, int]] = Counter()
        self._latest: dict[str, int] = {}
        self._said: dict[tuple[str, int], Event] = {}
        self._held: dict[str, Ask] = {}
        self._expected: dict[str, str | None] = {}
        self._refused: dict[str, frozenset[str]] = {}
        self._after_refusal: dict[str, Callable[[], None]] = {}
        #: The map, by station; what it shows no longer is not there.
        self.map: dict[str, Shown] = {}
        #: How often it was asked what.
        self.asked: Counter[str] = Counter()
        #: How often it answered how.
        self.answered: Counter[str] = Counter()
        self.manners: Counter[str] = Counter()
        self.problems: list[str] = []
        self.heard = time.monotonic()

    @property
    def name(self) -> str:
        """The department's name."""
        return self._department.name

    def run(self, stop: Flag) -> None:
        """Answers until it is stopped, and then what is waiting still."""

        def serve() -> bool:
            # One moment for both: what falls due between two of them would be neither done nor kept.
            now = time.monotonic()
            due = [action for at, action in self._later if at <= now]
            self._later = [each for each in self._later if each[0] > now]
            for action in due:
                action()
            return stop.is_set() and not self._later

        self._department.read_outcomes(self.hear, enough=serve, idle=float("inf"))
        self._department.read_outcomes(self.hear, idle=2)

    def hear(self, event: Event) -> None:
        """Takes what stands in the queue: an ask, or a refusal of what it said."""
        if event["id"] in self._seen:
            return
        self._seen.add(event["id"])
        self.heard = time.monotonic()
        if is_request(event) and event["type"] in (LISTING, TAKEDOWN):
            self._be_asked(event)
        elif event["type"] == "station.rejected.v1" and event["causationid"] in self._expected:
            self._refused[event["causationid"]] = codes(event["data"]["reasons"])
            self._after_refusal.pop(event["causationid"], lambda: None)()

    def faults(self) -> list[str]:
        """What came otherwise than it must."""
        faults = list(self.problems)
        for event_id, code in self._expected.items():
            expected = frozenset() if code is None else frozenset({code})
            if (heard := self._refused.get(event_id, frozenset())) != expected:
                faults.append(f"{event_id}: refused for {sorted(heard) or 'nothing'}, expected {sorted(expected) or 'nothing'}")
        return faults

    @property
    def is_idle(self) -> bool:
        """Whether it has heard every refusal, and has nothing to say later. From any thread."""
        refused = all(code is None or event_id in self._refused for event_id, code in list(self._expected.items()))
        return refused and not self._later

    def summary(self) -> Data:
        """The figures: what it was asked, how it answered, and which stations its map shows."""
        return {
            "provider": self.name, "asked": dict(self.asked), "answered": dict(self.answered),
            "manners": dict(self.manners), "refusedByService": len(self._refused), "shown": sorted(self.map),
        }  # fmt: skip

    # What it is asked

    def _be_asked(self, event: Event) -> None:
        try:
            ask = Ask(event["type"], self._department.open_request(event, self._key))
        except RequestUnreadable as error:
            self.problems.append(str(error))
            return
        self.asked[ask.type] += 1
        self._asks[ask.key] += 1
        self._check(ask)
        latest = self._latest.get(ask.code, 0)
        self._latest[ask.code] = max(latest, ask.data["request"])
        if ask.data["request"] < latest:
            return  # Asked anew in the meantime: this one does not matter any more.
        if said := self._said.get(ask.key):
            self._department.publish(said)  # Asked again, it says what it said.
            return
        manner = self._script.manner(self.name, ask)
        if self._asks[ask.key] == 1:
            self.manners[manner] += 1
        getattr(self, f"_{manner.replace('-', '_')}")(ask)
        held = self._held.get(ask.code)
        if held is not None and held.key != ask.key:
            # Out of order: the older answer comes after the newer one.
            del self._held[ask.code]
            self._say(held, held.outcome, new_poi(self.name, held) if held.type == LISTING else None)

    def _check(self, ask: Ask) -> None:
        """What no service may ask."""
        if not is_station_code(ask.code):
            self.problems.append(f"{ask.code}: no code of a station")
        if ask.data["attempt"] < 1 or ask.data["request"] < 1:
            self.problems.append(f"{ask.code}: attempt {ask.data['attempt']} of request {ask.data['request']}")
        point = ask.data.get("point")
        if point is not None and point["crs"] != self._system:
            self.problems.append(f"{ask.code}: a point in {point['crs']}, not {self._system}")
        if ask.type == LISTING and point is None and not ask.data.get("timetable"):
            self.problems.append(f"{ask.code}: to be shown without a point and without a timetable")

    # How it answers

    def _properly(self, ask: Ask) -> None:
        self._do(ask)
        self._said[ask.key] = self._say(ask, ask.outcome, self._poi(ask.code))

    def _late(self, ask: Ask) -> None:
        if self._asks[ask.key] == 1:
            self._later.append((time.monotonic() + self._delay, lambda: self._unless_overtaken(ask)))

    def _when_asked_again(self, ask: Ask) -> None:
        if self._asks[ask.key] >= 2:
            self._properly(ask)

    def _never_before_the_third(self, ask: Ask) -> None:
        if self._asks[ask.key] >= 3:
            self._properly(ask)

    def _twice(self, ask: Ask) -> None:
        """The same event again, and the same answer under another id: neither changes anything."""
        self._properly(ask)
        self._department.publish(self._said[ask.key])
        self._say(ask, ask.outcome, self._poi(ask.code))

    def _out_of_order(self, ask: Ask) -> None:
        """Done at once and said only after the next ask about the station was answered; or when it is asked again."""
        self._do(ask)
        if self._asks[ask.key] == 1:
            self._held[ask.code] = ask
        else:
            self._held.pop(ask.code, None)
            self._said[ask.key] = self._say(ask, ask.outcome, self._poi(ask.code))

    def _wrong_number_first(self, ask: Ask) -> None:
        """An answer to what was never asked, which is refused, and then the right one."""
        if self._asks[ask.key] == 1:
            self._say(
                ask, ask.outcome, None, request=ask.data["request"] + 1_000, expected="listing-request-unknown",
                then=lambda: self._unless_overtaken(ask),
            )  # fmt: skip

    def _refuse_first(self, ask: Ask) -> None:
        """Refused, and shown when it is asked again."""
        if self._asks[ask.key] == 1:
            self._say(ask, "refused", None, reasons=[self._script.refusal(self.name, ask)])
        else:
            self._properly(ask)

    def _unless_overtaken(self, ask: Ask) -> None:
        if self._latest[ask.code] == ask.data["request"] and ask.key not in self._said:
            self._properly(ask)

    # The map

    def _do(self, ask: Ask) -> None:
        if ask.type == TAKEDOWN:
            self.map.pop(ask.code, None)
            return
        poi = self.map[ask.code].poi if ask.code in self.map else new_poi(self.name, ask)
        self.map[ask.code] = Shown(poi, ask.data["name"], ask.data.get("point"))

    def _poi(self, code: str) -> str | None:
        return self.map[code].poi if code in self.map else None

    def _say(
        self, ask: Ask, outcome: str, poi: str | None, request: int | None = None, reasons: list[str] | None = None,
        expected: str | None = None, then: Callable[[], None] | None = None,
    ) -> Event:  # fmt: skip
        data: Data = {"code": ask.code, "request": request or ask.data["request"], "outcome": outcome}
        if poi:
            data["poi"] = poi
        if outcome != "refused":
            data["at"] = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
        if reasons:
            data["reasons"] = reasons
        event = self._department.event(CONFIRMED, data)
        self._expected[event["id"]] = expected
        if then:
            self._after_refusal[event["id"]] = then
        self.answered[outcome] += 1
        self._department.publish(event)
        return event


def new_poi(provider: str, ask: Ask) -> str:
    """The provider's own number for a place: letters and a few digits, the same for the same ask."""
    dice = random.Random(f"{provider} {ask.code} {ask.data['request']}")
    return "B0" + "".join(dice.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(6)) + f"{dice.randrange(100):02d}"


def main() -> int:
    """Answers until nothing comes any more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--key", type=Path, required=True, help="the private key, PEM")
    parser.add_argument("--crs", default="GCJ-02", help="the coordinate system it is registered with")
    parser.add_argument("--seed", type=int, default=0, help="of the script")
    parser.add_argument("--late", type=float, default=3, help="in how many seconds a late answer comes")
    parser.add_argument("--idle", type=float, default=60, help="seconds without being asked after which to end")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    with Department.from_environment() as department:
        provider = MapProvider(department, options.key.read_text("utf-8"), options.crs, Script(options.seed), options.late)
        provider.run(Idle(provider, options.idle))
    summary = provider.summary()
    print(f"{provider.name}: {len(provider.map)} stations shown; asked " + ", ".join(f"{n} {t}" for t, n in provider.asked.items()))
    if options.json:
        options.json.write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for fault in provider.faults():
        print(f"  {fault}")
    return 1 if provider.faults() else 0


class Idle(Flag):
    """Set once a provider was asked nothing for so many seconds."""

    def __init__(self, provider: MapProvider, seconds: float) -> None:
        super().__init__()
        self._provider, self._seconds = provider, seconds

    def is_set(self) -> bool:
        return super().is_set() or time.monotonic() - self._provider.heard > self._seconds


if __name__ == "__main__":
    sys.exit(main())
