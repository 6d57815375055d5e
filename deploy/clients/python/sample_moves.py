"""Where one department's members go in the demo, written down before anything is sent: who has applied to another union is
taken over, refused, left until the time is out, or left waiting; who waits in a holding pool is given to a street, community
or trade union, or waits on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger import Expected, Ledger, satisfies
from running_system import Instance
from sample_applications import Application
from sample_reviewer import Reviewer
from sample_unions import ASSIGNABLE, nearest

#: How a proposed transfer ends, in the order in which proposals get their ends; half of them are accepted.
ENDS = ("accepted", "refused", "accepted", "timed-out", "accepted", "refused", "accepted", "open")
FINALS = {
    "accepted": Expected("accepted", existing=True),
    "refused": Expected("rejected", reasons=frozenset({"review-declined"})),
    "timed-out": Expected("rejected", reasons=frozenset({"transfer-timed-out"})),
}
#: So many of those who could be given to a union are.
ASSIGNED_SHARE = 0.25


@dataclass(frozen=True)
class Proposal:
    """A member's application to another union, and how it ends."""

    earlier: Application
    application: Application
    end: str


@dataclass
class Moves:
    """One department's members: who goes where, and who stays."""

    department: str
    random: random.Random
    ledger: Ledger
    proposals: list[Proposal] = field(default_factory=list)
    #: Who is given to which union, and of what kind that is.
    assigned: list[tuple[Application, str, str]] = field(default_factory=list)
    #: Every member of whom the department knows the member id, by the application that made them one.
    members: list[Application] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def plan(self, members: list[Application], applied: Iterable[tuple[Application, Application]]) -> None:
        """What will become of the members; `applied` are those who apply elsewhere, each with the later application."""
        self.members = members
        self.proposals = [
            Proposal(earlier, later, ENDS[index % len(ENDS)]) for index, (earlier, later) in enumerate(applied)
        ]
        moving = {proposal.earlier.event_id for proposal in self.proposals}
        waiting = [each for each in members if each.pool and each.event_id not in moving]
        kinds = tuple(ASSIGNABLE)
        for index, member in enumerate(self.random.sample(waiting, round(len(waiting) * ASSIGNED_SHARE))):
            kind = kinds[index % len(kinds)]
            self.assigned.append((member, self.random.choice(nearest(ASSIGNABLE[kind], member.union)), kind))

    # What the union does

    def decide(self, reviewer: Reviewer, system: Instance | None) -> None:
        """Takes over and refuses; where the system's database can be reached, time runs out for some."""
        listed = reviewer.proposed(self.department)
        for proposal in self.proposals:
            way = (proposal.earlier.union, proposal.application.union)
            if (found := listed.get(proposal.application.number)) != way:
                self.problems.append(f"{proposal.application.number}: proposed {way}, listed {found}")
        for end, decision in (("accepted", "accept"), ("refused", "refuse")):
            reviewer.decide_transfers(decision, self.department, self._expect(end))
        if system:
            let_time_run_out(system, self.department, self._expect("timed-out"))

    def assign(self, reviewer: Reviewer) -> None:
        """Gives members from the pools in which they must be to the unions."""
        self._compare_pools(reviewer, {member.event_id: member.pool for member in self.members} | self._transferred())
        unions: dict[str, list[str]] = {}
        for member, union, _ in self.assigned:
            if member_id := self._member_id(member):
                unions.setdefault(union, []).append(member_id)
        for union, members in unions.items():
            reviewer.assign(union, members)

    def compare(self, reviewer: Reviewer, since: str) -> None:
        """Compares the operators' lists and what the unions have heard with what was written down."""
        pools = {member.event_id: member.pool for member in self.members} | self._transferred()
        self._compare_pools(reviewer, pools | {member.event_id: None for member, _, _ in self.assigned})
        undecided = {each.application.number for each in self.proposals if self._end_of(each) == "open"}
        listed = reviewer.proposed(self.department).keys() & {each.application.number for each in self.proposals}
        self.problems += [f"{number}: open, but not on the union's list" for number in sorted(undecided - listed)]
        self.problems += [f"{number}: decided, but on the union's list" for number in sorted(listed - undecided)]
        expected = Counter(self._moves())
        members = {member_id for _, member_id, _, _ in expected}
        known = members | {self._member_id(each) for each in self.members}
        heard = Counter(move for move in reviewer.moves(since) if move[1] in known)
        self.problems += [f"{move}: heard {heard[move]} times" for move in expected if heard[move] != expected[move]]
        self.problems += [f"{move}: must not have been" for move in heard if move not in expected]

    # What came of it

    def transfer_counts(self) -> Counter[str]:
        """How many proposals have ended how, as the department was told."""
        return Counter(self._end_of(proposal) for proposal in self.proposals)

    def assigned_counts(self) -> Counter[str]:
        """How many were given to a union of each kind."""
        return Counter(kind for _, _, kind in self.assigned)

    @property
    def held(self) -> int:
        """How many still wait in a holding pool."""
        pools = {member.event_id: member.pool for member in self.members} | self._transferred()
        return sum(1 for pool in pools.values() if pool) - len(self.assigned)

    def _end_of(self, proposal: Proposal) -> str:
        """As the department was told: `open` where it was told nothing yet."""
        finals = self.ledger.finals.get(proposal.application.event_id)
        if not finals:
            return "open"
        for end, expected in FINALS.items():
            if satisfies(finals[0], expected):
                return end
        return "otherwise"

    def _expect(self, end: str) -> list[str]:
        """Enters in the accounts how these end, and gives their numbers."""
        proposals = [proposal for proposal in self.proposals if proposal.end == end]
        for proposal in proposals:
            self.ledger.expect_final(proposal.application.event_id, FINALS[end])
        return [proposal.application.number for proposal in proposals]

    def _transferred(self) -> dict[str, str | None]:
        """In which pool those who were taken over are now, if any, by the application that made them members."""
        taken = [each for each in self.proposals if each.end == "accepted"]
        return {proposal.earlier.event_id: proposal.application.pool for proposal in taken}

    def _moves(self) -> list[tuple[str, str | None, str, str]]:
        """What unions must have heard."""
        moves = []
        for proposal in self.proposals:
            if proposal.end == "accepted":
                way = (self._member_id(proposal.earlier), proposal.earlier.union, proposal.application.union)
                moves += [("membership.transferred.v1", *way), ("membership.released.v1", *way)]
        moves += [
            ("membership.assigned.v1", self._member_id(member), member.union, union) for member, union, _ in self.assigned
        ]
        return moves

    def _compare_pools(self, reviewer: Reviewer, expected: dict[str, str | None]) -> None:
        held = reviewer.held()
        for member in self.members:
            found = held.get(self._member_id(member) or "")
            if found != (pool := expected[member.event_id]):
                self.problems.append(f"{member.number}: held in {found}, not {pool}")

    def _member_id(self, member: Application) -> str | None:
        """As the department was told; nothing where no outcome came."""
        outcomes = self.ledger.heard.get(member.event_id)
        return outcomes[0]["data"].get("memberId") if outcomes else None


def let_time_run_out(system: Instance, department: str, numbers: list[str]) -> None:
    """Puts the deadline of proposed transfers to this moment, as if 30 days had passed: no service has a command for that."""
    done = system.database(
        "psql", "--dbname=enrollment", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1",
        f"--set=department={department}", f"--set=numbers={','.join(numbers)}",
        text="""
            with due as (
                update application set due_at = now()
                where state = 'transfer-proposed' and department = :'department'
                    and number = any (string_to_array(:'numbers', ','))
                returning 1)
            select count(*) from due;
            """,
    )  # fmt: skip
    if int(done) != len(numbers):
        raise SystemExit(f"{department}: {int(done)} of {len(numbers)} proposals were waiting")
