"""入会+社保 in the samples: which applications ask for help, what everybody will do about each case, and how it must end.

A story is one case's whole life, written down before anything is sent: the person's part is played by the department that
enrolled (sample_follower.py), the offices' parts by 人社, 医保 and 税务 (sample_office.py). Whatever happened in a first
round, a second one goes its proper way.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sample_applications import CHINA, CONSENT_TEXT, Application, minutes_ago

#: What deploy/samples/contribution-standards.csv says: bases of 60 to 300 % of 6,000.00 a month; the rates.
MINIMUM_FEN, MAXIMUM_FEN = 360_000, 1_800_000
BASIS_POINTS = {"pension": 2_000, "medical": 800}
#: How long after a month's end its contribution is not owed yet.
GRACE_DAYS = 15
ENDED = frozenset({"already-insured", "not-eligible", "registration-refused", "revoked", "lapsed", "platform-cover"})
INSURER = {"pension": "hrss-hunan", "medical": "medical-hunan"}
COLLECTOR = "tax-office-hunan"
#: 人社, whoever insures.
SUBSIDISER = "hrss-hunan"
#: What a department sends about the cases that it follows.
FOLLOWS = (
    "insurance.assistance-requested.v1",
    "insurance.consent-given.v1",
    "insurance.consent-revoked.v1",
    "insurance.base-chosen.v1",
)


#: What a case may pass in one step, in that order.
AT_ONCE = ("eligibility-asked", "eligible", "quoted", "registration-asked")


@dataclass(frozen=True)
class Story:
    """One case's life. The words for what an office does are methods of `Answers` and `Visits`, with `_` for `-`."""

    name: str
    ends: str = "current"
    # The person
    consents: bool = True
    chooses: str = "permitted"  # or: too-low (and then a permitted one), never
    pays: str = "month"  # or: never, and the other ways of `Visits`
    revokes_at: str | None = None
    consents_again: bool = False
    # The offices
    eligibility: str = "eligible"
    registration: str = "registered"
    asked_eligibility: str = "properly"
    asked_registration: str = "properly"
    asked_link: str = "properly"
    when_paid: str | None = None
    when_left: str | None = None
    # The operator
    stalls: bool = False  # stands still until an operator asks again, or for ever
    is_retried: bool = False

    @property
    def stands_stalled(self) -> bool:
        """Whether it is stalled in the end."""
        return self.stalls and not self.is_retried

    @property
    def round(self) -> int:
        """In which round it ends: another one begins with a new consent, and when a dispute is asked anew."""
        return 2 if self.consents_again or (self.is_retried and self.asked_registration == "differently") else 1

    @property
    def settles(self) -> bool:
        """Whether its leg ends once, so that 入会+社保 can be complete."""
        return not self.stands_stalled

    @property
    def contributions(self) -> int:
        """How many are counted: one, however often and wrongly they are reported."""
        return int(self.ends in ("current", "arrears", "lapsed") or self.revokes_at == "current")

    @property
    def paid_through(self) -> str | None:
        """The month up to which it is paid for, where it is being paid for."""
        return str(paid_month(self.pays)) if self.ends in ("current", "arrears") else None


STORIES = (
    Story("properly"),
    Story("slowly", asked_eligibility="slowly", asked_registration="slowly", asked_link="slowly"),
    Story("late", asked_eligibility="late"),
    Story("twice", asked_eligibility="twice", asked_registration="twice", asked_link="twice", pays="pay-twice",
          when_paid="recorded-again"),
    Story("registered before it was asked", asked_eligibility="registration-first"),
    Story("paid before the link", asked_link="payment-first", when_paid="link-after-payment"),
    Story("another round", asked_eligibility="other-round", asked_registration="other-round", asked_link="other-round"),
    Story("nobody's case", asked_eligibility="unknown-case", asked_registration="unknown-case"),
    Story("somebody else answers", asked_eligibility="by-another", pays="to-another"),
    Story("wrong amount", pays="wrong-amount"),
    Story("wrong base", pays="wrong-base"),
    Story("month paid twice", when_paid="month-again"),
    Story("reference used twice", when_paid="reference-again"),
    Story("several months", pays="this-year"),
    Story("last year's month", pays="cross-year"),
    Story("subsidised", when_paid="subsidise"),
    Story("answered otherwise when paid", when_paid="contradict"),
    Story("base too low", chooses="too-low"),
    Story("insured already", ends="already-insured", eligibility="already-insured"),
    Story("not eligible", ends="not-eligible", eligibility="not-eligible"),
    Story("not registered", ends="registration-refused", registration="refused"),
    Story("revoked when asked", ends="revoked", revokes_at="eligibility-asked", asked_eligibility="when-withdrawn"),
    Story("revoked when quoted", ends="revoked", revokes_at="quoted", chooses="never"),
    Story("revoked at registration", ends="revoked", revokes_at="registration-asked", asked_registration="when-withdrawn"),
    Story("revoked at the link", ends="revoked", revokes_at="payment-link-asked", asked_link="when-withdrawn"),
    Story("revoked when paid", ends="revoked", revokes_at="current", when_left="pay-on"),
    Story("revoked, and again", revokes_at="eligibility-asked", consents_again=True, asked_eligibility="of-the-round-before"),
    Story("paid for January alone", ends="arrears", pays="january"),
    Story("paid last year", ends="lapsed", pays="last-year"),
    Story("two answers", ends="disputed", asked_registration="differently", stalls=True),
    Story("two answers, asked anew", asked_registration="differently", stalls=True, is_retried=True),
    Story("silent till asked anew", asked_eligibility="when-asked-anew", stalls=True, is_retried=True),
    Story("never answered", ends="eligibility-asked", asked_eligibility="never", stalls=True),
    Story("never registered", ends="registration-asked", asked_registration="never", stalls=True),
    Story("never a link", ends="payment-link-asked", asked_link="never", stalls=True),
    Story("never consents", ends="informed", consents=False, stalls=True),
    Story("never chooses", ends="quoted", chooses="never", stalls=True),
    Story("never pays", ends="link-ready", pays="never", stalls=True),
)  # fmt: skip
#: 职业伤害保障 is the platform's to pay: shown, and nothing to do.
PLATFORM_COVER = Story("covered by the platform", ends="platform-cover", consents=False)


@dataclass
class Leg:
    """One case as its department hears of it, beside its story."""

    application: Application
    scheme: str
    story: Story
    number: str | None = None
    state: str | None = None
    since: datetime | None = None
    round: int = 0
    paid_through: str | None = None
    contributions: int = 0
    subsidies: int = 0
    done: set[str] = field(default_factory=set)

    def stand(self, state: str, since: datetime, round: int) -> bool:
        """Stands there from now on; `False` for older news, which may come late when a department reads anew."""
        if self.since is not None and (since < self.since or since == self.since and rank(state) < rank(self.state)):
            return False
        self.state, self.since, self.round = state, since, round
        return True

    @property
    def must_wait(self) -> bool:
        """Whether it stands where nothing more comes until an operator asks again."""
        before = "disputed" if self.story.asked_registration == "differently" else "eligibility-asked"
        return self.story.is_retried and self.state == before and self.round == 1

    @property
    def has_ended(self) -> bool:
        """Whether it stands as it must in the end."""
        return not self.differences()

    def differences(self) -> list[str]:
        """What is otherwise than the story says."""
        story, subsidies = self.story, int(self.story.when_paid == "subsidise")
        pairs: tuple[tuple[str, Any, Any], ...] = (
            ("state", ends_now(story), self.state),
            ("round", story.round, self.round),
            ("paid through", story.paid_through, self.paid_through if self.state in ("current", "arrears") else None),
            ("contributions", story.contributions, self.contributions),
            ("subsidies", subsidies, self.subsidies),
        )
        return [f"{name} {got}, not {expected}" for name, expected, got in pairs if expected != got]


@dataclass
class Cases:
    """The cases of one department's applications: chosen by the seed before anything is sent."""

    random: random.Random
    #: By identity number and scheme, for the offices.
    stories: dict[tuple[str, str], Story]
    legs: dict[tuple[str, str], Leg] = field(default_factory=dict)
    _stories: list[Story] = field(default_factory=list)
    _helped: set[str] = field(default_factory=set)

    def choose(self, applications: Iterable[Application], count: int) -> list[Application]:
        """So many of the applications, each of another person, and none who is helped already."""
        applications = list(applications)
        chosen: list[Application] = []
        for application in self.random.sample(applications, len(applications)):
            if len(chosen) < count and application.person.number not in self._helped:
                self._helped.add(application.person.number)
                chosen.append(application)
        return chosen

    def wish(self, application: Application) -> dict[str, Any]:
        """A wish for help, one or two schemes, with what belongs to it: `schemes`, perhaps `baseFen`, perhaps `consents`."""
        schemes = self.random.choices(
            (("pension",), ("medical",), ("pension", "medical"), ("pension", "occupational-injury")), (50, 15, 25, 10)
        )[0]
        legs = [
            Leg(application, scheme, self._next_story() if scheme in INSURER else PLATFORM_COVER) for scheme in schemes
        ]
        for leg in legs:
            self.legs[application.number, leg.scheme] = leg
            self.stories[application.person.number, leg.scheme] = leg.story
        told = [leg.story for leg in legs if leg.story is not PLATFORM_COVER]
        wish: dict[str, Any] = {"schemes": list(schemes)}
        if all(story.chooses == "permitted" for story in told):
            if (kind := self.random.choice(("permitted", "too-low", "none"))) != "none":
                wish["baseFen"] = self.permitted_base() if kind == "permitted" else self.random.randrange(100_000, MINIMUM_FEN)
        if all(story.consents for story in told) and self.random.random() < 0.7:
            at = minutes_ago(self.random.randint(5, 600))
            wish["consents"] = [{"scope": "social-insurance", "textVersion": CONSENT_TEXT, "at": at}]
        return wish

    def add_to(self, application: Application) -> None:
        """Has the application carry a wish."""
        wish = self.wish(application)
        application.data["consents"].extend(wish.pop("consents", []))
        application.data["socialInsurance"] = wish

    def permitted_base(self) -> int:
        """A base between the lowest and the highest, in fen."""
        return self.random.randrange(MINIMUM_FEN // 100, MAXIMUM_FEN // 100 + 1) * 100

    def _next_story(self) -> Story:
        """Each story once, in an order of the seed's, before any comes again."""
        if not self._stories:
            self._stories = self.random.sample(STORIES, len(STORIES))
        return self._stories.pop()


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month, `2026-01`."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"

    def advanced(self, by: int) -> Month:
        """So many months later."""
        year, month = divmod(self.year * 12 + self.month - 1 + by, 12)
        return Month(year, month + 1)

    @property
    def first_day(self) -> date:
        """The day with which it begins."""
        return date(self.year, self.month, 1)


def rank(state: str | None) -> int:
    """Which of two states came later, where one step passed both."""
    return AT_ONCE.index(state) if state in AT_ONCE else len(AT_ONCE)


def today() -> date:
    """In China."""
    return datetime.now(CHINA).date()


def this_month() -> Month:
    """In China."""
    return Month(today().year, today().month)


def paid_month(pays: str) -> Month:
    """The last month that is paid for by one who pays so."""
    return Month(today().year, 1) if pays == "january" else this_month()


def ends_now(story: Story) -> str:
    """How a story ends today: early in the year, who has paid for January owes nothing yet."""
    owed = paid_month(story.pays).advanced(2).first_day + timedelta(days=GRACE_DAYS)
    return "current" if story.ends == "arrears" and today() < owed else story.ends


def contribution_fen(base: int, basis_points: int, months: int = 1) -> int:
    """What is paid: each month base × rate, rounded half up to the fen."""
    return (base * basis_points + 5_000) // 10_000 * months
