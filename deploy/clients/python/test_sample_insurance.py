"""The stories of 入会+社保: what is asked for is what the contract allows, and what comes otherwise than told is noticed."""

from __future__ import annotations

import random
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

import sample_insurance
from sample_applications import ALL_PLACES, Application, Applications
from sample_follower import completion_faults
from sample_insurance import (
    BASIS_POINTS, ENDED, MAXIMUM_FEN, MINIMUM_FEN, PLATFORM_COVER, STORIES, Cases, Leg, Month, Story, contribution_fen, ends_now,
)  # fmt: skip
from sample_office_answers import Answers
from sample_office_visits import Visits
from sample_people import People


def applications(count: int, seed: int = 7) -> list[Application]:
    make = Applications(seed, "TEST", ALL_PLACES, People(seed))
    return [make.first() for _ in range(count)]


def cases(seed: int = 7) -> Cases:
    return Cases(random.Random(seed), {})


def carriers(count: int = 400) -> tuple[Cases, list[Application]]:
    book, sent = cases(), applications(count)
    for application in sent:
        book.add_to(application)
    return book, sent


def test_the_same_seed_tells_the_same_stories() -> None:
    first, second = (carriers(60)[0].stories for _ in range(2))
    assert first == second and len(first) >= 60


def test_every_story_is_told_before_one_comes_again() -> None:
    book, _ = carriers()
    told = [leg.story for leg in book.legs.values() if leg.story is not PLATFORM_COVER]
    assert set(told[: len(STORIES)]) == set(STORIES)
    assert PLATFORM_COVER in book.stories.values()


def test_a_wish_fits_its_stories() -> None:
    book, sent = carriers()
    kinds = set()
    for application in sent:
        wish = application.data["socialInsurance"]
        told = [book.stories[application.person.number, scheme] for scheme in wish["schemes"]]
        consents = [each for each in application.data["consents"] if each["scope"] == "social-insurance"]
        base = wish.get("baseFen")
        kinds.add((len(wish["schemes"]), bool(consents), base is not None and base < MINIMUM_FEN, base is not None))
        assert base is None or 0 <= base <= MAXIMUM_FEN
        for story in told:
            if not story.consents and story is not PLATFORM_COVER:
                assert not consents, story.name
            if story.chooses != "permitted":
                assert base is None, story.name
    assert len(kinds) == 2 * 2 * 3, "one scheme and two, with and without consent, a base too low, permitted, none"


def test_each_person_is_helped_once() -> None:
    book, sent = cases(), applications(50)
    again = [Application("x", each.data, each.expected, each.person) for each in sent]
    chosen = book.choose(sent + again, 80)
    assert len(chosen) == 50 == len({each.person.number for each in chosen})
    assert book.choose(sent, 1) == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_is_played_by_words_that_an_office_knows(story: Story) -> None:
    names = [story.asked_eligibility, story.asked_registration, story.asked_link, story.when_paid, story.when_left]
    for word in [*filter(None, names), *([] if story.pays == "never" else [story.pays])]:
        assert any(callable(getattr(each, f"_{word.replace('-', '_')}", None)) for each in (Answers, Visits)), word
    assert story.settles == (story.ends in ENDED | {"current", "arrears"}), "what has not settled stands stalled"
    assert story.contributions <= 1


def test_every_state_in_which_a_case_can_be_left_has_a_story() -> None:
    assert {story.ends for story in STORIES} == (ENDED - {"platform-cover"}) | {
        "current", "arrears", "disputed", "eligibility-asked", "registration-asked", "payment-link-asked",
        "informed", "quoted", "link-ready",
    }  # fmt: skip
    assert any(story.round == 2 for story in STORIES)


def ended(story: Story) -> Leg:
    """A case that stands as its story says."""
    leg = Leg(applications(1)[0], "pension", story, number="SB-1", state=ends_now(story), round=story.round)
    leg.contributions, leg.paid_through = story.contributions, story.paid_through
    leg.subsidies = int(story.when_paid == "subsidise")
    return leg


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_what_comes_otherwise_is_noticed(story: Story) -> None:
    assert ended(story).has_ended
    changes: dict[str, Any] = {"state": "consented", "round": 3, "contributions": 2, "subsidies": 2}
    for name, value in changes.items():
        leg = ended(story)
        setattr(leg, name, value)
        assert leg.differences(), name
    if story.paid_through:
        leg = ended(story)
        leg.paid_through = "1999-12"
        assert leg.differences() == [f"paid through 1999-12, not {story.paid_through}"]


def test_a_new_case_has_not_ended() -> None:
    assert not any(Leg(applications(1)[0], "pension", story).has_ended for story in STORIES)
    assert "state" in {field.name for field in fields(Leg)}


def test_news_that_both_legs_ended_names_the_cases_and_the_membership() -> None:
    leg = ended(STORIES[0])
    told = {"membership": "accepted", "insurance": [{"caseNumber": "SB-1", "scheme": "pension", "state": "current"}]}
    accepted = frozenset({"accepted"})
    assert completion_faults(told, {"pension": leg}, accepted) == []
    assert completion_faults(told | {"membership": "rejected"}, {"pension": leg}, accepted)
    assert completion_faults(told, {"pension": leg}, frozenset({"transfer-proposed", "rejected"}))
    assert completion_faults(told | {"insurance": []}, {"pension": leg}, accepted)
    other = [{**told["insurance"][0], "caseNumber": "SB-2"}]
    assert completion_faults(told | {"insurance": other}, {"pension": leg}, accepted)


def test_months_go_over_the_year() -> None:
    assert [str(Month(2026, 11).advanced(by)) for by in (0, 1, 2, 14, -11)] == [
        "2026-11", "2026-12", "2027-01", "2028-01", "2025-12",
    ]  # fmt: skip
    assert Month(2026, 2).first_day == date(2026, 2, 1) and Month(2025, 12) < Month(2026, 1)


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-01-31", "current"), ("2026-03-15", "current"), ("2026-03-16", "arrears"), ("2026-12-31", "arrears")]
)
def test_january_alone_is_arrears_when_february_is_owed(
    day: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample_insurance, "today", lambda: date.fromisoformat(day))
    story = next(story for story in STORIES if story.pays == "january")
    assert ends_now(story) == expected


def test_a_contribution_is_rounded_to_the_fen_each_month() -> None:
    """The worked example of the flexible-employment pension, and halves."""
    assert contribution_fen(600_000, BASIS_POINTS["pension"]) == 120_000
    assert contribution_fen(600_000, BASIS_POINTS["pension"], 3) == 360_000
    assert [contribution_fen(base, 2_000) for base in (360_002, 360_003)] == [72_000, 72_001]
