import Contracts

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
