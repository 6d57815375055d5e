import Contracts
import FoundationEssentials
import Messaging

/// Which applications are asked for; nothing given means all that are pending.
struct WaitingFilter {
    /// What can be listed without reading the whole table: an index holds each.
    enum State: String, CaseIterable {
        case pending, returned, rejected
        case transferProposed = "transfer-proposed"
    }

    var state: State
    var union: String?
    /// The beginning of the division codes meant: `43`, `4301`, `430102`.
    var place: String?
    var department: String?
    var since: Date?
    var until: Date?
    /// Only those that the union has let wait too long.
    var isOverdue: Bool
    var after: ListingCursor?
    var limit: Int

    /// - Throws: ``RequestRefusal`` naming the argument that cannot be read.
    init(_ arguments: JSON) throws {
        let filter = FilterArguments(arguments)
        let text = try filter.text("state") ?? State.pending.rawValue
        guard let state = State(rawValue: text) else { throw RequestRefusal(.valueUnknown, field: "state") }
        self.state = state
        union = try filter.text("union")
        department = try filter.text("department")
        place = try filter.place()
        since = try filter.time("since")
        until = try filter.time("until")
        isOverdue = filter.isOverdue
        after = try filter.cursor(ListingCursor.init)
        limit = filter.limit
    }
}

/// Behind which application the next page begins. Opaque to those who ask.
struct ListingCursor {
    var decidedAt: Date
    var department: String
    var number: String

    init(decidedAt: Date, department: String, number: String) {
        self.decidedAt = decidedAt
        self.department = department
        self.number = number
    }

    /// Reads `MICROSECONDS/DEPARTMENT/NUMBER`.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 2)
        guard parts.count == 3, let microseconds = Int64(parts[0]) else { return nil }
        decidedAt = Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
        department = String(parts[1])
        number = String(parts[2])
    }

    var text: String {
        "\(Int64((decidedAt.timeIntervalSince1970 * 1_000_000).rounded()))/\(department)/\(number)"
    }
}
