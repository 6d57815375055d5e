/// Numbers as ECMAScript's `Number::toString` writes them, which RFC 8785 §3.2.2.3 prescribes.
///
/// Swift's `description` gives the same shortest digits in another layout; this only lays them out anew.
enum ECMAScriptNumber {
    static func text(_ value: Double) -> String {
        guard value != 0 else { return "0" }
        let (digits, point) = decompose(value.magnitude)
        let sign = value < 0 ? "-" : ""
        let count = digits.count
        switch point {
        case count...21 where count <= 21:
            return sign + string(digits) + String(repeating: "0", count: point - count)
        case 1...21:
            return sign + string(digits[..<point]) + "." + string(digits[point...])
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -point) + string(digits[...])
        default:
            let exponent = point - 1
            let fraction = count > 1 ? "." + string(digits[1...]) : ""
            return sign + string(digits[..<1]) + fraction + "e" + (exponent < 0 ? "-" : "+") + "\(exponent.magnitude)"
        }
    }

    /// The shortest digits, and where the decimal point stands among them: value = 0.DIGITS × 10^point.
    private static func decompose(_ value: Double) -> (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var text = Array(value.description.utf8)[...]
        if let marker = text.firstIndex(of: UInt8(ascii: "e")) {
            let written = text[(marker + 1)...].drop { $0 == UInt8(ascii: "+") }
            exponent = Int(String(decoding: written, as: UTF8.self)) ?? 0
            text = text[..<marker]
        }
        for byte in text {
            if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
        }
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        let position = (point ?? digits.count) + exponent - leading
        digits.removeFirst(leading)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, position)
    }

    private static func string(_ digits: some Collection<UInt8>) -> String {
        String(decoding: digits, as: UTF8.self)
    }
}
