"""The stations' section of the demo's summary: as figures, and as tables for people."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sample_map_provider import TAKEDOWN, MapProvider
from sample_report import print_head, print_row
from sample_station_department import StationDepartment
from sample_station_list import CountyList

STATES = {
    "proposed": "proposed 已申报",
    "approved": "approved 已批准",
    "coded": "coded 已验收编码",
    "operating": "operating 运营中",
    "suspended": "suspended 暂停",
    "upgrading": "upgrading 升级中",
    "closed": "closed 已关闭",
}
#: Figures of the report as people read them.
FIGURES = {
    "built": "built 已建成", "operating": "operating 运营中", "allDay": "24 h 全天开放", "employmentHelp": "就业帮扶专区",
    "upgraded": "upgraded this year 提质", "legalEducation": "普法", "inspectionsOverdue": "inspections overdue 检查过期",
}  # fmt: skip


def stations_report(
    departments: list[StationDepartment], listed: CountyList, results: list[dict[str, Any]], providers: list[MapProvider]
) -> dict[str, Any]:
    """What was sent and became of it, per department and of the list."""
    columns = {each.name: column_of(each) for each in departments} | {"list": column_of_list(listed, results)}
    return {
        "columns": columns,
        "counties": len({
            *(course.proposal.data["division"] for each in departments for course in each.lives.courses.values()),
            listed.county.code,
        }),
        "providers": [provider.summary() | {"shown": len(provider.map)} for provider in providers],
        "people": sum(sum(each.people.values()) for each in departments),
        "cardsRead": sum(each.sent["station.visited.v1"] for each in departments),
        "held": dict(sum((held_by(each) for each in departments), Counter[str]())),
        "messages": sum(sum(each.sent.values()) for each in departments),
    }  # fmt: skip


def held_by(department: StationDepartment) -> Counter[str]:
    """How often something was held, by theme."""
    return Counter({theme: sum(counts.values()) for theme, counts in department.held.items()})


def column_of(department: StationDepartment) -> dict[str, Any]:
    """One department's proposals, and where its stations stand."""
    proposed = {each.event_id for each in department.waves.all}
    refused, kinds = Counter[str](), Counter[str]()
    for event_id in proposed:
        for outcome in department.ledger.heard.get(event_id, [])[:1]:
            repeated = outcome["data"].get("repeated")
            kinds["repeated" if repeated else outcome["type"].split(".")[1]] += 1
            if not repeated:
                refused.update({reason["code"] for reason in outcome["data"].get("reasons", ())})
    states = Counter(str(course.state) for course in department.lives.courses.values())
    return {
        "proposed": len(proposed), "registered": kinds["registered"], "rejected": kinds["rejected"],
        "repeated": kinds["repeated"], "refused": dict(refused), "states": dict(states),
    }  # fmt: skip


def column_of_list(listed: CountyList, results: list[dict[str, Any]]) -> dict[str, Any]:
    """What became of the rows of the list."""
    outcomes = Counter(result["outcome"] for result in results)
    refused = Counter(reason["code"] for result in results if result["outcome"] == "refused" for reason in result["reasons"])
    states = Counter(result["state"] for result in results if result["outcome"] == "registered")
    return {
        "proposed": len(listed.rows), "registered": outcomes["registered"], "rejected": outcomes["refused"],
        "repeated": outcomes["repeated"], "refused": dict(refused), "states": dict(states),
    }  # fmt: skip


def print_stations(report: dict[str, Any]) -> None:
    """The tables."""
    columns = report["columns"]
    print_head("stations 驿站", [name.removeprefix("stations-") for name in columns])

    def row(title: str, values: list[int]) -> None:
        print_row(title, values, sum(values))

    row("proposed 申报", [column["proposed"] for column in columns.values()])
    for key, title in {"registered": "registered 已登记", "rejected": "refused 不予登记", "repeated": "repeated 重复申报"}.items():
        row(title, [column[key] for column in columns.values()])
    reasons = sum((Counter(column["refused"]) for column in columns.values()), Counter[str]())
    for reason, _ in reasons.most_common():
        row(f"  {reason}", [column["refused"].get(reason, 0) for column in columns.values()])
    print("  of those registered, over", report["counties"], "counties 县市区:")
    for state, title in STATES.items():
        values = [column["states"].get(state, 0) for column in columns.values()]
        if any(values):
            row(title, values)
    row("sum 合计", [sum(column["states"].values()) for column in columns.values()])
    for provider in report["providers"]:
        asked, manners = provider["asked"], provider["manners"]
        forgotten = manners.get("when-asked-again", 0) + manners.get("never-before-the-third", 0)
        print(
            f"  on the map 地图 {provider['provider']}: {provider['shown']} shown; asked {sum(asked.values())} times,"
            f" {asked.get(TAKEDOWN, 0)} of them to take down;"
            f" late {manners.get('late', 0)}, at first refused {manners.get('refuse-first', 0)}, forgotten {forgotten}"
        )
    print(f"  visits 到访: {report['people']} people counted of {report['cardsRead']} cards read, each once a day and station")
    held = report["held"]
    print("  held at stations 五进驿站: " + ", ".join(f"{held[theme]} {theme}" for theme in sorted(held, key=held.get, reverse=True)))
    figures = [f"{report['figures'].get(key, 0)} {title}" for key, title in FIGURES.items()]
    print(f"  report stations: {report['compared']} figures of counties as computed beforehand, of them in all")
    print("    " + ", ".join(figures))
    print("  seconds: " + ", ".join(f"{name} {seconds}" for name, seconds in report["phases"].items()))
    registered = sum(column["registered"] for column in columns.values())
    for fault in report["faults"][:20]:
        print(f"  {fault}")
    print(
        f"{'It adds up' if report['addsUp'] else 'IT DOES NOT ADD UP'}: "
        f"{registered} stations registered, {report['messages']} messages, seed {report['seed']}, {report['seconds']} s"
    )
