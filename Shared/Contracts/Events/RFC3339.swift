#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Times as RFC 3339 text.
public enum RFC3339 {
    /// The instant, to the microsecond; `nil` when the text is no RFC 3339 time, names a day or second that is none, or
    /// lies in China outside the years 0 to 9999.
    public static func date(_ text: String) -> Date? {
        var text = text
        return text.withUTF8 { bytes in instant(bytes.span) }
    }

    /// Time of China (+08:00), with a fraction of three or six digits only where there is one.
    public static func string(_ date: Date) -> String {
        let (day, microseconds) = (date.microsecondsSince1970 + 8 * 3_600_000_000)
            .flooringQuotientAndRemainder(dividingBy: 86_400_000_000)
        let civil = CivilDate(daysSince1970: Int(day))
        let second = Int(microseconds / 1_000_000)
        let fraction = Int(microseconds % 1_000_000)
        var text = civil.description
        text += "T" + digits(second / 3600, 2) + ":" + digits(second / 60 % 60, 2) + ":" + digits(second % 60, 2)
        if fraction % 1000 != 0 {
            text += "." + digits(fraction, 6)
        } else if fraction != 0 {
            text += "." + digits(fraction / 1000, 3)
        }
        return text + "+08:00"
    }

    private static func instant(_ bytes: borrowing Span<UInt8>) -> Date? {
        guard bytes.count >= 20, bytes.count <= 40, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let year = number(bytes, 0..<4), let month = number(bytes, 5..<7), let day = number(bytes, 8..<10),
            let hour = number(bytes, 11..<13), let minute = number(bytes, 14..<16), let second = number(bytes, 17..<19),
            let civil = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second <= 60
        else { return nil }
        var position = 19
        var microseconds: Int64 = 0
        if bytes[position] == UInt8(ascii: ".") {
            var unit: Int64 = 100_000
            position += 1
            let start = position
            while position < bytes.count, let digit = decimalValue(bytes[position]) {
                microseconds += Int64(digit) * unit
                unit /= 10
                position += 1
            }
            guard position > start else { return nil }
        }
        guard let offset = offset(bytes, from: position) else { return nil }
        let seconds = civil.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
        let date = Date(microsecondsSince1970: Int64(seconds) * 1_000_000 + microseconds)
        // Offset and rounding must leave it a year of four digits: it will be written again, in China's time.
        return (0...9999).contains(CivilDate(inChinaAt: date).year) ? date : nil
    }

    /// Seconds east of Greenwich; the offset must end the text.
    private static func offset(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        if bytes[start] | 0x20 == UInt8(ascii: "z") { return bytes.count == start + 1 ? 0 : nil }
        guard bytes.count == start + 6, bytes[start + 3] == UInt8(ascii: ":"),
            let hours = number(bytes, (start + 1)..<(start + 3)), hours < 24,
            let minutes = number(bytes, (start + 4)..<(start + 6)), minutes < 60
        else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }

    private static func number(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
        var value = 0
        for index in range {
            guard let digit = decimalValue(bytes[index]) else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}

/// A number in decimal with leading zeros.
func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

extension Date {
    /// Whole microseconds since 1970-01-01T00:00:00Z, as PostgreSQL keeps them.
    public var microsecondsSince1970: Int64 { Int64((timeIntervalSince1970 * 1_000_000).rounded()) }

    public init(microsecondsSince1970 value: Int64) {
        self.init(timeIntervalSince1970: Double(value) / 1_000_000)
    }
}

extension Int64 {
    func flooringQuotientAndRemainder(dividingBy divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
