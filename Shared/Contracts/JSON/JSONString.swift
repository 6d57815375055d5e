/// Reads one string literal, its opening quote included.
enum JSONString {
    static func read(
        _ bytes: borrowing Span<UInt8>, from start: Int
    ) throws(JSONError) -> (value: String, end: Int) {
        var position = start + 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                return (try text(bytes, start + 1, position), position + 1)
            case UInt8(ascii: "\\"):
                return try readEscaped(bytes, from: start + 1)
            case 0..<0x20:
                throw JSONError(bytes[position] == 0 ? .jsonNul : .jsonSyntax, at: position)
            default:
                position += 1
            }
        }
        throw JSONError(.jsonSyntax, at: position)
    }

    /// The slow path: at least one escape, so the bytes are collected before they become a string.
    private static func readEscaped(
        _ bytes: borrowing Span<UInt8>, from start: Int
    ) throws(JSONError) -> (value: String, end: Int) {
        var collected: [UInt8] = []
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                return (try text(collected.span, 0, collected.count, at: start), position + 1)
            case UInt8(ascii: "\\"):
                position = try unescape(bytes, from: position, into: &collected)
            case 0..<0x20:
                throw JSONError(byte == 0 ? .jsonNul : .jsonSyntax, at: position)
            default:
                collected.append(byte)
                position += 1
            }
        }
        throw JSONError(.jsonSyntax, at: position)
    }

    private static func unescape(
        _ bytes: borrowing Span<UInt8>, from start: Int, into collected: inout [UInt8]
    ) throws(JSONError) -> Int {
        guard start + 1 < bytes.count else { throw JSONError(.jsonSyntax, at: start) }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): collected.append(bytes[start + 1])
        case UInt8(ascii: "b"): collected.append(0x08)
        case UInt8(ascii: "f"): collected.append(0x0C)
        case UInt8(ascii: "n"): collected.append(0x0A)
        case UInt8(ascii: "r"): collected.append(0x0D)
        case UInt8(ascii: "t"): collected.append(0x09)
        case UInt8(ascii: "u"):
            let first = try codeUnit(bytes, from: start)
            guard first != 0 else { throw JSONError(.jsonNul, at: start) }
            if let scalar = Unicode.Scalar(first) {
                collected.append(contentsOf: Unicode.UTF8.encode(scalar)!)
                return start + 6
            }
            guard first < 0xDC00, start + 7 < bytes.count, bytes[start + 6] == UInt8(ascii: "\\"),
                bytes[start + 7] == UInt8(ascii: "u")
            else { throw JSONError(.jsonSurrogate, at: start) }
            let second = try codeUnit(bytes, from: start + 6)
            guard (0xDC00...0xDFFF).contains(second) else { throw JSONError(.jsonSurrogate, at: start) }
            let code = 0x10000 + ((UInt32(first) - 0xD800) << 10) + (UInt32(second) - 0xDC00)
            collected.append(contentsOf: Unicode.UTF8.encode(Unicode.Scalar(code)!)!)
            return start + 12
        default: throw JSONError(.jsonSyntax, at: start)
        }
        return start + 2
    }

    /// The four hexadecimal digits of the `\u` escape that begins at `start`.
    private static func codeUnit(_ bytes: borrowing Span<UInt8>, from start: Int) throws(JSONError) -> UInt16 {
        guard start + 6 <= bytes.count else { throw JSONError(.jsonSyntax, at: start) }
        var unit: UInt16 = 0
        for index in (start + 2)..<(start + 6) {
            guard let digit = hexadecimalValue(bytes[index]) else { throw JSONError(.jsonSyntax, at: index) }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    private static func text(
        _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int, at offset: Int? = nil
    ) throws(JSONError) -> String {
        do {
            return String(copying: try UTF8Span(validating: bytes.extracting(start..<end)))
        } catch {
            throw JSONError(.jsonUTF8, at: offset ?? start + error.byteOffsets.lowerBound)
        }
    }
}
