import Contracts

extension FuzzTarget {
    static let json = FuzzTarget("json", "the JSON parser, and the canonical form of RFC 8785", maximumLength: 2_048) {
        bytes in
        let value: JSON
        do throws(JSONError) {
            value = try JSON(parsing: bytes)
        } catch {
            try hold(error.code.rawValue.hasPrefix("json-"), "\(error) has a code of its own kind")
            try hold((0...bytes.count).contains(error.offset), "\(error) lies within the input")
            return
        }
        try hold(value.depth <= JSON.maximumDepth, "depth \(value.depth)")
        try holdWellFormed(value)
        let written = value.serialized()
        try hold(try JSON(parsing: written).serialized() == written, "writing is stable")
        let canonical = value.canonical()
        try hold(try JSON(parsing: canonical).canonical() == canonical, "the canonical form is its own")
        try hold(try JSON(parsing: written).canonical() == canonical, "the canonical form survives writing")
        try hold(value.reversed.canonical() == canonical, "the canonical form knows no order of members")
    }

    /// What PostgreSQL's `jsonb` and RFC 8785 need: no U+0000, no name twice, no number that is none.
    private static func holdWellFormed(_ value: JSON) throws {
        switch value {
        case .number(let number): try hold(number.isFinite, "a number is finite")
        case .string(let text): try hold(!text.utf8.contains(0), "no text holds U+0000")
        case .array(let elements): for element in elements { try holdWellFormed(element) }
        case .object(let members):
            try hold(Set(members.map { Array($0.key.utf8) }).count == members.count, "no name stands twice")
            for member in members { try holdWellFormed(member.value) }
        case .null, .bool, .integer: break
        }
    }
}

extension JSON {
    fileprivate var depth: Int {
        switch self {
        case .array(let elements): 1 + (elements.map(\.depth).max() ?? 0)
        case .object(let members): 1 + (members.map(\.value.depth).max() ?? 0)
        default: 0
        }
    }

    /// The same value with the members of every object in the opposite order.
    fileprivate var reversed: JSON {
        switch self {
        case .array(let elements): .array(elements.map(\.reversed))
        case .object(let members): .object(members.reversed().map { Member($0.key, $0.value.reversed) })
        default: self
        }
    }
}
