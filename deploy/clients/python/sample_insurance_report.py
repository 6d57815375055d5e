"""Where every case stands, scheme by scheme, as a table for people and as figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sample_department import SampleDepartment
from sample_office import Office
from sample_report import print_head, print_row

SCHEMES = {"pension": "pension 养老", "medical": "medical 医疗", "occupational-injury": "injury 职业伤害"}
STATES = {
    "informed": "informed 已告知，待同意",
    "consented": "consented 已同意",
    "eligibility-asked": "eligibility asked 资格核查中",
    "eligible": "eligible 可以参保",
    "quoted": "quoted 待选缴费基数",
    "registration-asked": "registration asked 登记中",
    "registered": "registered 已登记",
    "payment-link-asked": "payment link asked 待缴费入口",
    "link-ready": "link ready 待缴费",
    "current": "current 正常缴费",
    "arrears": "in arrears 欠缴",
    "disputed": "disputed 答复不一致",
    "already-insured": "insured already 已参保",
    "not-eligible": "not eligible 不符合条件",
    "registration-refused": "not registered 登记未获受理",
    "revoked": "revoked 已撤回同意",
    "lapsed": "lapsed 跨年度中断",
    "platform-cover": "platform's cover 平台缴纳",
}


def insurance_report(departments: list[SampleDepartment], offices: Iterable[Office]) -> dict[str, Any]:
    """The figures: how many cases stand where, how many of them stalled, and what was asked and refused."""
    standing = [each for department in departments for each in department.standing]
    stands = Counter((scheme, state) for scheme, state, _ in standing)
    stalled = Counter(state for _, state, is_stalled in standing if is_stalled)
    return {
        "cases": sum(len(department.cases.legs) for department in departments),
        "standing": {state: {scheme: stands[scheme, state] for scheme in SCHEMES} for state in STATES},
        "stalled": {state: stalled[state] for state in STATES},
        "completed": sum(department.follower.completions for department in departments),
        "asked": {office.name: sum(office.asked.values()) for office in offices},
        "refused": {office.name: office.refusals for office in offices},
    }


def print_insurance(report: dict[str, Any]) -> None:
    """The table, without states in which nothing stands."""
    print_head("helped into insurance 社保协办", [*SCHEMES.values(), "stalled 停滞"])
    rows = {state: [*report["standing"][state].values(), report["stalled"][state]] for state in STATES}
    for state, values in rows.items():
        if any(values):
            print_row(STATES[state], values, sum(values[:-1]))
    sums = [sum(column) for column in zip(*rows.values())]
    print_row("sum 合计", sums, sum(sums[:-1]))
    asked, refused = (", ".join(f"{count} {name}" for name, count in report[each].items()) for each in ("asked", "refused"))
    print(f"  both legs ended 入会与社保均办结: {report['completed']} applications")
    print(f"  asked of the offices: {asked}")
    print(f"  of their answers refused, as they had to be: {refused}")
