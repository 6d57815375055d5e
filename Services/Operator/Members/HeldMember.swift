import Contracts

/// A member who waits in a holding pool; never the person.
struct HeldMember: Codable, Sendable {
    var member: String
    var pool: String
    var place: String
    var heldSince: String
    /// Until when the member should have been given to a union.
    var dueAt: String
    var overdue: Bool
    var occupation: String?
}

/// Members who match a filter, and whether there may be more than were asked for.
struct ChosenMembers: Codable, Sendable {
    var members: [HeldMember] = []
    var more = false
}
