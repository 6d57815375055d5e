import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// What sends a letter again: the claim by an operator, the publishing by whoever holds the duties, and its end.
extension DeadLetterStore {
    /// A letter as far as sending it again needs it.
    struct Letter {
        var id: Int64
        var state: String
        var department: String?
        var routingKey: String?
        var reason: String
        var attempts: Int
        var sealed: [UInt8]?

        init(_ row: Row) throws {
            id = try row.get("id")
            state = try row.get("state")
            department = try row.get(optional: "department")
            routingKey = try row.get(optional: "routing_key")
            reason = try row.get("reason")
            attempts = try row.get("attempts")
            sealed = try row.get(optional: "sealed_message", as: Bytes.self)?.bytes
        }
    }

    /// The letters of these numbers, in order, nobody else's until the transaction ends: of two operators one is second.
    static func lock(_ ids: [Int64], in transaction: borrowing Transaction) throws -> [Letter] {
        try transaction.query(lock, ids).map { try Letter($0) }
    }

    /// Claims letters that are open, to be published by whoever holds the duties.
    static func claim(_ ids: [Int64], by operatorName: String, in transaction: borrowing Transaction) throws {
        guard !ids.isEmpty else { return }
        try transaction.execute(claim, ids, operatorName)
    }

    /// What was claimed and is not known to have been published, oldest first.
    static func unpublished(limit: Int, in transaction: borrowing Transaction) throws -> [Letter] {
        try transaction.query(selectUnpublished, limit).map { try Letter($0) }
    }

    static func markPublished(_ ids: [Int64], in transaction: borrowing Transaction) throws {
        try transaction.execute(updatePublished, ids)
    }

    /// What was claimed cannot be published after all, and is open again.
    static func release(_ ids: [Int64], in transaction: borrowing Transaction) throws {
        guard !ids.isEmpty else { return }
        try transaction.execute(release, ids)
    }

    /// Closes letters whose events have had their effect; their content is needed no more.
    func close(_ letters: [(id: Int64, outcome: String)], in transaction: borrowing Transaction) throws {
        guard !letters.isEmpty else { return }
        try transaction.execute(DeadLetterStore.close, letters.map(\.id), letters.map(\.outcome))
    }

    private static let columns = "id, state, department, routing_key, reason, attempts, sealed_message"

    private static let lock = Statement(
        "dead_letter.lock", "select \(columns) from dead_letter where id = any($1) order by id for update")

    private static let claim = Statement(
        "dead_letter.claim",
        """
        update dead_letter set state = 'retrying', retried_by = $2, retried_at = now(), published_at = null
        where id = any($1) and state = 'open'
        """)

    private static let selectUnpublished = Statement(
        "dead_letter.select-unpublished",
        """
        select \(columns) from dead_letter where state = 'retrying' and published_at is null order by id limit $1
        """)

    private static let updatePublished = Statement(
        "dead_letter.published",
        "update dead_letter set published_at = now() where id = any($1) and state = 'retrying'")

    private static let release = Statement(
        "dead_letter.release", "update dead_letter set state = 'open' where id = any($1) and state = 'retrying'")

    private static let close = Statement(
        "dead_letter.close",
        """
        update dead_letter set state = 'resolved', closed_at = now(), outcome = settled.outcome, sealed_message = null
        from unnest($1::bigint[], $2::text[]) as settled (id, outcome)
        where dead_letter.id = settled.id and dead_letter.state in ('open', 'retrying')
        """)
}
