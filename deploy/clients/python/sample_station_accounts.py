"""The accounts of the demo's stations: what the report, the register and the maps say, beside what was computed beforehand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sample_map_provider import MapProvider
from sample_station_department import StationDepartment
from sample_station_figures import Figures, differences, expected, since, sums, told
from sample_station_list import CountyList
from sample_station_operator import StationOperator
from sample_station_report import stations_report


class StationAccounts:
    """Of one run; `places` are the maps' own."""

    def __init__(
        self, departments: list[StationDepartment], listed: CountyList, providers: list[MapProvider], places: Mapping[str, str],
        operator: StationOperator,
    ) -> None:  # fmt: skip
        self._departments = departments
        self._listed = listed
        self._providers = providers
        self._places = places
        self._operator = operator
        self._before = told(operator.report()["rows"])
        #: What became of each row of the list.
        self.results: list[dict[str, Any]] = []
        self.problems: list[str] = []

    def take_list(self, results: list[dict[str, Any]], again: list[dict[str, Any]]) -> None:
        """What became of the list, and of the same one once more."""
        self.results = results
        self.problems += self._listed.faults(results) + self._listed.faults(again, again=True)

    @property
    def differences(self) -> list[str]:
        """What the report says otherwise of what this run has added."""
        return differences(self._computed(), since(self._before, told(self._operator.report()["rows"])))

    def compare(self) -> None:
        """The report, figure by figure; the states on record; and what the maps show."""
        self.problems += self.differences
        report = self._operator.report()
        if sums(told(report["rows"])) != sums(told(report["sums"][-1:])):
            self.problems.append("report stations: the sum of all is not that of the counties")
        for each in self._departments:
            each.compare(self._operator.states(each.name))
        for provider in self._providers:
            self.problems += self._shown_otherwise(provider)

    def summary(self) -> dict[str, Any]:
        """The figures, and everything that is not as it should be."""
        accounts = stations_report(self._departments, self._listed, self.results, self._providers)
        computed = self._computed()
        faults = [f"{each.name}: {fault}" for each in (*self._departments, *self._providers) for fault in each.faults()]
        faults += self._operator.problems + self.problems
        columns = accounts["columns"].values()
        parts = sum(column[key] for column in columns for key in ("registered", "rejected", "repeated"))
        return {
            "addsUp": parts == sum(column["proposed"] for column in columns) and not faults,
            **accounts,
            "figures": sums(computed),
            "compared": sum(len(counts) for counts in computed.values()),
            "faults": faults,
        }

    def _computed(self) -> Figures:
        courses = [course for each in self._departments for course in each.lives.courses.values()]
        held: dict[str, Counter[str]] = {}
        for each in self._departments:
            for theme, counts in each.held.items():
                held[theme] = held.get(theme, Counter()) + counts
        return expected(
            courses, self._listed.rows, self._places, sum((each.people for each in self._departments), Counter()), held,
            sum((each.educated for each in self._departments), Counter()),
        )  # fmt: skip

    def _shown_otherwise(self, provider: MapProvider) -> Iterator[str]:
        """Stations of this run that a map shows and must not, or does not and must."""
        ours = {course.code for each in self._departments for course in each.lives.courses.values() if course.code}
        ours |= {result["code"] for result in self.results if result.get("code")}
        must = {code for each in self._departments for code in each.lives.operating()} | self._listed.operating(self.results)
        # A station's code names its county.
        must = {code for code in must if code[2:].startswith(self._places[provider.name].rstrip("0"))}
        for code in sorted((provider.map.keys() & ours) ^ must):
            yield f"{provider.name}: {code} is {'shown' if code in provider.map else 'not shown'}"
