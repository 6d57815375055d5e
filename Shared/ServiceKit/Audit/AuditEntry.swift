import Contracts
import FoundationEssentials

/// A row of the audit log, as it is chained and exported.
public struct AuditEntry: Sendable {
    public var id: Int64
    public var at: Date
    public var actor: String
    public var action: String
    public var subject: String
    /// JSON text, as it was stored.
    public var before: String?
    public var after: String?

    public init(
        id: Int64, at: Date, actor: String, action: String, subject: String, before: String?, after: String?
    ) {
        self.id = id
        self.at = at
        self.actor = actor
        self.action = action
        self.subject = subject
        self.before = before
        self.after = after
    }

    /// The entry as it is exported; `at` is in microseconds since 1970.
    public var json: JSON {
        .object([
            "id": .integer(id), "at": .integer(Int64((at.timeIntervalSince1970 * 1_000_000).rounded())),
            "actor": .string(actor), "action": .string(action), "subject": .string(subject),
            "before": before.map(JSON.string), "after": after.map(JSON.string),
        ])
    }

    /// The RFC 8785 form of ``json``, over which the chain is made.
    public var canonical: [UInt8] { json.canonical() }
}
