"""What `unionctl report stations` must say, county by county, computed before it is asked: from the lives of stations, the rows
of a list, who came and what was held."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sample_station_lives import Course
from sample_station_list import Row

#: By figure and county.
Figures = dict[str, Counter[str]]
NUMBERS = (
    "built", "operating", "suspended", "upgrading", "allDay", "employmentHelp", "upgraded", "legalEducation",
    "inspectionsOverdue", "takedownsPending", "visits",
)  # fmt: skip
#: A station with a code that is not closed.
BUILT = ("coded", "operating", "suspended", "upgrading")


def told(rows: Iterable[Mapping[str, Any]]) -> Figures:
    """The report's own rows."""
    figures = empty()
    for row in rows:
        county = row["division"]
        for name in NUMBERS:
            figures[name][county] += row.get(name) or 0
        for stars, count in enumerate(row.get("stars") or (), start=1):
            figures[f"stars {stars}"][county] += count
        for name in ("online", "services"):
            for key, count in (row.get(name) or {}).items():
                figures[f"{name} {key}"][county] += count
    return figures


def expected(
    courses: Iterable[Course], rows: Iterable[Row], providers: Mapping[str, str], people: Counter[str],
    held: Mapping[str, Counter[str]], educated: Counter[str],
) -> Figures:  # fmt: skip
    """What the report must say. `providers` are the maps, each with the place that it shows."""
    figures = empty()
    for course in courses:
        data, life = course.proposal.data, course.life
        note(figures, data, life.ends, has_code=course.life.ends in BUILT, providers=providers)
        county = data["division"]
        figures["upgraded"][county] += life.is_upgraded
        figures["inspectionsOverdue"][county] += "inspected-till-yesterday" in life.steps
        if "inspected" in life.steps and life.ends == "operating":
            figures[f"stars {course.rating}"][county] += 1
    for row in rows:
        if row.proposal is not None and row.outcome == "registered":
            assert row.state is not None
            note(figures, row.proposal.data, row.state, has_code=row.state in BUILT, providers=providers)
    figures["visits"].update(people)
    figures["legalEducation"].update(educated)
    for theme, counts in held.items():
        figures[f"services {theme}"].update(counts)
    return figures


def note(figures: Figures, data: Mapping[str, Any], state: str, has_code: bool, providers: Mapping[str, str]) -> None:
    """What one station adds by where it stands."""
    county = data["division"]
    figures["built"][county] += has_code
    if state in ("suspended", "upgrading"):
        figures[state][county] += 1
    if state != "operating":
        return
    figures["operating"][county] += 1
    figures["allDay"][county] += data.get("hours") == {"allDay": True}
    figures["employmentHelp"][county] += "employment-help" in data["services"]
    for provider, place in providers.items():
        figures[f"online {provider}"][county] += county.startswith(place.rstrip("0"))


def since(before: Figures, after: Figures) -> Figures:
    """What was added: the demo may have run here before."""
    added = empty()
    for name in before.keys() | after.keys():
        added[name] = Counter(after.get(name, Counter()))
        added[name].subtract(before.get(name, Counter()))
    return added


def differences(expected: Figures, found: Figures) -> list[str]:
    """A line for each figure of each county that is otherwise."""
    return [
        f"report stations: {name} in {county}: {found.get(name, Counter())[county]}, not {expected.get(name, Counter())[county]}"
        for name in sorted(expected.keys() | found.keys())
        for county in sorted(expected.get(name, Counter()).keys() | found.get(name, Counter()).keys())
        if found.get(name, Counter())[county] != expected.get(name, Counter())[county]
    ]


def sums(figures: Figures) -> dict[str, int]:
    """Of all counties."""
    return {name: total for name, counts in sorted(figures.items()) if (total := sum(counts.values()))}


def empty() -> Figures:
    """No figures yet."""
    return defaultdict(Counter)
