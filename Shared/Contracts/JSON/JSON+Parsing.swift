extension JSON {
    /// Reads exactly one JSON value (RFC 8259): UTF-8 without byte-order mark, nothing but white space around it.
    ///
    /// Refused, each with its own code: ill-formed UTF-8, lone surrogates, U+0000, two members of one name, nesting
    /// deeper than ``maximumDepth``, and numbers that no `Double` can hold. Time is linear in the input.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        try self.init(parsing: bytes.span)
    }

    /// Reads from borrowed bytes; the value keeps no reference to them.
    public init(parsing bytes: Span<UInt8>) throws(JSONError) {
        var parser = JSONParser()
        self = try parser.document(bytes)
    }
}

/// Recursive descent over the bytes; the depth limit bounds the stack. `position` is always within `0...count`.
struct JSONParser {
    private var position = 0
    private var depth = 0

    mutating func document(_ bytes: borrowing Span<UInt8>) throws(JSONError) -> JSON {
        let value = try value(bytes)
        skipWhitespace(bytes)
        guard position == bytes.count else { throw JSONError(.jsonSyntax, at: position) }
        return value
    }

    private mutating func value(_ bytes: borrowing Span<UInt8>) throws(JSONError) -> JSON {
        skipWhitespace(bytes)
        guard position < bytes.count else { throw JSONError(.jsonSyntax, at: position) }
        switch bytes[position] {
        case UInt8(ascii: "\""): return .string(try string(bytes))
        case UInt8(ascii: "{"): return try object(bytes)
        case UInt8(ascii: "["): return try array(bytes)
        case UInt8(ascii: "t"): return try literal("true", .bool(true), bytes)
        case UInt8(ascii: "f"): return try literal("false", .bool(false), bytes)
        case UInt8(ascii: "n"): return try literal("null", .null, bytes)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let number = try JSONNumber.read(bytes, from: position)
            position = number.end
            return number.value
        default: throw JSONError(.jsonSyntax, at: position)
        }
    }

    private mutating func object(_ bytes: borrowing Span<UInt8>) throws(JSONError) -> JSON {
        try enter()
        var members: [JSON.Member] = []
        if close(UInt8(ascii: "}"), bytes) { return .object(members) }
        members.reserveCapacity(8)
        var names = JSONNames()
        repeat {
            skipWhitespace(bytes)
            let start = position
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                throw JSONError(.jsonSyntax, at: position)
            }
            let key = try string(bytes)
            guard names.insert(key, among: members) else { throw JSONError(.jsonDuplicateKey, at: start) }
            skipWhitespace(bytes)
            guard take(UInt8(ascii: ":"), bytes) else { throw JSONError(.jsonSyntax, at: position) }
            members.append(JSON.Member(key, try value(bytes)))
            skipWhitespace(bytes)
        } while take(UInt8(ascii: ","), bytes)
        guard close(UInt8(ascii: "}"), bytes) else { throw JSONError(.jsonSyntax, at: position) }
        return .object(members)
    }

    private mutating func array(_ bytes: borrowing Span<UInt8>) throws(JSONError) -> JSON {
        try enter()
        var elements: [JSON] = []
        if close(UInt8(ascii: "]"), bytes) { return .array(elements) }
        repeat {
            elements.append(try value(bytes))
            skipWhitespace(bytes)
        } while take(UInt8(ascii: ","), bytes)
        guard close(UInt8(ascii: "]"), bytes) else { throw JSONError(.jsonSyntax, at: position) }
        return .array(elements)
    }

    private mutating func literal(
        _ text: StaticString, _ value: JSON, _ bytes: borrowing Span<UInt8>
    ) throws(JSONError) -> JSON {
        for offset in 0..<text.utf8CodeUnitCount {
            guard position < bytes.count, bytes[position] == text.utf8Start[offset] else {
                throw JSONError(.jsonSyntax, at: position)
            }
            position += 1
        }
        return value
    }

    private mutating func string(_ bytes: borrowing Span<UInt8>) throws(JSONError) -> String {
        let string = try JSONString.read(bytes, from: position)
        position = string.end
        return string.value
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= JSON.maximumDepth else { throw JSONError(.jsonDepth, at: position) }
        position += 1
    }

    private mutating func close(_ byte: UInt8, _ bytes: borrowing Span<UInt8>) -> Bool {
        skipWhitespace(bytes)
        guard take(byte, bytes) else { return false }
        depth -= 1
        return true
    }

    private mutating func take(_ byte: UInt8, _ bytes: borrowing Span<UInt8>) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace(_ bytes: borrowing Span<UInt8>) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }
}
