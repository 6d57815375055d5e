import Messaging
import Postgres

/// What waits for somebody: proposals for an operator's approval, map providers' answers, inspections, and stations whose
/// union was dissolved.
struct StationsBacklog: Backlog {
    func figures(in transaction: borrowing Transaction) throws -> [WaitingFigure] {
        let questions = try Self.kinds.map { kind, statement in (kind, try transaction.ask(statement)) }
        return try questions.compactMap { kind, question in
            try transaction.rows(question).first.map { row in
                WaitingFigure(
                    kind: kind, waiting: try row.get("waiting"), overdue: try row.get("overdue"),
                    overdueSince: try row.get(optional: "overdue_since"))
            }
        }
    }

    private static let kinds: [(String, Statement)] = [
        ("approvals", approvals), ("takedowns", takedowns), ("listings", listings), ("inspections", inspections),
        ("reassign", reassign), ("stations-failing", failingStations), ("listings-failing", failingListings),
    ]

    /// - Parameters:
    ///   - condition: what of the table waits.
    ///   - late: which of that waits too long.
    ///   - since: since when it does.
    private static func counted(
        _ name: String, _ table: String, _ condition: String, late: String, since: String, order: String
    ) -> Statement {
        Statement(
            "backlog.\(name)",
            """
            select (select count(*) from (select from \(table) where \(condition) limit 10000) as counted) as waiting,
                (select count(*) from (
                    select from \(table) where \(condition) and \(late) limit 10000) as counted) as overdue,
                (select \(since) from \(table) where \(condition) and \(late) order by \(order) limit 1)
                    as overdue_since
            """)
    }

    /// A fortnight for an operator to decide.
    private static let approvals = counted(
        "approvals", "station", "state = 'site-checked'", late: "since < now() - interval '14 days'",
        since: "since + interval '14 days'", order: "since")

    /// Overdue is what the provider did not answer before it was asked again.
    private static let takedowns = answers("takedowns", "state = 'takedown-pending'")
    private static let listings = answers("listings", "state in ('submitted', 'stale')")

    private static func answers(_ name: String, _ condition: String) -> Statement {
        let wait =
            "make_interval(secs => coalesce((select first_seconds from map_patience), 3600)::double precision)"
        return counted(
            name, "listing", condition, late: "asked_at < now() - \(wait)", since: "asked_at + \(wait)",
            order: "asked_at")
    }

    /// Those of the next thirty days wait; those whose last day is past are overdue.
    private static let inspections = counted(
        "inspections", "station", "inspection_until < \(today) + 30", late: "inspection_until < \(today)",
        since: "(inspection_until + 1)::timestamp at time zone 'Asia/Shanghai'", order: "inspection_until")

    /// A month for another union to take them over.
    private static let reassign = counted(
        "reassign", "station", "union_lost_at is not null and state <> 'closed'",
        late: "union_lost_at < now() - interval '30 days'", since: "union_lost_at + interval '30 days'",
        order: "union_lost_at")

    /// What this program could not deal with when its time had come: none should.
    private static let failingStations = failing("station")
    private static let failingListings = failing("listing")

    private static func failing(_ table: String) -> Statement {
        counted(
            "\(table)-failing", table, "failing_since is not null", late: "true", since: "failing_since",
            order: "failing_since")
    }

    private static let today = "(now() at time zone 'Asia/Shanghai')::date"
}
