"""A county's list of stations in the demo, messy as counties keep them: titles and words of its own, GB 18030, some exchanged
coordinates, some without a system, a station twice; and what must become of each row."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sample_counties import County
from sample_people import People
from sample_stations import Proposal, Proposals, as_row

TITLES = (
    "编号", "站点类型", "站点名称", "县（市、区）", "乡镇街道", "详细地址", "经度（度）", "纬度（度）", "坐标系", "场所类型", "依托单位名称", "建设方式",
    "面积（㎡）", "服务时间", "服务内容", "运营状态", "负责人", "联系电话", "备注",
)  # fmt: skip
COUNTY, SYSTEM, HOURS, STATE = (TITLES.index(title) for title in ("县（市、区）", "坐标系", "服务时间", "运营状态"))
#: What a list says of where a station stands, and the state that it gets.
STATES = {"运营中": "operating", "在建": "proposed", "暂停开放": "suspended", "已摘牌": "closed"}
#: What maps the coordinates were taken from, as people write it; the same in full-width letters.
SYSTEMS = {"GCJ-02": ("GCJ-02", "高德", "火星坐标"), "WGS-84": ("WGS84", "ＷＧＳ－８４", "GPS"), "BD-09": ("BD-09", "百度")}
#: So many of a hundred rows stand so; some are wrong in one way, and all the rest operate.
SHARES = {"在建": 6, "暂停开放": 4, "已摘牌": 3}


@dataclass(frozen=True)
class Row:
    """One line, and what must become of it: registered in that state, repeated, or refused for these reasons."""

    cells: tuple[str, ...]
    outcome: str
    state: str | None = None
    reasons: frozenset[str] = frozenset()
    proposal: Proposal | None = None

    def differences(self, result: dict[str, Any] | None) -> list[str]:
        """What the import said otherwise."""
        if result is None:
            return ["no result"]
        reasons = frozenset(reason["code"] for reason in result["reasons"])
        faults = []
        if result["outcome"] != self.outcome:
            faults.append(f"{result['outcome']}, not {self.outcome} {sorted(reasons)}")
        elif self.outcome == "refused" and reasons != self.reasons:
            faults.append(f"refused for {sorted(reasons)}, not {sorted(self.reasons)}")
        if self.state and result.get("state") != self.state:
            faults.append(f"{result.get('state')}, not {self.state}")
        return faults


class CountyList:
    """The rows of one county; the same seed makes the same ones."""

    def __init__(self, seed: int, county: County, people: People, count: int) -> None:
        self.county = county
        self._random = random.Random(f"{seed} {county.code} list")
        self._make = Proposals(seed, f"MC{county.code}", [county], people)
        self.rows: list[Row] = []
        for word, share in SHARES.items():
            self.rows += [self._station(word) for _ in range(round(count * share / 100))]
        for fault in (self._swapped, self._without_system, self._unreadable_hours):
            self.rows += [fault() for _ in range(max(1, count // 40))]
        twice = max(1, count // 50)
        stations = [self._station("运营中") for _ in range(count - len(self.rows) - twice)]
        self.rows += stations
        self._random.shuffle(self.rows)
        # Behind what they resemble: the first of two is the one that is taken.
        self.rows += [self._twice(row) for row in self._random.sample(stations, twice)]
        self.rows += [Row(row.cells, "repeated") for row in self._random.sample(stations, 2)]

    @property
    def registered(self) -> list[Row]:
        """The rows of which a station comes."""
        return [row for row in self.rows if row.outcome == "registered"]

    @property
    def refused(self) -> Counter[str]:
        """How many rows are refused for what."""
        return Counter(reason for row in self.rows for reason in row.reasons)

    def written(self) -> bytes:
        """The file."""
        text = io.StringIO()
        csv.writer(text).writerows([TITLES, *(row.cells for row in self.rows)])
        return text.getvalue().encode("gb18030")

    def faults(self, results: Iterable[dict[str, Any]], again: bool = False) -> list[str]:
        """What became otherwise of a row; sent again, what was registered is so already."""
        by_line = {result["line"]: result for result in results}
        faults = []
        for line, row in enumerate(self.rows, start=2):
            expected = Row(row.cells, "repeated", row.state) if again and row.outcome == "registered" else row
            faults += [f"list, line {line}: {each}" for each in expected.differences(by_line.get(line))]
        return faults

    def operating(self, results: Iterable[dict[str, Any]]) -> set[str]:
        """The codes of those that every map must show."""
        return {result["code"] for result in results if result.get("state") == "operating" and result.get("code")}

    # The rows

    def _station(self, word: str) -> Row:
        proposal = self._fixed()
        return Row(self._cells(proposal, word), "registered", STATES[word], proposal=proposal)

    def _swapped(self) -> Row:
        return Row(self._cells(self._make.swapped()), "refused", reasons=frozenset({"point-swapped"}))

    def _without_system(self) -> Row:
        cells = list(self._cells(self._fixed()))
        cells[SYSTEM] = self._random.choice(("", "—", "无"))
        return Row(tuple(cells), "refused", reasons=frozenset({"crs-missing"}))

    def _unreadable_hours(self) -> Row:
        cells = list(self._cells(self._fixed()))
        cells[HOURS] = self._random.choice(("看情况", "早八晚六左右", "上班时间"))
        return Row(tuple(cells), "refused", reasons=frozenset({"hours-invalid"}))

    def _twice(self, row: Row) -> Row:
        """The same host at the same address, under another number: nobody has looked whether it is another one."""
        assert row.proposal is not None
        again = self._make.same_again(row.proposal)
        return Row(self._cells(again), "refused", reasons=frozenset({"station-duplicate"}))

    def _fixed(self) -> Proposal:
        """A station that stands in one place: a list has no timetables."""
        while "point" not in (proposal := self._make.station()).data:
            pass
        return proposal

    def _cells(self, proposal: Proposal, word: str = "运营中") -> tuple[str, ...]:
        cells = as_row(proposal)
        cells[COUNTY] = self._random.choice((self.county.code, self.county.name, f"湖南省长沙市{self.county.name}"))
        cells[SYSTEM] = self._random.choice(SYSTEMS.get(cells[SYSTEM], (cells[SYSTEM],)))
        contact = proposal.contact
        return (*cells, word, contact.name if contact else "", contact.phone if contact else "—", "")
