import Messaging
import Postgres

/// What waits for a union's officers: applications for a review, proposed transfers, members in holding pools.
struct EnrollmentBacklog: Backlog {
    func figures(in transaction: borrowing Transaction) throws -> [WaitingFigure] {
        let applications = try transaction.ask(Self.applications, "pending")
        let transfers = try transaction.ask(Self.applications, "transfer-proposed")
        let held = try transaction.ask(Self.held)
        let insurance = try transaction.ask(Self.insurance)
        let questions = [
            ("applications", applications), ("transfers", transfers), ("held", held), ("insurance", insurance),
        ]
        return try questions.compactMap { kind, question in
            try transaction.rows(question).first.map { row in
                WaitingFigure(
                    kind: kind, waiting: try row.get("waiting"), overdue: try row.get("overdue"),
                    overdueSince: try row.get(optional: "overdue_since"))
            }
        }
    }

    private static let applications = Statement(
        "backlog.applications",
        """
        select (select count(*) from (
                select from application where state = $1 and due_at is not null limit 10000) as counted) as waiting,
            (select count(*) from (
                select from application where state = $1 and due_at < now() limit 10000) as counted) as overdue,
            (select due_at from application where state = $1 and due_at < now() order by due_at limit 1)
                as overdue_since
        """)

    /// Cases that are open, and those in which nothing comes in spite of asking.
    private static let insurance = Statement(
        "backlog.insurance",
        """
        select (select count(*) from (select from insurance_case where due_at is not null limit 10000) as counted)
                as waiting,
            (select count(*) from (select from insurance_case where stalled_since is not null limit 10000) as counted)
                as overdue,
            (select stalled_since from insurance_case where stalled_since is not null order by stalled_since limit 1)
                as overdue_since
        """)

    /// Pool by pool, since each has its own days.
    private static let held = Statement(
        "backlog.held",
        """
        select (select count(*) from (select from membership where held_since is not null limit 10000) as counted)
                as waiting,
            (select count(*) from (
                select from organization join membership on membership.union_code = organization.code
                    and held_since < now() - make_interval(days => assignment_days)
                where holding_pool limit 10000) as counted) as overdue,
            (select min(oldest.due_at) from organization cross join lateral (
                select held_since + make_interval(days => assignment_days) as due_at from membership
                where membership.union_code = organization.code and held_since is not null
                order by held_since limit 1) as oldest
                where holding_pool and oldest.due_at < now()) as overdue_since
        """)
}
