"""What the demo's 人社, 医保 and 税务 are: the part of each in 入会+社保, its title, and what it may send."""

from __future__ import annotations

from dataclasses import dataclass

#: What an office is asked, and the type of its answer.
ANSWERS = {
    "insurance.eligibility-asked.v1": "insurance.eligibility-answered.v1",
    "insurance.registration-asked.v1": "insurance.registration-answered.v1",
    "insurance.payment-link-asked.v1": "insurance.payment-link-issued.v1",
}
ELIGIBILITY, REGISTRATION, LINK = ANSWERS
WITHDRAWN = "insurance.request-withdrawn.v1"
REPORTED = "insurance.contribution-reported.v1"
SUBSIDY = "insurance.subsidy-recorded.v1"


@dataclass(frozen=True)
class Post:
    """What an office is, what it may send, and who answers in its place where somebody else does."""

    role: str
    title: str
    types: tuple[str, ...]
    colleague: str


INSURES = (ANSWERS[ELIGIBILITY], ANSWERS[REGISTRATION])
#: 人社 grants subsidies to every scheme. 医保 may report contributions, as it does where it collects them itself; nobody appointed it to do so here.
POSTS = {
    "hrss-hunan": Post("human-resources", "湖南省社会保险经办机构（示例）", (*INSURES, SUBSIDY), "medical-hunan"),
    "medical-hunan": Post("medical", "湖南省医疗保障经办机构（示例）", (*INSURES, REPORTED), "hrss-hunan"),
    "tax-office-hunan": Post("tax", "国家税务总局湖南省税务局（示例）", (ANSWERS[LINK], REPORTED), "medical-hunan"),
}
