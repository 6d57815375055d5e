import FoundationEssentials
import Postgres

/// Requests for which their department had no queue.
public enum UndeliveredRequestStore {
    /// How many wait for each department.
    public static func counts(in transaction: borrowing Transaction) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try transaction.query(count) { counts[try row.get("department")] = try row.get("count") }
        return counts
    }

    /// Puts requests aside; one that was put aside before stays.
    static func add(_ rows: [OutboxRow], in transaction: borrowing Transaction) throws {
        try transaction.execute(
            insert, rows.map(\.department), rows.map(\.id), rows.map(\.routingKey), rows.map(\.eventID),
            rows.map(\.subject), rows.map { Bytes($0.body) })
    }

    /// The oldest that wait for a department, in order.
    static func oldest(of department: String, limit: Int, in transaction: borrowing Transaction) throws -> [OutboxRow] {
        try transaction.query(select, department, limit).map { row in
            OutboxRow(
                id: try row.get("id"), exchange: OutgoingEvent.requests, routingKey: try row.get("routing_key"),
                eventID: try row.get("event_id"), subject: try row.get("subject"),
                body: try row.get("body", as: Bytes.self).bytes)
        }
    }

    static func delete(_ ids: [Int64], of department: String, in transaction: borrowing Transaction) throws {
        try transaction.execute(deleteDelivered, department, ids)
    }

    private static let insert = Statement(
        "undelivered_request.insert",
        """
        insert into undelivered_request (department, id, routing_key, event_id, subject, body)
        select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::bytea[])
        on conflict do nothing
        """)

    private static let select = Statement(
        "undelivered_request.select",
        """
        select id, routing_key, event_id, subject, body from undelivered_request
        where department = $1 order by id limit $2
        """)

    private static let deleteDelivered = Statement(
        "undelivered_request.delete", "delete from undelivered_request where department = $1 and id = any($2)")

    private static let count = Statement(
        "undelivered_request.count",
        "select department, count(*) as count from undelivered_request group by department")
}
