import FoundationEssentials
import Postgres

/// The events that were decided and are not yet confirmed.
enum OutboxStore {
    /// Appends rows in order, without waiting; the answer is for ``numbered(_:by:)``.
    ///
    /// - Parameter term: the duty term of this process if it holds the duties, else nil.
    static func append(_ rows: [OutboxRow], term: Int64?, in transaction: borrowing Transaction) throws -> Question {
        try transaction.ask(
            insert, rows.map(\.exchange), rows.map(\.routingKey), rows.map(\.eventID), rows.map(\.subject),
            rows.map { Bytes($0.body) }, term)
    }

    /// The rows with their ids, in order, and whether this process may publish them from hand: it holds the duties, and
    /// nothing waited to be read back, which would have to go first.
    static func numbered(_ rows: [OutboxRow], by answer: Rows) throws -> (rows: [OutboxRow], inHand: Bool) {
        var numbered = rows
        var inHand = true
        for (index, row) in answer.enumerated() {
            numbered[index].id = try row.get("id")
            if try row.get(optional: "term", as: Int64.self) == nil { inHand = false }
        }
        return (numbered, inHand)
    }

    /// What must be read back, oldest first.
    static func unclaimed(limit: Int, in transaction: borrowing Transaction) throws -> [OutboxRow] {
        try transaction.query(selectUnclaimed, limit).map { row in
            OutboxRow(
                id: try row.get("id"), exchange: try row.get("exchange"), routingKey: try row.get("routing_key"),
                eventID: try row.get("event_id"), subject: try row.get("subject"),
                body: try row.get("body", as: Bytes.self).bytes)
        }
    }

    static func delete(_ ids: [Int64], in transaction: borrowing Transaction) throws {
        try transaction.execute(deleteConfirmed, ids)
    }

    /// Everything an earlier holder of the duties had in hand must be read back.
    static func releaseAll(in transaction: borrowing Transaction) throws { try transaction.execute(release) }

    private static let insert = Statement(
        "outbox.insert",
        """
        insert into outbox (exchange, routing_key, event_id, subject, body, term)
        select exchange, routing_key, event_id, subject, body,
            case when exists (select from outbox where term is null) then null else $6::bigint end
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[])
            with ordinality as event (exchange, routing_key, event_id, subject, body, position)
        order by position
        returning id, term
        """)

    private static let selectUnclaimed = Statement(
        "outbox.select-unclaimed",
        """
        select id, exchange, routing_key, event_id, subject, body from outbox
        where term is null order by id limit $1
        """)

    private static let deleteConfirmed = Statement("outbox.delete", "delete from outbox where id = any($1)")

    private static let release = Statement("outbox.release", "update outbox set term = null where term is not null")
}
