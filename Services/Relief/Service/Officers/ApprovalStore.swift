import Contracts
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// Who signs for archives and lists, as it is set for places.
enum ApprovalStore {
    static func policy(in transaction: borrowing Transaction) throws -> ApprovalPolicy {
        ApprovalPolicy(try all(in: transaction))
    }

    static func all(in transaction: borrowing Transaction) throws -> [ApprovalRule] {
        try transaction.query(select).map(ApprovalRule.init)
    }

    /// Puts it in place of what was set for the same.
    static func save(_ rule: ApprovalRule, by name: String, in transaction: borrowing Transaction) throws {
        let (level, limit) = rule.subject.columns
        try transaction.execute(
            upsert, rule.place.description, level, limit, rule.chain.levels.map(\.rawValue), name)
    }

    /// - Returns: whether anything was set.
    static func remove(
        _ subject: ApprovalRule.Subject, in place: DivisionCode, in transaction: borrowing Transaction
    ) throws -> Bool {
        let (level, limit) = subject.columns
        return try transaction.query(delete, place.description, level, limit).first != nil
    }

    private static let select = Statement(
        "approval_rule.select",
        """
        select place, archive_level, up_to_fen, signatures from approval_rule
        order by place, archive_level nulls last, up_to_fen nulls last
        """)

    private static let upsert = Statement(
        "approval_rule.upsert",
        """
        insert into approval_rule (place, archive_level, up_to_fen, signatures, changed_by) values ($1, $2, $3, $4, $5)
        on conflict (place, archive_level, up_to_fen) do update set signatures = excluded.signatures,
            changed_by = excluded.changed_by, changed_at = now()
        """)

    private static let delete = Statement(
        "approval_rule.delete",
        """
        delete from approval_rule where place = $1 and archive_level is not distinct from $2::text
            and up_to_fen is not distinct from $3::bigint
        returning place
        """)
}

extension ApprovalRule.Subject {
    fileprivate var columns: (level: String?, limit: Int64?) {
        switch self {
        case .archives(let level): (level.rawValue, nil)
        case .lists(let limit): (nil, limit?.amount)
        }
    }
}

extension ApprovalRule {
    fileprivate init(_ row: Row) throws {
        let level = try row.value(optional: "archive_level", ArchiveLevel.init)
        let levels = try row.get("signatures", as: [String].self).compactMap(ApprovalLevel.init)
        guard let chain = ApprovalChain(levels) else { throw row.unreadable("signatures", ApprovalChain.self) }
        let limit = try row.get(optional: "up_to_fen", as: Int64.self).map { Fen($0) }
        self.init(
            in: try row.value("place") { DivisionCode($0) }, level.map { .archives($0) } ?? .lists(upTo: limit),
            signedBy: chain)
    }
}
