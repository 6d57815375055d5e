/// A JSON value (RFC 8259) that keeps the order of an object's members and tells whole numbers from others.
///
/// Every value made by ``init(parsing:)`` holds valid Unicode without U+0000 and without two members of one name,
/// nested at most ``JSON/maximumDepth`` deep, so that PostgreSQL's `jsonb` and RFC 8785 can take it as it is.
public enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number written without fraction or exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number; always finite.
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// One name and its value, in an object.
    public struct Member: Sendable, Hashable {
        public var key: String
        public var value: JSON

        public init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// Arrays and objects may stand inside one another this deep; deeper text is refused as `json-depth`.
    public static let maximumDepth = 64
}

extension JSON {
    /// The member of that name, or `nil` when this is no object or has none.
    public subscript(_ key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        for member in members where member.key == key { return member.value }
        return nil
    }

    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The whole number, also when it was written as `1.0` or `1e2` (RFC 8785 knows no difference).
    public var integer: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int64(exactly: value)
        default: nil
        }
    }

    /// Any number, as the nearest `Double`.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    public var array: [JSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    public var object: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// An object of the members that have a value: how optional fields are left out.
    public static func object(_ members: KeyValuePairs<String, JSON?>) -> JSON {
        var present: [Member] = []
        present.reserveCapacity(members.count)
        for (key, value) in members {
            if let value { present.append(Member(key, value)) }
        }
        return .object(present)
    }

    /// The same object with one member set: replaced where it stood, or added at the end.
    public func setting(_ key: String, to value: JSON) -> JSON {
        guard case .object(var members) = self else { return self }
        if let index = members.firstIndex(where: { $0.key == key }) {
            members[index].value = value
        } else {
            members.append(Member(key, value))
        }
        return .object(members)
    }
}
