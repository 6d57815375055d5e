#!/usr/bin/env python3
"""4,900 realistic stations over Hunan's 122 counties, each with what must become of its proposal: decided here beforehand, by
the rules of the contract. How a registered one lives on is told by sample_station_lives.py.

    ./sample_stations.py --list                          the departments to make, and their rights
    ./sample_stations.py --seed 7 [--count 4900]         the proposals, one JSON object a line, and on the standard error the sums
    ./sample_stations.py --seed 7 --csv                  the same stations as a list that a county might keep

The shares are those of the domain facts, G.5: hosts, 15 % with 就业帮扶专区, 6.5 % open 24 hours; 5 % proposed twice, 3 % with
longitude and latitude exchanged, 3 % without their coordinate system. The same seed makes the same stations.
"""

from __future__ import annotations

import argparse
import copy
import csv
import json
import random
import sys
import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import pi, sqrt
from typing import Any

from ledger import Expected
from sample_coordinates import captured, moved
from sample_counties import SAMPLE_COUNTIES, County
from sample_people import People, Person

Data = dict[str, Any]

PROPOSED = "station.proposed.v1"
#: What a department that looks after stations sends.
RIGHTS = (
    PROPOSED, "station.site-checked.v1", "station.accepted.v1", "station.changed.v1", "station.inspected.v1",
    "station.suspended.v1", "station.closed.v1", "station.visited.v1", "station.service-held.v1",
)  # fmt: skip
#: Who proposes: the province for everything but Changsha, and Changsha.
DEPARTMENTS = {"stations-hunan": "430000", "stations-changsha": "430100"}

#: Of a hundred stations (domain facts, G.5: bank, post, community 55; government 15; petrol and shop 20; other 10).
HOSTS = {
    "community": (25, "社区居民委员会"), "bank": (20, "银行支行"), "post": (10, "邮政支局"),
    "government-hall": (8, "政务服务大厅"), "party-service-centre": (7, "党群服务中心"),
    "supermarket": (12, "生活超市"), "fuel-station": (8, "加油站"),
    "restaurant": (2, "快餐店"), "hospital": (1, "卫生院"), "park": (1, "公园管理处"), "transport-hub": (1, "客运站"),
    "logistics": (1, "快递网点"), "sanitation": (1, "环卫所"), "power-supply": (1, "供电营业厅"),
    "estate-agency": (1, "房产中介门店"), "police": (1, "交警中队"),
}  # fmt: skip
KINDS = {
    "union-station": 88, "drivers-home": 3, "mobile": 2, "nursing-room": 2, "workers-library": 2, "shared-workers-home": 1,
    "childcare": 1, "counselling": 1,
}  # fmt: skip
SYSTEMS = {"GCJ-02": 75, "WGS-84": 12, "BD-09": 8, "CGCS2000": 5}
BUILD_MODES = {"social": 70, "government": 15, "integrated": 10, "union": 5}
ESSENTIAL = ("drinking-water", "hot-meals", "charging", "rest", "toilet")
FURTHER = (
    "first-aid", "air-conditioning", "rain-gear", "wifi", "reading", "refrigerator", "sewing-kit", "inflator", "legal-advice",
)  # fmt: skip
FACILITIES = (
    "tables-and-chairs", "water-dispenser", "microwave", "air-conditioner", "medicine-box", "phone-charger", "tyre-pump",
)  # fmt: skip
STREETS = (
    "人民", "解放", "建设", "五一", "芙蓉", "湘江", "朝阳", "迎宾", "文化", "环城", "车站", "工农", "滨河", "桃花", "金鹗", "资江",
)  # fmt: skip
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: So many of all proposals.
ALL_DAY_SHARE, EMPLOYMENT_SHARE = 0.065, 0.15
DUPLICATE_SHARE, SWAPPED_SHARE, WITHOUT_SYSTEM_SHARE, INVALID_SHARE, REPEATED_SHARE = 0.05, 0.03, 0.03, 0.01, 0.01
ALPHABET31 = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class Proposal:
    """The data of a proposal, and what must become of it."""

    event_id: str
    data: Data
    expected: Expected
    #: Where it really is, in WGS-84.
    longitude: float
    latitude: float
    contact: Person | None = None

    @property
    def number(self) -> str:
        """Its proposal number."""
        return self.data["proposalNumber"]

    @property
    def is_registered(self) -> bool:
        """Whether a station comes of it that was not there before."""
        return self.expected.kind == "registered" and not self.expected.repeated


@dataclass
class Draft:
    """A proposal being written, and where the station really is."""

    data: Data
    longitude: float
    latitude: float
    contact: Person | None


class Proposals:
    """Makes proposals for one department; the same seed makes the same ones."""

    def __init__(self, seed: int, prefix: str, counties: Iterable[County], people: People) -> None:
        self._random = random.Random(f"{seed} {prefix} stations")
        self._prefix = f"{prefix}-{seed:x}"
        self._counties = tuple(counties)
        self._people = people
        self._count = 0
        self._weights = [self._random.lognormvariate(0, 0.35) for _ in self._counties]

    # What must be registered

    def station(self) -> Proposal:
        """A new station, complete."""
        return self._proposal(self._draft())

    def without_papers(self) -> Proposal:
        """A new station without the host's consent, or with one photograph: registered, with a warning."""
        draft = self._draft()
        if self._random.random() < 0.5:
            del draft.data["consentDocument"]
            return self._proposal(draft, warnings={"host-consent-missing"})
        draft.data["photos"] = 1
        return self._proposal(draft, warnings={"photos-missing"})

    # What follows on earlier ones

    def same_again(self, earlier: Proposal) -> Proposal:
        """The same host at the same address, proposed once more under another number, perhaps measured in another system."""
        draft = self._beside(earlier, metres=15)
        draft.data["name"] = earlier.data["name"].replace("工会", "")
        return self._proposal(draft, reasons={"station-duplicate"})

    def same_but_distinct(self, earlier: Proposal) -> Proposal:
        """The same, and the department has looked: another room of that host."""
        again = self.same_again(earlier)
        data = {**again.data, "confirmedDistinct": True}
        return replace(again, data=data, expected=registered({"possible-duplicate-station"}))

    def similar(self, earlier: Proposal) -> Proposal:
        """The same host within 50 m, at another address: registered, and somebody should look."""
        draft = self._beside(earlier, metres=45)
        draft.data["address"] = f"{earlier.data['address']}后院{self._count}栋"
        return self._proposal(draft, warnings={"possible-duplicate-station"})

    def repeated(self, earlier: Proposal) -> Proposal:
        """The same proposal under a new event id: told once more."""
        expected = replace(earlier.expected, repeated=True, warnings=frozenset())
        return replace(earlier, event_id=self._event_id(), expected=expected)

    def number_reused(self, earlier: Proposal) -> Proposal:
        """The number of an earlier proposal, for another station."""
        draft = self._draft()
        draft.data["proposalNumber"] = earlier.number
        return self._proposal(draft, reasons={"proposal-number-reused"})

    def corrected(self, refused: Proposal) -> Proposal:
        """A refused proposal under its number, with the point as it should be."""
        data = {**refused.data, "point": captured(refused.longitude, refused.latitude, "GCJ-02")}
        return replace(refused, event_id=self._event_id(), data=data, expected=registered())

    # What must be refused

    def swapped(self) -> Proposal:
        """With longitude and latitude exchanged: the commonest error."""
        return self.changed(lambda data: swap(data["point"]), "point-swapped")

    def without_system(self) -> Proposal:
        """Nobody knows in which coordinate system."""
        return self.changed(lambda data: data["point"].pop("crs"), "crs-missing")

    def invalid(self, index: int) -> Proposal:
        """One of the other faults there are; the index goes round all of them."""
        change, *reasons = FAULTS[index % len(FAULTS)]
        return self.changed(change, *reasons)

    def outside(self, county: County) -> Proposal:
        """A station in a county for which the department may not act."""
        return self._proposal(self._draft(county), reasons={"out-of-scope"})

    def changed(self, change: Callable[[Data], object], *reasons: str) -> Proposal:
        """A new station's proposal, spoilt in one way or several."""
        draft = self._draft(kind="union-station")
        change(draft.data)
        return self._proposal(draft, reasons=reasons)

    # How they are made

    def _draft(self, county: County | None = None, kind: str | None = None) -> Draft:
        """A correct proposal. Nothing of it resembles an earlier one."""
        dice = self._random
        county = county or dice.choices(self._counties, self._weights)[0]
        self._count += 1
        kind = kind or weighted(dice, KINDS)
        host, (_, host_name) = dice.choices(list(HOSTS.items()), [share for share, _ in HOSTS.values()])[0]
        street = f"{dice.choice(STREETS)}{dice.choice(('路', '中路', '大道', '街', '北路', '南路'))}"
        place = f"{street}{self._count}号"
        longitude, latitude = moved(
            county.longitude, county.latitude, county.radius * 111_000 * sqrt(dice.random()), dice.uniform(0, 2 * pi)
        )
        services = self._services(kind)
        data: Data = {
            "proposalNumber": f"{self._prefix}-{self._count:05d}",
            "kind": kind,
            "name": f"{county.name}{street}{self._count}号工会{SIGNS.get(kind, '驿站')}",
            "division": county.code,
            "township": f"{dice.choice(STREETS)}街道",
            "address": place,
            "point": captured(longitude, latitude, weighted(dice, SYSTEMS)),
            "hostType": host,
            "hostName": f"某某{street}{self._count}号{host_name}",
            "buildMode": weighted(dice, BUILD_MODES),
            "areaM2": dice.randint(12, 120),
            "capacity": dice.randint(6, 60),
            "hours": self._hours(),
            "services": services,
            "facilities": [each for each in FACILITIES if dice.random() < 0.7],
            "consentDocument": f"{self._prefix}/TY/{self._count:05d}",
            "photos": dice.randint(2, 6),
        }
        if dice.random() < 0.3:
            data["hostUscc"] = uscc(county.code, dice)
        contact = self._people.new() if dice.random() < 0.8 else None
        if contact:
            data["contact"] = {"name": contact.name, "phone": contact.phone}
        if kind == "mobile":
            data["timetable"] = [self._stop(day, longitude, latitude) for day in dice.sample(WEEKDAYS[:6], 3)]
            del data["point"], data["hours"]
        return Draft(data, longitude, latitude, contact)

    def _beside(self, earlier: Proposal, metres: float) -> Draft:
        """A copy under a number of its own, so many metres away at most."""
        self._count += 1
        dice = self._random
        longitude, latitude = moved(
            earlier.longitude, earlier.latitude, metres * (0.2 + 0.7 * dice.random()), dice.uniform(0, 2 * pi)
        )
        data = copy.deepcopy(earlier.data)
        data["proposalNumber"] = f"{self._prefix}-{self._count:05d}"
        data["point"] = captured(longitude, latitude, weighted(dice, SYSTEMS))
        return Draft(data, longitude, latitude, earlier.contact)

    def _services(self, kind: str) -> list[str]:
        """Four of the five essential ones at least, where the kind needs them, and others; 15 % with a job corner."""
        dice = self._random
        essential = dice.sample(ESSENTIAL, dice.choice((4, 4, 5)) if kind != "workers-library" else 3)
        further = dice.sample(FURTHER, dice.randint(0, 5))
        return [*essential, *further, *(["employment-help"] if dice.random() < EMPLOYMENT_SHARE else [])]

    def _hours(self) -> Data:
        """6.5 % at all hours; offices by day, shops until late, some past midnight, some with a summer of their own."""
        dice = self._random
        if dice.random() < ALL_DAY_SHARE:
            return {"allDay": True}
        pattern = dice.randrange(10)
        if pattern < 5:
            return {"weekly": {day: ["09:00-17:00"] for day in WEEKDAYS[:5]}, "holidays": "closed"}
        if pattern < 7:
            return {"weekly": {day: ["08:00-12:00", "14:00-18:00"] for day in WEEKDAYS[:6]}, "holidays": ["10:00-16:00"]}
        if pattern == 7:
            return {"weekly": {day: ["18:00-02:00"] for day in WEEKDAYS}}
        hours: Data = {"weekly": {day: ["07:00-22:00"] for day in WEEKDAYS}}
        if pattern == 8:
            summer = {day: ["06:00-23:30"] for day in WEEKDAYS}
            hours["seasons"] = [{"from": "06-01", "until": "09-30", "weekly": summer}]
        return hours

    def _stop(self, day: str, longitude: float, latitude: float) -> Data:
        """Where a mobile station stands for some hours of a day."""
        dice = self._random
        begins = dice.randint(6, 18)
        point = moved(longitude, latitude, dice.uniform(100, 2_000), dice.uniform(0, 2 * pi))
        return {
            "weekday": day, "from": f"{begins:02d}:00", "until": f"{begins + 3:02d}:30",
            "point": captured(*point, "GCJ-02"), "place": f"{dice.choice(STREETS)}广场",
        }  # fmt: skip

    def _proposal(self, draft: Draft, reasons: Iterable[str] = (), warnings: Iterable[str] = ()) -> Proposal:
        expected = rejected(reasons) if reasons else registered(warnings)
        return Proposal(self._event_id(), draft.data, expected, draft.longitude, draft.latitude, draft.contact)

    def _event_id(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))


@dataclass(frozen=True)
class Waves:
    """What a department proposes: a wave begins when the one before has its outcomes."""

    first: list[Proposal]
    #: What resembles, repeats or reuses something of the first.
    second: list[Proposal]
    #: What was refused for its point, corrected under its number.
    corrected: list[Proposal]

    @property
    def all(self) -> list[Proposal]:
        """Everything, in order."""
        return self.first + self.second + self.corrected

    @property
    def registered(self) -> list[Proposal]:
        """Those of which a station comes."""
        return [each for each in self.all if each.is_registered]


def waves(seed: int, prefix: str, counties: Iterable[County], people: People, count: int, outside: County | None = None) -> Waves:
    """`count` proposals, besides those sent again and those corrected."""
    make = Proposals(seed, prefix, counties, people)
    dice = random.Random(f"{seed} {prefix} waves")
    doubles, swapped, bare, invalid, repeats = (
        round(count * share)
        for share in (DUPLICATE_SHARE, SWAPPED_SHARE, WITHOUT_SYSTEM_SHARE, INVALID_SHARE, REPEATED_SHARE)
    )
    strangers = 2 if outside else 0
    papers = round(count * 0.04)
    plain = count - doubles - swapped - bare - invalid - strangers - papers
    stations = [make.station() for _ in range(plain)] + [make.without_papers() for _ in range(papers)]
    mendable = [make.swapped() for _ in range(swapped)] + [make.without_system() for _ in range(bare)]
    first = stations + mendable + [make.invalid(index) for index in range(invalid)]
    if outside:
        first += [make.outside(outside) for _ in range(strangers)]
    # No station is resembled twice: what a refused one would have resembled is not on record.
    originals = dice.sample([each for each in stations if "point" in each.data], doubles)
    ways = (make.same_again, make.similar, make.same_again, make.similar, make.same_but_distinct)
    second = [ways[index % len(ways)](each) for index, each in enumerate(originals)]
    second += [make.repeated(each) for each in dice.sample(stations, repeats)]
    second += [make.number_reused(each) for each in dice.sample(stations, min(2, len(stations)))]
    dice.shuffle(first)
    dice.shuffle(second)
    return Waves(first, second, [make.corrected(each) for each in mendable])


def sample_waves(seed: int, people: People, count: int = 4_900) -> dict[str, Waves]:
    """What each department of the demo proposes; the shares are by counties."""
    changsha = [county for county in SAMPLE_COUNTIES if county.code.startswith("4301")]
    others = [county for county in SAMPLE_COUNTIES if not county.code.startswith("4301")]
    in_changsha = round(count * len(changsha) / len(SAMPLE_COUNTIES))
    return {
        "stations-hunan": waves(seed, "HN", others, people, count - in_changsha),
        "stations-changsha": waves(seed, "CS", changsha, people, in_changsha, outside=others[0]),
    }


def figures(proposals: Iterable[Proposal]) -> dict[str, Any]:
    """What a report must say once all of these have been answered, and none of them lives on."""
    kinds, refused, counties = Counter[str](), Counter[str](), Counter[str]()
    all_day = employment = 0
    for proposal in proposals:
        expected = proposal.expected
        kinds["repeated" if expected.repeated else expected.kind] += 1
        refused.update(expected.reasons)
        if proposal.is_registered:
            counties[proposal.data["division"]] += 1
            all_day += proposal.data.get("hours") == {"allDay": True}
            employment += "employment-help" in proposal.data["services"]
    return {
        "outcomes": dict(kinds), "refused": dict(refused), "allDay": all_day, "employmentHelp": employment,
        "counties": dict(sorted(counties.items())),
    }  # fmt: skip


# Faults


def swap(point: Data) -> None:
    """Longitude for latitude."""
    point["lon"], point["lat"] = point["lat"], point["lon"]


def everything_at_once(data: Data) -> None:
    """Five faults in one proposal: all five are named."""
    data["division"] = "430199"
    data["kind"] = "bar"
    del data["point"]["crs"]
    data["hours"] = {"weekly": {"mon": ["08:00-12:00", "07:00-09:00"]}}
    data["contact"] = {"name": "某某", "phone": "0731-84812345"}


#: Other faults that the catalogue of reasons knows, each with the reasons.
FAULTS: tuple[tuple[Any, ...], ...] = (
    (lambda data: data.update(hours={"weekly": {"mon": ["08:00-12:00", "11:00-14:00"]}}), "hours-invalid"),
    (lambda data: data.update(hours={"weekly": {}}), "hours-invalid"),
    (lambda data: data.update(services=["drinking-water", "beer"]), "value-unknown"),
    (lambda data: data.update(division=data["division"][:4] + "00"), "division-not-county"),
    (lambda data: data.update(point={"lon": 116.397477, "lat": 39.908692, "crs": "WGS-84"}), "point-out-of-range"),
    (lambda data: data.pop("point"), "point-missing"),
    (lambda data: data["point"].update(crs="北京54"), "crs-unknown"),
    (lambda data: data.update(address="联系电话 138 0000 0001"), "identifier-personal"),
    (lambda data: data.update(contact={"name": "某某", "phone": "0731-84812345"}), "phone-format"),
    (lambda data: data.update(timetable=[]), "timetable-invalid"),
    (lambda data: data.pop("hostName"), "field-missing"),
    (everything_at_once, "division-unknown", "value-unknown", "crs-missing", "hours-invalid", "phone-format"),
)

SIGNS = {
    "drivers-home": "司机之家", "mobile": "流动驿站", "nursing-room": "爱心母婴室", "workers-library": "职工书屋",
    "shared-workers-home": "共享职工之家", "childcare": "托管班", "counselling": "心灵加油站",
}  # fmt: skip


def weighted(dice: random.Random, shares: dict[str, int]) -> str:
    """One of the words, by their shares."""
    return dice.choices(list(shares), list(shares.values()))[0]


def uscc(county: str, dice: random.Random) -> str:
    """A unified social credit code that nobody has, with its check character (GB 32100-2015)."""
    seventeen = f"91{county}MA" + "".join(dice.choice(ALPHABET31) for _ in range(7))
    total = sum(ALPHABET31.index(character) * 3**index for index, character in enumerate(seventeen))
    return seventeen + ALPHABET31[-total % 31]


def registered(warnings: Iterable[str] = ()) -> Expected:
    """On record, with these warnings among others."""
    return Expected("registered", warnings=frozenset(warnings))


def rejected(reasons: Iterable[str]) -> Expected:
    """A rejection with exactly these reasons."""
    return Expected("rejected", reasons=frozenset(reasons))


# As a list that a county keeps

COLUMNS = (
    "编号", "类型", "名称", "区划代码", "乡镇街道", "地址", "经度", "纬度", "坐标系", "依托单位类型", "依托单位", "建设方式", "面积", "开放时间",
    "服务项目",
)  # fmt: skip
#: What people write for the words of messages.
WRITTEN = {
    "union-station": "工会驿站", "drivers-home": "司机之家", "mobile": "流动驿站", "nursing-room": "母婴室", "workers-library": "书屋",
    "shared-workers-home": "共享职工之家", "childcare": "托管班", "counselling": "心灵驿站",
    "community": "社区", "bank": "银行网点", "post": "邮局", "government-hall": "政务服务大厅", "party-service-centre": "党群服务中心",
    "supermarket": "超市", "fuel-station": "加油站", "restaurant": "饭店", "hospital": "卫生院", "park": "公园", "transport-hub": "客运站",
    "logistics": "快递网点", "sanitation": "环卫所", "power-supply": "供电营业厅", "estate-agency": "中介", "police": "交警",
    "social": "共建", "government": "政府兴建", "integrated": "集成共建", "union": "自建",
    "drinking-water": "饮用水", "hot-meals": "加热饭菜", "charging": "手机充电", "rest": "休息", "toilet": "卫生间", "first-aid": "药箱",
    "air-conditioning": "空调", "rain-gear": "雨伞", "wifi": "WIFI", "reading": "书报", "refrigerator": "冰箱", "sewing-kit": "针线包",
    "inflator": "打气筒", "legal-advice": "法律咨询", "employment-help": "就业帮扶专区",
}  # fmt: skip
DAYS = dict(zip(WEEKDAYS, "一二三四五六日", strict=True))


def as_row(proposal: Proposal) -> list[str]:
    """One line of the list, in the words that people write; a station without hours or a point leaves them empty."""
    data = proposal.data
    point = data.get("point", {})
    return [
        str(each)
        for each in (
            data.get("proposalNumber", ""), WRITTEN.get(data["kind"], data["kind"]), data["name"],
            data.get("division", ""), data.get("township", ""), data["address"],
            *(point.get(name, "") for name in ("lon", "lat", "crs")),
            WRITTEN[data["hostType"]], data.get("hostName", ""), WRITTEN[data["buildMode"]], data["areaM2"],
            written_hours(data.get("hours", {})), "、".join(WRITTEN.get(each, each) for each in data["services"]),
        )
    ]  # fmt: skip


def written_hours(hours: Data) -> str:
    """周一至周五 09:00-17:00，节假日休息; a list has no word for seasons."""
    if hours.get("allDay"):
        return "24小时"
    days = {day: "，".join(ranges) for day, ranges in hours.get("weekly", {}).items()}
    if len(set(days.values())) == 1 and len(days) > 1:
        first, *_, last = days
        written = f"周{DAYS[first]}至周{DAYS[last]} {days[first]}"
    else:
        written = "；".join(f"周{DAYS[day]} {ranges}" for day, ranges in days.items())
    return written + ("，节假日休息" if hours.get("holidays") == "closed" else "")


def main() -> int:
    """Prints the proposals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="print: name, types, place")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=4_900, help="how many proposals in all (200 at least)")
    parser.add_argument("--csv", action="store_true", help="as a list with Chinese headers")
    options = parser.parse_args()
    if options.list:
        for name, place in DEPARTMENTS.items():
            print(name, ",".join(RIGHTS), place)
        return 0
    departments = sample_waves(options.seed, People(options.seed), options.count)
    proposals = [each for waves in departments.values() for each in waves.all]
    if options.csv:
        csv.writer(sys.stdout).writerows([COLUMNS, *(as_row(each) for each in proposals)])
    else:
        for proposal in proposals:
            print(json.dumps(proposal.data, ensure_ascii=False))
    print(json.dumps(figures(proposals), ensure_ascii=False), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
