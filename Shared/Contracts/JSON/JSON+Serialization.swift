extension JSON {
    /// Compact UTF-8 text, members in their order.
    public func serialized() -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(512)
        write(to: &output)
        return output
    }

    /// Compact JSON text.
    public var text: String { String(decoding: serialized(), as: UTF8.self) }

    /// Appends the compact text to `output`.
    public func write(to output: inout [UInt8]) {
        write(to: &output, canonically: false)
    }

    /// The canonical form of RFC 8785 (JCS): what digests and the audit chain are computed over.
    ///
    /// Two texts of one meaning give the same bytes. As RFC 8785 demands, whole numbers beyond 2^53 are written as the
    /// nearest `Double`.
    public func canonical() -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(512)
        write(to: &output, canonically: true)
        return output
    }

    private func write(to output: inout [UInt8], canonically: Bool) {
        switch self {
        case .null: output.append(ascii: "null")
        case .bool(let value): output.append(ascii: value ? "true" : "false")
        case .integer(let value):
            if canonically, value.magnitude > 1 << 53 {
                output.append(contentsOf: ECMAScriptNumber.text(Double(value)).utf8)
            } else {
                output.append(decimal: value)
            }
        case .number(let value): output.append(contentsOf: ECMAScriptNumber.text(value).utf8)
        case .string(let value): output.append(quoted: value)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for index in elements.indices {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                elements[index].write(to: &output, canonically: canonically)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            let ordered = canonically ? members.sorted { precedesInUTF16($0.key, $1.key) } : members
            output.append(UInt8(ascii: "{"))
            for index in ordered.indices {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                output.append(quoted: ordered[index].key)
                output.append(UInt8(ascii: ":"))
                ordered[index].value.write(to: &output, canonically: canonically)
            }
            output.append(UInt8(ascii: "}"))
        }
    }
}

/// The order of UTF-16 code units (RFC 8785 §3.2.3) found on UTF-8 bytes. The two orders differ only where a character
/// beyond U+FFFF, a surrogate pair in UTF-16, meets one of U+E000…U+FFFF.
func precedesInUTF16(_ left: String, _ right: String) -> Bool {
    var others = right.utf8.makeIterator()
    for byte in left.utf8 {
        guard let other = others.next() else { return false }
        guard byte != other else { continue }
        if byte >= 0xEE, other >= 0xEE, (byte >= 0xF0) != (other >= 0xF0) { return byte > other }
        return byte < other
    }
    return others.next() != nil
}

extension [UInt8] {
    fileprivate mutating func append(ascii text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    fileprivate mutating func append(decimal value: Int64) {
        if value < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = value.magnitude
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }

    fileprivate mutating func append(quoted text: String) {
        append(UInt8(ascii: "\""))
        let plain: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
            var start = bytes.startIndex
            for index in bytes.indices {
                let byte = bytes[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                append(contentsOf: bytes[start..<index])
                append(escaped: byte)
                start = index + 1
            }
            append(contentsOf: bytes[start...])
        }
        if plain == nil {
            for byte in text.utf8 {
                let isPlain = byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                if isPlain { append(byte) } else { append(escaped: byte) }
            }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(escaped byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        default:
            let digits: StaticString = "0123456789abcdef"
            append(ascii: "u00")
            append(digits.utf8Start[Int(byte >> 4)])
            append(digits.utf8Start[Int(byte & 15)])
        }
    }
}
