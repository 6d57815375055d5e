"""The demo's accounts of who goes where: each path is planned, and what did not go its way is noticed. The union's reviewer
and the outcomes are played by a town hall that can be told to do something else."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ledger import Ledger
from sample_applications import Application, Applications
from sample_moves import ENDS, FINALS, Moves
from sample_people import People
from sample_unions import ASSIGNABLE, SAMPLE_PLACES, nearest


class TownHall:
    """Unions that do what they are told: proposals, pools, and the news of moves."""

    def __init__(self, moves: Moves) -> None:
        self.moves = moves
        self.open = {each.application.number: each for each in moves.proposals}
        self.pools = {member.event_id: member.pool for member in moves.members if member.pool}
        self.unions = {member.event_id: member.union for member in moves.members}
        self.news: list[tuple[str, str, str, str]] = []
        for member in moves.members:
            moves.ledger.expect(member.event_id, member.expected)
            self.tell(member, "enrollment.accepted.v1", memberId=member.event_id)
        for proposal in moves.proposals:
            moves.ledger.expect(proposal.application.event_id, proposal.application.expected)
            self.tell(proposal.application, "enrollment.transfer-proposed.v1")

    def tell(self, application: Application, type: str, **data: Any) -> None:
        id = f"{application.event_id} {type}"
        self.moves.ledger.record({"id": id, "type": type, "causationid": application.event_id, "data": data})

    def proposed(self, department: str) -> dict[str, tuple[str, str]]:
        return {number: (each.earlier.union, each.application.union) for number, each in self.open.items()}

    def decide_transfers(self, decision: str, department: str, numbers: list[str]) -> None:
        for proposal in map(self.open.pop, numbers):
            if decision == "refuse":
                self.tell(proposal.application, "enrollment.rejected.v1", reasons=[{"code": "review-declined"}])
                continue
            self.tell(proposal.application, "enrollment.accepted.v1", existing=True)
            for word in ("transferred", "released"):
                self.move(f"membership.{word}.v1", proposal.earlier.event_id, proposal.application.union)
            if proposal.application.pool:
                self.pools[proposal.earlier.event_id] = proposal.application.pool

    def held(self) -> dict[str, str]:
        return dict(self.pools)

    def assign(self, union: str, members: list[str]) -> None:
        for member in members:
            self.move("membership.assigned.v1", member, union)

    def move(self, type: str, member: str, union: str) -> None:
        self.news.append((type, member, self.unions[member], union))
        self.pools.pop(member, None)
        if type != "membership.transferred.v1":
            self.unions[member] = union

    def moves_since(self, since: str) -> Iterator[tuple[str, str, str, str]]:
        return iter(self.news)


def planned(count: int = 64) -> Moves:
    make = Applications(7, "TEST", SAMPLE_PLACES, People(7))
    members = [make.first() for _ in range(count)]
    moves = Moves("test-hunan", random.Random(7), Ledger())
    moves.plan(members, [(earlier, make.member_elsewhere(earlier)) for earlier in members[: len(ENDS) * 2]])
    return moves


def played(moves: Moves, spoil: Callable[[TownHall], object] = lambda hall: None) -> list[str]:
    """What the accounts say after a day on which something else happened at the end."""
    hall: Any = TownHall(moves)
    reviewer: Any = hall
    moves.decide(reviewer, None)
    moves.assign(reviewer)
    spoil(hall)
    hall.moves = hall.moves_since
    moves.compare(reviewer, "")
    return moves.problems + moves.ledger.differences()


def test_every_path_is_planned_and_each_person_goes_one_way() -> None:
    moves = planned()
    assert Counter(each.end for each in moves.proposals) == Counter(ENDS * 2)
    assert set(ENDS) == {*FINALS, "open"}
    assert all(each.earlier.union != each.application.union for each in moves.proposals)
    assert any(each.application.pool for each in moves.proposals) and not all(each.application.pool for each in moves.proposals)
    assert moves.assigned_counts().keys() == ASSIGNABLE.keys()
    given = {member.event_id for member, _, _ in moves.assigned}
    assert len(given) == len(moves.assigned) and not given & {each.earlier.event_id for each in moves.proposals}
    assert all(member.pool for member, _, _ in moves.assigned)
    assert all(union in SAMPLE_PLACES.open_unions for unions in ASSIGNABLE.values() for union in unions)


def test_a_day_as_planned_adds_up() -> None:
    moves = planned()
    assert played(moves) == []
    # Without the system's database nobody's time runs out.
    assert moves.transfer_counts() == Counter(accepted=8, refused=4, open=4)
    assert moves.held == len([member for member in moves.members if member.pool]) - len(moves.assigned) + sum(
        bool(each.application.pool) - bool(each.earlier.pool) for each in moves.proposals if each.end == "accepted"
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda hall: hall.pools.pop(next(iter(hall.pools))),
        lambda hall: hall.pools.update({hall.moves.assigned[0][0].event_id: hall.moves.assigned[0][0].pool}),
        lambda hall: hall.open.popitem(),
        lambda hall: hall.open.update({hall.moves.proposals[0].application.number: hall.moves.proposals[0]}),
        lambda hall: hall.news.pop(),
        lambda hall: hall.news.append(hall.news[0]),
        lambda hall: hall.move("membership.assigned.v1", hall.moves.proposals[1].earlier.event_id, "HN-430102-0001"),
    ],
    ids=["lost from a pool", "still in a pool", "vanished from the list", "still on the list", "not announced",
         "announced twice", "given away"],
)  # fmt: skip
def test_what_went_another_way_is_noticed(spoil: Callable[[TownHall], object]) -> None:
    assert played(planned(), spoil)


def test_the_nearest_unions_are_in_the_county_then_in_the_prefecture() -> None:
    assert nearest(ASSIGNABLE["street"], "HN-430102-POOL") == ["HN-430102-0001"]
    assert nearest(ASSIGNABLE["street"], "HN-430121-POOL") == [
        "HN-430102-0001", "HN-430104-0002", "HN-430112-0002", "HN-430181-0002",
    ]  # fmt: skip
    assert nearest(ASSIGNABLE["community"], "HN-430802-POOL") == list(ASSIGNABLE["community"])
