"""Realistic applications, each with the outcome it must have: decided here beforehand, by the rules of the contract."""

from __future__ import annotations

import copy
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from ledger import Expected
from sample_people import COUNTIES, People, Person, check_character, resident_id

Data = dict[str, Any]

CONSENT_TEXT = "2026-01"
OCCUPATIONS = ("truck", "ride-hail", "courier", "food-delivery")
PLATFORMS = {"truck": "manbang", "ride-hail": "didi", "courier": "sf-express", "food-delivery": "eleme"}
CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Places:
    """Where a department may act, and the sample unions there (they come with the service's migrations)."""

    counties: tuple[str, ...]
    open_unions: tuple[str, ...] = ()
    reviewing_unions: tuple[str, ...] = ()
    closed_unions: tuple[str, ...] = ()

    def within(self, *prefixes: str) -> Places:
        """What of this lies in places whose codes begin so."""
        return Places(
            tuple(county for county in self.counties if county.startswith(prefixes)),
            *(
                tuple(code for code in codes if code.split("-")[1].startswith(prefixes))
                for codes in (self.open_unions, self.reviewing_unions, self.closed_unions)
            ),
        )


@dataclass(frozen=True)
class Application:
    """The data of an application, and what must become of it."""

    event_id: str
    data: Data
    expected: Expected
    person: Person

    @property
    def number(self) -> str:
        """Its application number."""
        return self.data["applicationNumber"]

    @property
    def union(self) -> str:
        """The union applied to: the county's holding pool where none is named."""
        return self.data.get("union") or f"HN-{self.data['residence']}-POOL"

    @property
    def pool(self) -> str | None:
        """The holding pool applied to, where no union is named."""
        return None if "union" in self.data else self.union


class Applications:
    """Makes applications for one department; the same seed makes the same ones."""

    def __init__(self, seed: int, prefix: str, places: Places, people: People) -> None:
        self._random = random.Random(f"{seed} {prefix}")
        self._prefix = f"{prefix}-{seed:x}"
        self._count = 0
        self._places = places
        self._people = people

    # What must be accepted, or left to an officer

    def first(self) -> Application:
        """A new person; seven of ten name no union and come to the county's holding pool."""
        data, person = self._data()
        if self._places.open_unions and self._random.random() < 0.3:
            data["union"] = self._random.choice(self._places.open_unions)
        return self._application(data, person, Expected("accepted"))

    def for_review(self) -> Application:
        """A new person for a union that decides itself."""
        data, person = self._data()
        data["union"] = self._random.choice(self._places.reviewing_unions)
        return self._application(data, person, Expected("pending"))

    def with_warning(self) -> Application:
        """A new person about whom an officer should look twice."""
        data, person = self._data()
        if self._random.random() < 0.5:
            data["employer"] = {"name": "某某物流有限公司", "uscc": "91350100M0001TGQXM"}
            return self._application(data, person, Expected("accepted", warnings=frozenset({"uscc-checksum"})))
        number = resident_id("439999", date(1980, 1, 1) + timedelta(days=self._random.randrange(9000)), self._random.randrange(1000))
        person = self._with_number(data, person, number)
        return self._application(data, person, Expected("accepted", warnings=frozenset({"id-area-unknown"})))

    # What follows on earlier ones

    def member_elsewhere(self, earlier: Application) -> Application:
        """Somebody accepted before applies at another place, perhaps spelled otherwise: a transfer is proposed."""
        data, person = self._data(earlier.person)
        at = earlier.data.get("union", earlier.data["residence"])
        data["residence"] = self._random.choice([county for county in self._places.counties if county not in at])
        if self._random.random() < 0.5:
            data["union"] = self._random.choice([union for union in self._places.open_unions if union != at])
        return self._application(self._spelled_anew(data), person, Expected("transfer-proposed"))

    def member_there(self, earlier: Application) -> Application:
        """Somebody accepted before applies at the same place again: accepted, as one who was there already."""
        data, person = self._data(earlier.person)
        data["residence"] = earlier.data["residence"]
        if "union" in earlier.data:
            data["union"] = earlier.data["union"]
        return self._application(self._spelled_anew(data), person, Expected("accepted", existing=True))

    def repeated(self, earlier: Application) -> Application:
        """The same application under a new event id: the latest outcome once more."""
        return Application(self._event_id(), earlier.data, replace(earlier.expected, repeated=True), earlier.person)

    def corrected(self, returned: Application) -> Application:
        """A returned application under its number, with the employer that was missing: the union looks again."""
        data = {**returned.data, "employer": {"name": "某某配送服务有限公司"}}
        return Application(self._event_id(), data, Expected("pending"), returned.person)

    def number_reused(self, earlier: Application) -> Application:
        """The number of an earlier application, for another one."""
        data, person = self._data()
        data["applicationNumber"] = earlier.number
        return self._application(data, person, rejected("application-number-reused"))

    # What must be refused

    def invalid(self, index: int) -> Application:
        """One of the faults there are; the index goes round all of them."""
        faults = list(FAULTS)
        if not self._places.closed_unions:
            faults.remove(union_closed)
        return faults[index % len(faults)](self)

    def outside(self, residence: str) -> Application:
        """A new person at a place for which the department may not act."""
        data, person = self._data()
        data["residence"] = residence
        return self._application(data, person, rejected("scope-exceeded"))

    # How they are made

    def changed(self, change: Callable[[Data], object], *reasons: str) -> Application:
        """A new person's application, spoilt in one way or several."""
        data, person = self._data()
        change(data)
        return self._application(data, person, rejected(*reasons))

    def with_wrong_number(self, make: Callable[[str], str], *reasons: str) -> Application:
        """A new person's application with another identity number, made of the right one."""
        data, person = self._data()
        number = make(person.number)
        person = self._with_number(data, person, number)
        return self._application(data, person, rejected(*reasons))

    def closed_union(self) -> str:
        """A union that takes no members."""
        return self._random.choice(self._places.closed_unions)

    def _data(self, person: Person | None = None) -> tuple[Data, Person]:
        """A correct application; for a new person, or a known one."""
        person = person or self._people.new()
        self._count += 1
        occupation = self._random.choice(OCCUPATIONS)
        data: Data = {
            "applicationNumber": f"{self._prefix}-{self._count:05d}",
            "applicant": {
                "name": person.name,
                "identity": {"type": person.type, "number": person.number},
                "phone": person.phone,
            },
            "occupation": occupation,
            "labourRelation": self._random.choice(("full", "partial", "self")),
            "platform": PLATFORMS[occupation],
            "residence": self._random.choice(self._places.counties),
            "channel": self._random.choice(("app", "qr", "batch", "onsite", "miniprogram")),
            "consents": [{"scope": "membership", "textVersion": CONSENT_TEXT, "at": minutes_ago(self._random.randint(5, 600))}],
        }
        return data, person

    def _application(self, data: Data, person: Person, expected: Expected) -> Application:
        return Application(self._event_id(), data, expected, person)

    def _event_id(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def _with_number(self, data: Data, person: Person, number: str) -> Person:
        """Gives the applicant another number, and has the leak check look for it."""
        data["applicant"]["identity"] = {"type": "resident-id", "number": number}
        return self._people.keep(replace(person, number=number, type="resident-id"))

    def _spelled_anew(self, data: Data) -> Data:
        """The same identity number in another of its spellings."""
        data = copy.deepcopy(data)
        identity = data["applicant"]["identity"]
        identity["number"] = self._random.choice(SPELLINGS)(identity["number"])
        return data


def full_width(number: str) -> str:
    """With digits as a Chinese keyboard may write them."""
    return number.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})


def fifteen_digits(number: str) -> str:
    """As on the oldest cards, for those born in the twentieth century on the mainland."""
    return number[:6] + number[8:17] if number[6:8] == "19" and number[0] == "4" else number


SPELLINGS = (str, full_width, fifteen_digits, str.lower, lambda number: f" {number[:6]} {number[6:14]} {number[14:]} ")


def minutes_ago(minutes: int) -> str:
    """A time in the past, as the contract writes it."""
    return (datetime.now(CHINA) - timedelta(minutes=minutes)).isoformat(timespec="seconds")


def rejected(*reasons: str) -> Expected:
    """A rejection with exactly these reasons."""
    return Expected("rejected", reasons=frozenset(reasons))


def wrong_check(number: str) -> str:
    """A number whose last character does not fit."""
    return number[:17] + ("1" if number[17] != "1" else "2")


def impossible_date(number: str) -> str:
    """A number with the 29th of February of a common year, and a check character that fits."""
    seventeen = number[:6] + "19930229" + number[14:17]
    return seventeen + check_character(seventeen)


def child(number: str) -> str:
    """The number of somebody aged ten."""
    return resident_id(number[:6], date.today().replace(day=1) - timedelta(days=3653), int(number[14:17]))


def union_closed(make: Applications) -> Application:
    """A union that takes no members."""
    return make.changed(lambda data: data.update(union=make.closed_union()), "union-closed")


def everything_at_once(data: Data) -> None:
    """Five faults in one application: all five are named."""
    data["applicant"]["phone"] = "12345678901"
    data["residence"] = "430199"
    data["occupation"] = "astronaut"
    data["consents"] = []
    data["socialInsurance"] = {"schemes": ["pension"], "baseFen": -1}


def set_consent(data: Data, **changes: str) -> None:
    """Changes the consent to membership."""
    data["consents"][0].update(changes)


#: Every fault of an application that the catalogue of reasons knows.
FAULTS: tuple[Callable[[Applications], Application], ...] = (
    lambda make: make.with_wrong_number(wrong_check, "id-checksum"),
    lambda make: make.with_wrong_number(impossible_date, "id-date"),
    lambda make: make.with_wrong_number(child, "under-age"),
    lambda make: make.with_wrong_number(lambda number: number[:17] + "Z", "id-format"),
    lambda make: make.changed(lambda data: data["applicant"].update(phone="12345678901"), "phone-format"),
    lambda make: make.changed(lambda data: data["applicant"].update(name="@#"), "name-format"),
    lambda make: make.changed(lambda data: data["applicant"].pop("phone"), "field-missing"),
    lambda make: make.changed(lambda data: data["applicant"].update(name=7), "field-type"),
    lambda make: make.changed(lambda data: data.update(platform="x" * 65), "field-length"),
    lambda make: make.changed(lambda data: data.update(occupation="astronaut"), "value-unknown"),
    lambda make: make.changed(lambda data: data.update(residence="430199"), "division-unknown"),
    lambda make: make.changed(lambda data: data.update(residence="430100"), "division-not-county"),
    lambda make: make.changed(lambda data: data.update(union="HN-430102-9999"), "union-unknown"),
    union_closed,
    lambda make: make.changed(lambda data: set_consent(data, scope="social-insurance"), "consent-missing"),
    lambda make: make.changed(lambda data: set_consent(data, textVersion="1999-01"), "consent-text-unknown"),
    lambda make: make.changed(lambda data: set_consent(data, at="2099-01-01T00:00:00+08:00"), "consent-time"),
    lambda make: make.changed(lambda data: set_consent(data, at="yesterday"), "time-format"),
    lambda make: make.changed(lambda data: data.update(employer={"name": "某某公司", "uscc": "123"}), "uscc-format"),
    lambda make: make.changed(
        lambda data: data.update(socialInsurance={"schemes": ["pension"], "baseFen": -1}), "base-fen-negative"
    ),
    lambda make: make.changed(lambda data: data.update(applicationNumber="RH 1"), "application-number-format"),
    lambda make: make.changed(lambda data: data.update(applicationNumber="RH-13800000001"), "identifier-personal"),
    lambda make: make.changed(
        everything_at_once, "phone-format", "division-unknown", "value-unknown", "consent-missing", "base-fen-negative"
    ),
)

ALL_PLACES = Places(COUNTIES)
