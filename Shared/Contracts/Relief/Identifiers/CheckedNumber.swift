/// Numbers of the relief service that end in two check digits (ISO 7064 MOD 97-10, letters counting 10 to 35): whoever
/// mistypes one character, or exchanges two neighbours, is told so without asking anybody.
enum CheckedNumber {
    /// The text with its check digits behind it.
    static func appendingCheck(_ body: String) -> String {
        let check = ModularCheck.mod97_10(body.utf8)
        return body + String(decoding: [check.0, check.1], as: UTF8.self)
    }

    /// Whether this is those two letters and that many digits in all, the check digits among them; they may be wrong.
    static func hasLayout(_ text: String, _ letters: StaticString, digits: Int) -> Bool {
        let bytes = text.utf8
        return bytes.count == 2 + digits && bytes.starts(with: letters.description.utf8)
            && bytes.dropFirst(2).allSatisfy(\.isASCIIDigit)
    }

    /// Whether the last two digits are those of what stands before them.
    static func isChecked(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count > 2 else { return false }
        return ModularCheck.mod97_10(bytes.dropLast(2)) == (bytes[bytes.count - 2], bytes[bytes.count - 1])
    }

    /// The number that the characters in the range write; they are digits.
    static func value(_ text: String, _ range: Range<Int>) -> Int {
        var value = 0
        for byte in text.utf8.dropFirst(range.lowerBound).prefix(range.count) {
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
