"""The person's part in 入会+社保, played by the department that enrolled: it follows its cases, consents, chooses a base from
the quote, sends the person to pay, revokes, and keeps accounts of what it hears."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from department import Department, Event
from ledger import Ledger, codes
from sample_applications import CONSENT_TEXT, Application
from sample_insurance import COLLECTOR, INSURER, MINIMUM_FEN, SUBSIDISER, Cases, Leg
from sample_office import Office
from sample_office_messages import message, now_text

Data = dict[str, Any]
COMPLETED = "enrollment.with-insurance-completed.v1"
#: Whom of the offices a person sees about what.
AT_INSURER = frozenset({"contradict"})
AT_SUBSIDISER = frozenset({"subsidise"})


def is_about_insurance(event: Event) -> bool:
    """Whether an event is no outcome of an application, but about help into social insurance."""
    return event["type"] == COMPLETED or event["type"].startswith("insurance.")


class Follower:
    """One department's cases, as it hears of them."""

    def __init__(self, department: Department, cases: Cases, ledger: Ledger, offices: Mapping[str, Office]) -> None:
        self._department = department
        self._ledger = ledger
        self._cases = cases
        self._offices = offices
        self._seen: set[str] = set()
        self._expected: dict[str, tuple[str, Leg]] = {}
        self._refused: dict[str, frozenset[str]] = {}
        self._after_refusal: dict[str, int] = {}
        self._sent: set[str] = set()
        self.completed: dict[str, list[Data]] = defaultdict(list)
        self.problems: list[str] = []

    def hear(self, event: Event) -> None:
        """Takes an event about insurance, and does what the story says."""
        if event["id"] in self._seen:
            return
        self._seen.add(event["id"])
        data = event["data"]
        if event["type"] == COMPLETED:
            self.completed[data["applicationNumber"]].append(data)
        elif event["type"] == "insurance.refused.v1":
            self._hear_refusal(event)
        elif leg := self._cases.legs.get((data["applicationNumber"], data["scheme"])):
            if leg.number not in (None, data["caseNumber"]):
                self.problems.append(f"{leg.number}: a second case, {data['caseNumber']}")
            leg.number = data["caseNumber"]
            self._hear_of(leg, event["type"], data)

    def ask_for_help(self, application: Application) -> None:
        """Asks for help later than the application."""
        wish = self._cases.wish(application)
        self._send("insurance.assistance-requested.v1", {"applicationNumber": application.number, **wish})

    @property
    def is_waiting(self) -> bool:
        """Whether every case has ended as it must, or waits for an operator."""
        return all(leg.has_ended or leg.must_wait for leg in self._cases.legs.values()) and self._all_refused

    @property
    def is_complete(self) -> bool:
        """Whether every case has ended as it must, and everybody who must hear so has."""
        return (
            all(leg.has_ended for leg in self._cases.legs.values())
            and self._all_refused
            and all(self.completed[number] for number in self._must_complete())
        )

    def faults(self) -> list[str]:
        """What came otherwise than expected."""
        faults = list(self.problems)
        for (number, scheme), leg in self._cases.legs.items():
            faults += [f"{number} {scheme} ({leg.story.name}) {leg.number}: {difference}" for difference in leg.differences()]
        must = self._must_complete()
        for number in {number for number, _ in self._cases.legs}:
            times = len(self.completed[number])
            if times != int(number in must):
                faults.append(f"{number}: told {times} times that both legs have ended")
        for number, (told, *_) in ((number, told) for number, told in self.completed.items() if told):
            legs = {leg.scheme: leg for (each, _), leg in self._cases.legs.items() if each == number}
            if legs:
                standings = self._ledger.standings(next(iter(legs.values())).application.event_id)
                faults += [f"{number}: {fault}" for fault in completion_faults(told, legs, standings)]
        for event_id, (code, leg) in self._expected.items():
            if (heard := self._refused.get(event_id, frozenset())) != {code}:
                faults.append(f"{leg.number}: refused for {sorted(heard) or 'nothing'}, not {code}")
        return faults

    @property
    def completions(self) -> int:
        """How many applications have both legs ended."""
        return sum(1 for number in {number for number, _ in self._cases.legs} if self.completed[number])

    @property
    def _all_refused(self) -> bool:
        return self._expected.keys() <= self._refused.keys()

    def _must_complete(self) -> set[str]:
        """The applications all of whose cases have ended once."""
        unsettled = {number for (number, _), leg in self._cases.legs.items() if not leg.story.settles}
        return {number for number, _ in self._cases.legs} - unsettled

    # What happens to a case

    def _hear_of(self, leg: Leg, type: str, data: Data) -> None:
        if type == "insurance.case-changed.v1":
            if leg.stand(data["state"], datetime.fromisoformat(data["since"]), data["round"]):
                self._act(leg)
        elif type == "insurance.quoted.v1":
            self._choose(leg, data)
        elif type == "insurance.contribution-recorded.v1" and not data.get("repeated"):
            leg.contributions += 1
            leg.paid_through = data["paidThrough"]
            if leg.story.when_paid:
                self._visit(leg, leg.story.when_paid)
        elif type == "insurance.subsidy-noted.v1" and not data.get("repeated"):
            leg.subsidies += 1

    def _act(self, leg: Leg) -> None:
        story = leg.story
        if leg.state == "informed" and story.consents:
            self._once(leg, "consent", self._consent)
        elif leg.state == "revoked" and story.consents_again:
            self._once(leg, "consent again", self._consent)
        elif leg.state == story.revokes_at and leg.round == 1:
            self._once(leg, "revoke", self._revoke)
        elif leg.state == "link-ready" and story.pays != "never":
            self._visit(leg, story.pays)
        elif leg.state == "revoked" and story.when_left:
            self._visit(leg, story.when_left)

    def _once(self, leg: Leg, what: str, act: Any) -> None:
        """Does it, but not again when it is reminded."""
        if what not in leg.done:
            act(leg)
            leg.done.add(what)

    def _consent(self, leg: Leg) -> None:
        self._send(
            "insurance.consent-given.v1", {"caseNumber": leg.number, "textVersion": CONSENT_TEXT, "at": now_text()}
        )

    def _revoke(self, leg: Leg) -> None:
        self._send("insurance.consent-revoked.v1", {"caseNumber": leg.number, "at": now_text()})

    def _choose(self, leg: Leg, quote: Data) -> None:
        """From the quote; nothing, where the wish was permitted and is registered already."""
        wished = "wishedBaseFen" in quote and "wishRefused" not in quote
        if leg.story.chooses == "never" or wished:
            return
        permitted = self._cases.random.choice(quote["tiers"])["baseFen"]
        if leg.story.chooses == "too-low":
            self._once(leg, "choose too low", lambda leg: self._choose_too_low(leg, permitted))
        else:
            self._once(leg, "choose", lambda leg: self._choose_base(leg, permitted))

    def _choose_base(self, leg: Leg, base: int) -> str:
        return self._send("insurance.base-chosen.v1", {"caseNumber": leg.number, "baseFen": base})

    def _choose_too_low(self, leg: Leg, permitted: int) -> None:
        """A base that is refused, and then a permitted one."""
        event_id = self._choose_base(leg, MINIMUM_FEN - 100)
        self._expected[event_id] = ("base-below-minimum", leg)
        self._after_refusal[event_id] = permitted

    def _hear_refusal(self, event: Event) -> None:
        """What it did wrong on purpose is put right; anything else was not to be refused."""
        cause, found = event["causationid"], codes(event["data"]["reasons"])
        if cause in self._expected:
            self._refused[cause] = found
            self._choose_base(self._expected[cause][1], self._after_refusal[cause])
        elif cause in self._sent:
            self.problems.append(f"{event['data'].get('caseNumber')}: {event['data']['refusedType']} refused for {sorted(found)}")

    def _visit(self, leg: Leg, what: str) -> None:
        assert leg.number is not None
        office = INSURER[leg.scheme] if what in AT_INSURER else SUBSIDISER if what in AT_SUBSIDISER else COLLECTOR
        self._once(leg, what, lambda leg: self._offices[office].tell(what, leg.number or ""))

    def _send(self, type: str, data: Data) -> str:
        event = message(self._department, type, data)
        self._sent.add(event["id"])
        self._department.publish(event)
        return event["id"]


def completion_faults(told: Data, legs: Mapping[str, Leg], standings: frozenset[str]) -> list[str]:
    """What is wrong with the news that both legs have ended; `standings` is how the application may have ended."""
    expected = {scheme: leg.number for scheme, leg in legs.items()}
    named = {each["scheme"]: each["caseNumber"] for each in told["insurance"]}
    faults = [] if named == expected else [f"its cases are {named}, not {expected}"]
    if told["membership"] not in standings:
        faults.append(f"its membership is {told['membership']}, not {' or '.join(sorted(standings))}")
    return faults
