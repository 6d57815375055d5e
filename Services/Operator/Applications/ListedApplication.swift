import Contracts

/// An application and how it stands, without the person.
struct ListedApplication: Codable, Sendable {
    var department: String
    var number: String
    /// `pending`, `returned`, `accepted`, `rejected` or `transfer-proposed`.
    var state: String
    var union: String?
    var place: String?
    /// When it came to stand so.
    var decidedAt: String
    /// Until when it must be decided, while it is pending.
    var dueAt: String?
    var overdue: Bool
    var occupation: String?
    var labourRelation: String?
    var platform: String?
    var channel: String?

    var reference: ApplicationReference { ApplicationReference(department: department, number: number) }
}
