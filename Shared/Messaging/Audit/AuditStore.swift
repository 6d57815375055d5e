import Contracts
import Postgres
import ServiceKit

/// Appends to the audit log, in the transaction of what it records.
public enum AuditStore {
    public static func append(_ records: [AuditRecord], in transaction: borrowing Transaction) throws {
        guard !records.isEmpty else { return }
        try transaction.execute(
            insert, records.map(\.actor), records.map(\.action), records.map(\.subject),
            records.map { $0.before == .null ? nil : $0.before.text },
            records.map { $0.after == .null ? nil : $0.after.text })
    }

    private static let insert = Statement(
        "audit_log.insert",
        """
        insert into audit_log (actor, action, subject, before, after)
        select actor, action, subject, before, after
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
            with ordinality as record (actor, action, subject, before, after, position)
        order by position
        """)
}
