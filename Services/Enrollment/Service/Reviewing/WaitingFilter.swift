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

    static let maximumCount = 500

    /// - Throws: ``RequestRefusal`` naming the argument that cannot be read.
    init(_ arguments: JSON) throws {
        let text = try Self.text("state", arguments) ?? State.pending.rawValue
        guard let state = State(rawValue: text) else { throw RequestRefusal(.valueUnknown, field: "state") }
        self.state = state
        union = try Self.text("union", arguments)
        department = try Self.text("department", arguments)
        place = try Self.text("place", arguments).map { code in
            guard let division = DivisionCode(code) else { throw RequestRefusal(.divisionUnknown, field: "place") }
            return division.prefix
        }
        since = try Self.time("since", arguments)
        until = try Self.time("until", arguments)
        isOverdue = arguments["overdue"]?.bool ?? false
        after = try Self.text("after", arguments).map { text in
            guard let cursor = ListingCursor(text) else { throw RequestRefusal(.requestMalformed, field: "after") }
            return cursor
        }
        limit = Int(min(max(arguments["limit"]?.integer ?? 50, 1), Int64(Self.maximumCount)))
    }

    private static func text(_ key: String, _ arguments: JSON) throws -> String? {
        guard let value = arguments[key], value != .null else { return nil }
        guard let text = value.string, !text.isEmpty else { throw RequestRefusal(.fieldType, field: key) }
        return text
    }

    private static func time(_ key: String, _ arguments: JSON) throws -> Date? {
        try text(key, arguments).map { text in
            guard let time = RFC3339.date(text) else { throw RequestRefusal(.timeFormat, field: key) }
            return time
        }
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

extension DivisionCode {
    /// What the codes of all places within this one begin with.
    fileprivate var prefix: String {
        let text = description
        return text.hasSuffix("0000") ? String(text.prefix(2)) : text.hasSuffix("00") ? String(text.prefix(4)) : text
    }
}
