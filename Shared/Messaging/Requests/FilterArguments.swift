import Contracts
import FoundationEssentials

/// What narrows a listing, as an operator's request tells it.
public struct FilterArguments {
    public static let maximumCount = 500
    private let arguments: JSON

    public init(_ arguments: JSON) { self.arguments = arguments }

    /// A text that is not empty; `nil` where it is left out.
    ///
    /// - Throws: ``RequestRefusal`` naming the argument, as all of these.
    public func text(_ key: String) throws -> String? {
        guard let value = arguments[key], value != .null else { return nil }
        guard let text = value.string, !text.isEmpty else { throw RequestRefusal(.fieldType, field: key) }
        return text
    }

    public func time(_ key: String) throws -> Date? {
        try text(key).map { text in
            guard let time = RFC3339.date(text) else { throw RequestRefusal(.timeFormat, field: key) }
            return time
        }
    }

    /// The beginning of the division codes meant: `43`, `4301`, `430102`.
    public func place() throws -> String? {
        try text("place").map { code in
            guard let division = DivisionCode(code) else { throw RequestRefusal(.divisionUnknown, field: "place") }
            return division.prefix
        }
    }

    /// Behind what the next page begins.
    public func cursor<Cursor>(_ read: (String) -> Cursor?) throws -> Cursor? {
        try text("after").map { text in
            guard let cursor = read(text) else { throw RequestRefusal(.requestMalformed, field: "after") }
            return cursor
        }
    }

    public var isOverdue: Bool { arguments["overdue"]?.bool ?? false }

    public var limit: Int { Int(min(max(arguments["limit"]?.integer ?? 50, 1), Int64(Self.maximumCount))) }
}

extension DivisionCode {
    /// What the codes of all places within this one begin with.
    fileprivate var prefix: String {
        let text = description
        return text.hasSuffix("0000") ? String(text.prefix(2)) : text.hasSuffix("00") ? String(text.prefix(4)) : text
    }
}
