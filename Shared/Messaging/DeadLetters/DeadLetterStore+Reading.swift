import Contracts
import FoundationEssentials
import Postgres

/// What operators see of dead letters: never their content.
extension DeadLetterStore {
    /// One page, newest first: letters below `before`, if given, or those of these numbers.
    static func page(
        _ filter: LetterFilter, before: Int64?, limit: Int, in transaction: borrowing Transaction
    ) throws -> [JSON] {
        try transaction.query(
            selectPage, filter.state, filter.reason, filter.fingerprint, filter.type, filter.department, filter.queue,
            filter.since, filter.until, before, limit
        ).map { try json($0) }
    }

    static func letters(_ ids: [Int64], in transaction: borrowing Transaction) throws -> [JSON] {
        try transaction.query(selectNumbered, ids).map { try json($0) }
    }

    /// Letters of one reason, fingerprint and type, counted; the largest group first.
    static func groups(_ filter: LetterFilter, in transaction: borrowing Transaction) throws -> [JSON] {
        try transaction.query(
            selectGroups, filter.state, filter.reason, filter.fingerprint, filter.type, filter.department,
            filter.queue, filter.since, filter.until
        ).map { row in
            .object([
                "reason": .string(try row.get("reason")), "fingerprint": .string(try row.get("fingerprint")),
                "type": try row.get(optional: "type").map(JSON.string), "count": .integer(try row.get("count")),
                "departments": .array(try row.get("departments", as: [String].self).map(JSON.string)),
                "oldest": .string(RFC3339.string(try row.get("oldest"))),
                "newest": .string(RFC3339.string(try row.get("newest"))),
                "mostAttempts": .integer(try row.get("most_attempts")),
            ])
        }
    }

    private static func json(_ row: Row) throws -> JSON {
        func time(_ column: String) throws -> JSON? {
            try row.get(optional: column).map { .string(RFC3339.string($0)) }
        }
        return .object([
            "id": .integer(try row.get("id")), "queue": .string(try row.get("queue")),
            "state": .string(try row.get("state")), "reason": .string(try row.get("reason")),
            "field": try row.get(optional: "field").map(JSON.string),
            "fingerprint": .string(try row.get("fingerprint")),
            "type": try row.get(optional: "type").map(JSON.string),
            "department": try row.get(optional: "department").map(JSON.string),
            "source": .string(try row.get("source")), "eventId": .string(try row.get("event_id")),
            "attempts": .integer(try row.get("attempts")),
            "bytes": try row.get(optional: "bytes").map(JSON.integer),
            "receivedAt": try time("received_at"), "lastFailedAt": try time("last_failed_at"),
            "retriedBy": try row.get(optional: "retried_by").map(JSON.string), "retriedAt": try time("retried_at"),
            "closedAt": try time("closed_at"), "outcome": try row.get(optional: "outcome").map(JSON.string),
        ])
    }

    private static let shown = """
        id, queue, state, reason, field, fingerprint, type, department, source, event_id, attempts, bytes, received_at,
            last_failed_at, retried_by, retried_at, closed_at, outcome
        """

    private static let matches = """
        ($1::text is null or state = $1) and ($2::text is null or reason = $2)
            and ($3::text is null or fingerprint = $3) and ($4::text is null or type = $4)
            and ($5::text is null or department = $5) and ($6::text is null or queue = $6)
            and ($7::timestamptz is null or last_failed_at >= $7) and ($8::timestamptz is null or last_failed_at < $8)
        """

    private static let selectPage = Statement(
        "dead_letter.page",
        """
        select \(shown) from dead_letter where \(matches) and ($9::bigint is null or id < $9)
        order by id desc limit $10
        """)

    private static let selectNumbered = Statement(
        "dead_letter.numbered", "select \(shown) from dead_letter where id = any($1) order by id desc")

    private static let selectGroups = Statement(
        "dead_letter.groups",
        """
        select reason, fingerprint, type, count(*) as count, min(last_failed_at) as oldest,
            max(last_failed_at) as newest, max(attempts)::bigint as most_attempts,
            array_remove(array_agg(distinct department), null) as departments
        from dead_letter where \(matches)
        group by reason, fingerprint, type order by count desc, reason, fingerprint, type limit 1000
        """)
}
