import Postgres
import ServiceKit

extension AuditStore {
    /// The last link of the chain; link 0 before the first.
    public struct Head: Sendable {
        public var link: Int64
        public var lastID: Int64
        public var hash: [UInt8]
    }

    public static func head(in transaction: borrowing Transaction) throws -> Head {
        guard let row = try transaction.query(selectHead).first else {
            return Head(link: 0, lastID: 0, hash: AuditChain.genesis)
        }
        return Head(
            link: try row.get("link"), lastID: try row.get("last_audit_id"),
            hash: try row.get("hash", as: Bytes.self).bytes)
    }

    public static func entries(
        after first: Int64, upTo last: Int64, limit: Int, in transaction: borrowing Transaction
    ) throws -> [AuditEntry] {
        try transaction.query(selectEntries, first, last, limit).map { row in
            AuditEntry(
                id: try row.get("id"), at: try row.get("at"), actor: try row.get("actor"),
                action: try row.get("action"), subject: try row.get("subject"),
                before: try row.get(optional: "before"), after: try row.get(optional: "after"))
        }
    }

    /// The links whose last entry lies in that range, in order.
    static func links(after first: Int64, upTo last: Int64, in transaction: borrowing Transaction) throws -> [AuditLink]
    {
        try transaction.query(selectLinks, first, last).map { row in
            AuditLink(
                link: try row.get("link"), lastID: try row.get("last_audit_id"), entries: try row.get("entries"),
                hash: try row.get("hash", as: Bytes.self).bytes.hexadecimal)
        }
    }

    private static let selectLinks = Statement(
        "audit_chain.links",
        """
        select link, last_audit_id, entries, hash from audit_chain
        where last_audit_id > $1 and last_audit_id <= $2 order by last_audit_id
        """)

    private static let selectHead = Statement(
        "audit_chain.head", "select link, last_audit_id, hash from audit_chain order by link desc limit 1")

    private static let selectEntries = Statement(
        "audit_log.entries",
        """
        select id, at, actor, action, subject, before, after from audit_log
        where id > $1 and id <= $2 order by id limit $3
        """)
}
