import Contracts
import FoundationEssentials

/// Which dead letters are asked for; nothing given means any, and open ones.
struct LetterFilter: Sendable {
    var state: String?
    var reason: String?
    var fingerprint: String?
    var type: String?
    var department: String?
    var queue: String?
    var since: Date?
    var until: Date?

    private static let states = ["open", "retrying", "resolved", "discarded"]

    /// - Throws: ``RequestRefusal`` naming the argument that cannot be read.
    init(_ arguments: JSON) throws {
        let state = try LetterFilter.text("state", arguments) ?? "open"
        guard state == "all" || LetterFilter.states.contains(state) else {
            throw RequestRefusal(.valueUnknown, field: "state")
        }
        self.state = state == "all" ? nil : state
        reason = try LetterFilter.text("reason", arguments)
        fingerprint = try LetterFilter.text("fingerprint", arguments)
        type = try LetterFilter.text("type", arguments)
        department = try LetterFilter.text("department", arguments)
        queue = try LetterFilter.text("queue", arguments)
        since = try LetterFilter.time("since", arguments)
        until = try LetterFilter.time("until", arguments)
    }

    private static func text(_ key: String, _ arguments: JSON) throws -> String? {
        guard let value = arguments[key], value != .null else { return nil }
        guard let text = value.string, !text.isEmpty else { throw RequestRefusal(.fieldType, field: key) }
        return text
    }

    private static func time(_ key: String, _ arguments: JSON) throws -> Date? {
        guard let text = try text(key, arguments) else { return nil }
        guard let time = RFC3339.date(text) else { throw RequestRefusal(.timeFormat, field: key) }
        return time
    }
}
