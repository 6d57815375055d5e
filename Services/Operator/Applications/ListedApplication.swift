import Contracts

/// An application and how it stands, without the person.
struct ListedApplication: Codable, Sendable {
    var department: String
    var number: String
    /// `pending`, `returned`, `accepted`, `rejected` or `transfer-proposed`.
    var state: String
    var union: String?
    /// The union of which the person is a member, where a transfer is proposed.
    var from: String?
    var place: String?
    /// When it came to stand so.
    var decidedAt: String
    /// Until when it must be decided, while it waits for that.
    var dueAt: String?
    var overdue: Bool
    var occupation: String?
    var labourRelation: String?
    var platform: String?
    var channel: String?

    var reference: ApplicationReference { ApplicationReference(department: department, number: number) }
}
