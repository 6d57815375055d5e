"""The ledger notices what is lost, doubled or different, and forgives what the contract allows."""

from __future__ import annotations

from typing import Any

from ledger import UNREAD, Expected, Ledger


def outcome(id: str, cause: str | None, kind: str = "enrollment.accepted.v1", **data: Any) -> dict[str, Any]:
    event = {"id": id, "type": kind, "data": data}
    return event if cause is None else {**event, "causationid": cause}


def ledger(**expected: Expected) -> Ledger:
    book = Ledger()
    for event_id, what in expected.items():
        book.expect(event_id, what)
    return book


def test_complete_when_every_event_has_its_outcome() -> None:
    book = ledger(a=Expected("accepted"), b=Expected("rejected", reasons=frozenset({"id-checksum"})))
    book.record(outcome("1", "a"))
    assert not book.is_complete and book.lost == ["b"]
    book.record(outcome("2", "b", "enrollment.rejected.v1", reasons=[{"code": "id-checksum"}]))
    assert book.is_complete and not book.lost and not book.doubled and not book.differences()
    assert book.counts() == {"accepted": 1, "rejected": 1}


def test_the_same_outcome_again_is_no_second_outcome() -> None:
    book = ledger(a=Expected("accepted"))
    book.record(outcome("1", "a"))
    book.record(outcome("1", "a"))
    assert book.redelivered == 1 and not book.doubled
    book.record(outcome("2", "a"))
    assert book.doubled == ["a"]


def test_differences_in_kind_reasons_and_flags() -> None:
    for expected in (Expected("pending"), Expected("accepted", existing=True), Expected("accepted", repeated=True),
                     Expected("accepted", warnings=frozenset({"id-age"}))):  # fmt: skip
        book = ledger(a=expected)
        book.record(outcome("1", "a"))
        assert len(book.differences()) == 1
    book = ledger(a=Expected("rejected", reasons=frozenset({"id-checksum"})))
    book.record(outcome("1", "a", "enrollment.rejected.v1", reasons=[{"code": "id-checksum"}, {"code": "id-date"}]))
    assert len(book.differences()) == 1


def test_dead_letters_are_answered_with_or_without_an_id() -> None:
    book = ledger(broken=Expected("dead-letter"), **{UNREAD: Expected("dead-letter")})
    book.record(outcome("1", "broken", "enrollment.rejected.v1", reasons=[]))
    book.record(outcome("2", None, "message.rejected.v1", reasons=[]))
    assert book.is_complete and book.counts() == {"dead-letter": 2} and not book.differences()


def test_what_others_sent_is_counted_apart() -> None:
    book = ledger()
    book.record(outcome("1", "somebody-else"))
    assert book.foreign == 1 and book.is_complete


def test_a_pending_one_ends_in_exactly_one_final_outcome() -> None:
    book = ledger(a=Expected("pending"))
    book.record(outcome("1", "a", "enrollment.pending.v1"))
    assert book.is_complete
    book.expect_final("a", Expected("returned", reasons=frozenset({"review-materials-missing"})))
    assert not book.is_complete and book.lost == ["a"]
    reasons = [{"code": "review-materials-missing"}]
    book.record(outcome("2", "a", "enrollment.returned.v1", reasons=reasons))
    assert book.is_complete and not book.doubled and not book.differences()
    assert book.counts() == {"pending": 1} and book.final_counts("pending") == {"returned": 1}
    assert book.final_counts("transfer-proposed") == {} and book.standings("a") == {"returned"}
    book.record(outcome("3", "a", "enrollment.accepted.v1"))
    assert book.doubled == ["a"]


def test_an_outcome_before_anybody_decides_is_a_second_outcome() -> None:
    book = ledger(a=Expected("pending"))
    book.record(outcome("1", "a", "enrollment.pending.v1"))
    book.record(outcome("2", "a", "enrollment.accepted.v1"))
    assert book.doubled == ["a"]
