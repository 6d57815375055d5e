import Contracts
import FoundationEssentials
import Messaging
import Postgres

/// `insurance.check`: what `doctor` asks: what is behind its time, stalled or unreadable, counted to 10,000, and for which
/// schemes and places cases are open. However many cases there are, it costs some index look-ups.
struct CheckCases: RequestHandler {
    let name = "insurance.check"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let pairs = try transaction.ask(Self.selectPairs)
        let counts = try transaction.rows(try transaction.ask(Self.selectCounts)).first
        let asked = try transaction.rows(pairs).map { row -> JSON in
            ["scheme": .string(try row.get("scheme")), "place": .string(try row.get("place"))]
        }
        return RequestAnswer([
            "overdue": .integer(try counts?.get("overdue") ?? 0), "stalled": .integer(try counts?.get("stalled") ?? 0),
            "unreadable": .integer(try counts?.get("unreadable") ?? 0), "asked": .array(asked),
        ])
    }

    /// The duty looks each second: what has been due for five minutes nobody looks at.
    static let selectCounts = Statement(
        "insurance_case.check",
        """
        select (select count(*) from (
                select from insurance_case where due_at < now() - interval '5 minutes' limit 10000) as counted) as overdue,
            (select count(*) from (
                select from insurance_case where stalled_since is not null limit 10000) as counted) as stalled,
            (select count(*) from (
                select from insurance_case where unreadable_since is not null limit 10000) as counted) as unreadable
        """)

    /// From one pair to the next through the index: a look-up for each pair, not for each case.
    static let selectPairs = Statement(
        "insurance_case.check-pairs",
        """
        with recursive pair as (
            (select scheme, place from insurance_case where due_at is not null order by scheme, place limit 1)
            union all
            select next.scheme, next.place from pair cross join lateral (
                select scheme, place from insurance_case
                where due_at is not null and (scheme, place) > (pair.scheme, pair.place)
                order by scheme, place limit 1) as next
        )
        select scheme, place from pair limit 5000
        """)
}
