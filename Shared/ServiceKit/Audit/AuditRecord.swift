import Contracts
import Crypto
import FoundationEssentials

/// Who did what to whom, and what was before and after: sealed values, keyed hashes and opaque ids only.
public struct AuditRecord: Sendable, Equatable {
    /// `/departments/<name>`, `/operators/<name>` or `/services/<name>`.
    public var actor: String
    /// What was done, such as `enrollment.accepted`.
    public var action: String
    /// What it was done to: an application, a member, a department.
    public var subject: String
    public var before: JSON
    public var after: JSON

    public init(actor: String, action: String, subject: String, before: JSON = .null, after: JSON = .null) {
        self.actor = actor
        self.action = action
        self.subject = subject
        self.before = before
        self.after = after
    }
}

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

    /// The entry's RFC 8785 form, over which the chain is made.
    public var canonical: [UInt8] {
        let microseconds = Int64((at.timeIntervalSince1970 * 1_000_000).rounded())
        return JSON.object([
            "id": .integer(id), "at": .integer(microseconds), "actor": .string(actor), "action": .string(action),
            "subject": .string(subject), "before": before.map(JSON.string), "after": after.map(JSON.string),
        ]).canonical()
    }
}

/// The hash chain over the audit log: each hash is SHA-256 of the one before and an entry's canonical form, so that a
/// change, a removal or an insertion anywhere shows in every later hash.
public struct AuditChain: Sendable {
    public private(set) var head: [UInt8]

    /// The hash before the first entry.
    public static let genesis = [UInt8](repeating: 0, count: 32)

    public init(head: [UInt8] = AuditChain.genesis) { self.head = head }

    public mutating func append(_ entry: AuditEntry) {
        var hash = SHA256()
        hash.update(data: head)
        hash.update(data: entry.canonical)
        head = Array(hash.finalize())
    }
}
