"""The sample offices and the department that follows: each word of a story does what it says, and what the service must not
do is noticed. The broker is not needed here: what is published is kept, and requests are opened already."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from department import Department, Event
from ledger import Ledger
from sample_applications import ALL_PLACES, Applications
from sample_follower import Follower
from sample_insurance import COLLECTOR, INSURER, STORIES, SUBSIDISER, Cases, Leg, Story
from sample_office import Office
from sample_office_messages import reference
from sample_people import People
from sample_posts import ELIGIBILITY, LINK, REGISTRATION, WITHDRAWN

NUMBER = "SB-0190f2c1-7d1a-7c3e-8b52-9a1f6e0d4c12"
WORD = {ELIGIBILITY: "asked_eligibility", REGISTRATION: "asked_registration", LINK: "asked_link"}


class Quiet(Department):
    """A department that keeps what it would publish."""

    def __init__(self, name: str) -> None:
        super().__init__(f"amqp://{name}:none@127.0.0.1:1/union")
        self.published: list[Event] = []

    def publish(self, event: Event) -> None:
        self.published.append(json.loads(json.dumps(event)))

    def open_request(self, event: Event, *private_keys: str) -> dict[str, Any]:
        return event["data"]["ciphertext"]

    def said(self, *names: str) -> list[tuple[Any, ...]]:
        """What was published: the named members of each."""
        return [tuple(event["data"].get(name) for name in names) for event in self.published]


class AskedOffice:
    """An office, and a case about which it is asked."""

    def __init__(self, **story: Any) -> None:
        self.department = Quiet("hrss-hunan")
        self.colleague = Quiet("medical-hunan")
        stories = {("430102…", "pension"): Story("test", **story)}
        self.office = Office(self.department, "", stories, late=0)
        self.beside = Office(self.colleague, "", stories, late=0)
        self.office.work_beside(self.beside)
        self._events = 0

    def hear(self, type: str, data: dict[str, Any]) -> None:
        self._events += 1
        cause = self.department.published[-1]["id"] if self.department.published else "-"
        time = f"2026-11-21T08:00:{self._events:02d}+08:00"
        self.office.hear({"id": str(self._events), "type": type, "time": time, "causationid": cause, "data": data})

    def ask(self, type: str, round: int = 1, attempt: int = 1, renewal: bool = False) -> None:
        data = {
            "caseNumber": NUMBER, "round": round, "attempt": attempt, "scheme": "pension", "baseFen": 600_000,
            "monthlyFen": 120_000, "person": {"identity": {"number": "430102…"}},
        }  # fmt: skip
        self.hear(type, {"ciphertext": data | ({"renewal": True} if renewal else {})})

    def refuse(self, *codes: str) -> None:
        """The latest answer is refused."""
        self.hear("insurance.refused.v1", {"reasons": [{"code": code} for code in codes]})

    def withdraw(self, round: int = 1) -> None:
        self.hear(WITHDRAWN, {"ciphertext": {"caseNumber": NUMBER, "round": round, "why": "consent-revoked"}})

    def visit(self, what: str) -> None:
        self.office.receive(what, NUMBER)


def test_properly_and_when_asked_again_the_same_event() -> None:
    desk = AskedOffice()
    desk.ask(ELIGIBILITY)
    desk.ask(ELIGIBILITY, attempt=2)
    assert desk.department.said("caseNumber", "round", "result") == [(NUMBER, 1, "eligible")] * 2
    assert desk.department.published[0]["id"] == desk.department.published[1]["id"]
    assert desk.office.is_complete and not desk.office.faults()


@pytest.mark.parametrize(("manner", "answers"), [("slowly", [0, 1, 1]), ("never", [0, 0, 0]), ("when-asked-anew", [0, 0, 1])])
def test_slowly_never_and_when_asked_anew(manner: str, answers: list[int]) -> None:
    desk, counts = AskedOffice(asked_registration=manner), []
    for attempt in (1, 2, 1):
        desk.ask(REGISTRATION, attempt=attempt)
        counts.append(len({event["id"] for event in desk.department.published}))
    assert counts == answers


def test_twice_is_the_same_event_and_another_one() -> None:
    desk = AskedOffice(asked_eligibility="twice")
    desk.ask(ELIGIBILITY)
    assert len(desk.department.published) == 3 and len({event["id"] for event in desk.department.published}) == 2


@pytest.mark.parametrize(
    ("manner", "round", "code", "wrong"),
    [
        ("other-round", 1, "round-unknown", (NUMBER, 2)),
        ("of-the-round-before", 2, "step-overtaken", (NUMBER, 1)),
        ("registration-first", 1, "not-asked", (NUMBER, 1)),
    ],
)
def test_wrongly_and_after_the_refusal_properly(manner: str, round: int, code: str, wrong: tuple[Any, ...]) -> None:
    desk = AskedOffice(asked_eligibility=manner)
    desk.ask(ELIGIBILITY, round=round)
    assert desk.department.said("caseNumber", "round") == [wrong]
    assert not desk.office.is_complete and desk.office.faults(), "the refusal has not come"
    desk.refuse(code)
    assert desk.department.said("caseNumber", "round", "result")[1:] == [(NUMBER, round, "eligible")]
    assert desk.office.is_complete and not desk.office.faults()


def test_another_refusal_than_expected_is_noticed() -> None:
    desk = AskedOffice(asked_eligibility="unknown-case")
    desk.ask(ELIGIBILITY)
    assert desk.department.said("caseNumber") != [(NUMBER,)]
    desk.refuse("case-state")
    assert len(desk.office.faults()) == 1
    desk.refuse("case-state")
    assert len(desk.office.faults()) == 2, "the proper answer must be taken"


def test_by_another_both_answer() -> None:
    desk = AskedOffice(asked_eligibility="by-another")
    desk.ask(ELIGIBILITY)
    desk.beside.desk.do_what_is_due()
    assert desk.department.said("caseNumber") == desk.colleague.said("caseNumber") == [(NUMBER,)]


def test_asked_to_register_it_says_otherwise() -> None:
    desk = AskedOffice(asked_registration="differently")
    desk.ask(ELIGIBILITY)
    desk.ask(REGISTRATION)
    assert desk.department.said("result") == [("eligible",), ("not-eligible",)]
    desk.ask(ELIGIBILITY, round=2)
    desk.ask(REGISTRATION, round=2)
    assert desk.department.said("result")[2:] == [("eligible",), ("registered",)]


def test_after_a_withdrawal_it_answers_late_and_must_not_be_asked() -> None:
    desk = AskedOffice(asked_eligibility="when-withdrawn")
    desk.ask(ELIGIBILITY)
    assert not desk.department.published
    desk.withdraw()
    desk.refuse("case-revoked")
    assert desk.department.said("round", "result") == [(1, "eligible")] and not desk.office.faults()
    desk.ask(ELIGIBILITY, round=2)
    assert not desk.office.faults()
    desk.ask(ELIGIBILITY, attempt=2)
    assert desk.office.faults() == [f"{NUMBER}: asked in round 1, which was withdrawn"]


@pytest.mark.parametrize(
    ("pays", "code", "wrong"),
    [("wrong-amount", "amount-mismatch", (600_000, 120_100)), ("wrong-base", "base-below-minimum", (359_900, 120_000))],
)
def test_a_wrong_contribution_and_then_the_right_one(pays: str, code: str, wrong: tuple[int, int]) -> None:
    desk = AskedOffice(pays=pays)
    desk.ask(LINK)
    desk.visit(pays)
    desk.refuse(code)
    assert desk.department.said("baseFen", "amountFen")[1:] == [wrong, (600_000, 120_000)]
    assert not desk.office.faults()


def test_a_contribution_said_again_must_be_repeated_once() -> None:
    desk = AskedOffice(when_paid="recorded-again")
    desk.ask(LINK)
    desk.visit("recorded-again")
    assert desk.office.faults() and not desk.office.is_complete
    desk.hear("insurance.contribution-recorded.v1", {"repeated": True})
    assert not desk.office.faults() and desk.office.is_complete
    desk.hear("insurance.contribution-recorded.v1", {"repeated": True})
    assert desk.office.faults()


def test_a_wrong_monthly_sum_is_noticed() -> None:
    desk = AskedOffice()
    desk.ask(LINK)
    assert not desk.office.problems
    desk.office.stories["430102…", "medical"] = Story("test")
    data = {"caseNumber": "SB-2", "round": 1, "attempt": 1, "scheme": "medical", "baseFen": 600_000, "monthlyFen": 120_000}
    desk.hear(LINK, {"ciphertext": data | {"person": {"identity": {"number": "430102…"}}}})
    assert len(desk.office.problems) == 1


def test_asked_for_a_link_that_works_it_gives_another() -> None:
    desk = AskedOffice()
    desk.ask(LINK)
    desk.ask(LINK, attempt=2)
    assert len({event["id"] for event in desk.department.published}) == 1
    desk.ask(LINK, renewal=True)
    assert len({event["id"] for event in desk.department.published}) == 2


def test_a_subsidy_needs_no_question_asked_before() -> None:
    """人社 grants it to whom 医保 insures as well."""
    desk = AskedOffice()
    desk.visit("subsidise")
    assert desk.department.said("caseNumber", "kind") == [(NUMBER, "hard-to-employ")] and not desk.office.problems


def test_references_are_letters_and_differ_by_office_and_case() -> None:
    texts = {reference(office, case) for office in ("hrss-hunan", "tax-office-hunan") for case in (NUMBER, NUMBER[:-1] + "3")}
    assert len(texts) == 4
    assert all(len(text) <= 64 and not any(character.isdigit() for character in text) for text in texts)


# The department that follows its cases


class Following:
    """A department with one case, and the counters to which it sends people."""

    def __init__(self, story: Story) -> None:
        self.department = Quiet("platform-eleme")
        application = Applications(7, "TEST", ALL_PLACES, People(7)).first()
        self.leg = Leg(application, "pension", story)
        cases = Cases(random.Random(7), {}, {(application.number, "pension"): self.leg})
        self.visits: list[tuple[str, str]] = []
        offices: Any = {name: self._counter(name) for name in (COLLECTOR, *INSURER.values())}
        ledger = Ledger()
        ledger.expect(application.event_id, application.expected)
        self.follower = Follower(self.department, cases, ledger, offices)
        self._events = 0

    def _counter(self, name: str) -> Any:
        visits = self.visits

        class Counter:
            def tell(self, what: str, case: str) -> None:
                visits.append((name, what))

        return Counter()

    def hear(self, type: str, cause: str = "-", **data: Any) -> None:
        self._events += 1
        about = {"applicationNumber": self.leg.application.number, "scheme": "pension", "caseNumber": NUMBER}
        self.follower.hear({"id": str(self._events), "type": type, "causationid": cause, "data": about | data})

    def stands(self, state: str, round: int = 1, second: int | None = None) -> None:
        since = f"2026-11-21T08:00:{self._events if second is None else second:02d}+08:00"
        self.hear("insurance.case-changed.v1", state=state, round=round, since=since)

    def types(self) -> list[str]:
        return [event["type"].split(".")[1] for event in self.department.published]


def story(name: str) -> Story:
    return next(story for story in STORIES if story.name == name)


def test_it_consents_once_however_often_it_is_reminded() -> None:
    following = Following(story("properly"))
    for _ in range(3):
        following.stands("informed")
    assert following.types() == ["consent-given"]
    never = Following(story("never consents"))
    never.stands("informed")
    assert never.types() == [] and never.follower.is_waiting and never.follower.is_complete


def test_news_that_newer_ones_have_overtaken_changes_nothing() -> None:
    following = Following(story("never answered"))
    for state, second in (("informed", 1), ("quoted", 5), ("informed", 1), ("registration-asked", 5), ("quoted", 5)):
        following.stands(state, second=second)
    assert following.leg.state == "registration-asked" and following.types() == ["consent-given"]
    following.stands("revoked", second=6)
    assert following.leg.state == "revoked"


def test_it_chooses_from_the_quote_where_the_wish_was_not_permitted() -> None:
    tiers = [{"baseFen": 600_000}]
    for wish, types in (({}, ["base-chosen"]), ({"wishedBaseFen": 1, "wishRefused": "base-below-minimum"}, ["base-chosen"]),
                        ({"wishedBaseFen": 600_000}, [])):  # fmt: skip
        following = Following(story("properly"))
        following.stands("quoted")
        following.hear("insurance.quoted.v1", tiers=tiers, **wish)
        following.hear("insurance.quoted.v1", tiers=tiers, **wish)
        assert following.types() == types


def test_a_base_too_low_is_refused_and_then_a_permitted_one_chosen() -> None:
    following = Following(story("base too low"))
    following.hear("insurance.quoted.v1", tiers=[{"baseFen": 600_000}])
    assert following.department.said("baseFen") == [(359_900,)]
    cause = following.department.published[0]["id"]
    following.hear("insurance.refused.v1", cause, refusedType="insurance.base-chosen.v1", reasons=[{"code": "base-below-minimum"}])
    assert following.department.said("baseFen") == [(359_900,), (600_000,)]


def test_it_revokes_where_the_story_says_and_consents_again() -> None:
    following = Following(story("revoked, and again"))
    following.stands("eligibility-asked")
    following.stands("revoked")
    following.stands("eligibility-asked", round=2)
    assert following.types() == ["consent-revoked", "consent-given"]
    revoked, given = following.department.said("at")
    assert revoked <= given


def test_it_sends_the_person_to_pay_once_and_back_when_recorded() -> None:
    following = Following(story("subsidised"))
    following.stands("link-ready")
    following.stands("link-ready")
    following.hear("insurance.contribution-recorded.v1", paidThrough="2026-11")
    assert following.visits == [(COLLECTOR, "month"), (SUBSIDISER, "subsidise")]
    following.leg.scheme = "medical"
    following.leg.done.clear()
    following.hear("insurance.contribution-recorded.v1", paidThrough="2026-11")
    assert following.visits[-1] == (SUBSIDISER, "subsidise"), "whoever insures"


def test_a_contribution_counted_twice_a_second_case_and_a_second_completion_are_noticed() -> None:
    following = Following(story("properly"))
    following.stands("current")
    following.hear("insurance.contribution-recorded.v1", paidThrough=following.leg.story.paid_through)
    assert following.follower.faults() == [f"{following.leg.application.number}: told 0 times that both legs have ended"]
    completed = {"membership": "accepted", "insurance": [{"scheme": "pension", "caseNumber": NUMBER}]}
    following.hear("enrollment.with-insurance-completed.v1", **completed)
    assert following.follower.is_complete and not following.follower.faults()
    following.hear("insurance.contribution-recorded.v1", paidThrough=following.leg.story.paid_through, repeated=True)
    assert not following.follower.faults(), "a repetition counts nothing"
    following.hear("enrollment.with-insurance-completed.v1", **completed)
    following.hear("insurance.contribution-recorded.v1", paidThrough=following.leg.story.paid_through)
    following.hear("insurance.case-changed.v1", state="current", round=1, since="2026-11-21T09:00:00+08:00", caseNumber="SB-2")
    assert len(following.follower.faults()) == 4, "and the news names another case"


def test_what_was_not_to_be_refused_is_noticed() -> None:
    following = Following(story("properly"))
    following.stands("informed")
    cause = following.department.published[0]["id"]
    following.hear("insurance.refused.v1", cause, refusedType="insurance.consent-given.v1", reasons=[{"code": "case-unknown"}])
    assert any("case-unknown" in fault for fault in following.follower.faults())
