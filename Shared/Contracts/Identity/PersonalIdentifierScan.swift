/// Looks for identity and phone numbers in texts that are logged: event ids, subjects, application numbers, file names.
public enum PersonalIdentifierScan {
    /// Whether a mainland mobile number (also after `86` or `0086`) or a resident identity number of 15 or 18 digits
    /// stands in the text between characters that are neither letter nor digit, or right after letters.
    ///
    /// Numbers composed of a division, a date and a counter must not be taken for persons: an 18-digit number counts only
    /// with a date of birth up to 2015, a 15-digit one only from 1930 to 1999. A UUID is never flagged.
    public static func containsPersonalNumber(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { scan($0.span) }
    }

    /// The same for a sentence that a person wrote, in which a number may be spelled with full-width digits, or in groups
    /// with spaces or hyphens between them.
    public static func containsPersonalNumber(inProse text: String) -> Bool {
        if containsPersonalNumber(text) { return true }
        var joined = String.UnicodeScalarView()
        var gap = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0xA0, 0x3000, 0x2D, 0x2010...0x2015, 0xFF0D: gap.append(scalar)
            case 0x30...0x39, 0xFF10...0xFF19:
                let follows = joined.last.map { (0x30...0x39).contains($0.value) } ?? false
                if !follows { joined.append(contentsOf: gap) }
                gap = .init()
                joined.append(scalar.value < 0x40 ? scalar : Unicode.Scalar(scalar.value - 0xFF10 + 0x30)!)
            default:
                joined.append(contentsOf: gap)
                gap = .init()
                joined.append(scalar)
            }
        }
        return containsPersonalNumber(String(joined))
    }

    private static func scan(_ bytes: borrowing Span<UInt8>) -> Bool {
        guard bytes.count >= 11 else { return false }
        var index = 0
        while index < bytes.count {
            guard bytes[index].isASCIIDigit else {
                index += isUUID(bytes, index) ? 36 : 1
                continue
            }
            if isUUID(bytes, index) {
                index += 36
                continue
            }
            let start = index
            while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
            if isPersonal(bytes, start, index) { return true }
        }
        return false
    }

    /// Judges the run of digits `start..<end`.
    private static func isPersonal(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let endsInX = end < bytes.count && bytes[end] | 0x20 == UInt8(ascii: "x")
        let stop = endsInX && end - start == 17 ? end + 1 : end
        if stop < bytes.count, bytes[stop].isASCIILetter { return false }
        switch stop - start {
        case 11: return isPhone(bytes, start)
        case 13:
            return bytes[start] == UInt8(ascii: "8") && bytes[start + 1] == UInt8(ascii: "6")
                && isPhone(bytes, start + 2)
        case 18: return isProvince(bytes, start) && isBirth(bytes, start + 6, yearDigits: 4)
        case 15:
            return isProvince(bytes, start) && isBirth(bytes, start + 6, yearDigits: 2)
                || (bytes[start] == UInt8(ascii: "0") && bytes[start + 1] == UInt8(ascii: "0")
                    && bytes[start + 2] == UInt8(ascii: "8") && bytes[start + 3] == UInt8(ascii: "6")
                    && isPhone(bytes, start + 4))
        default: return false
        }
    }

    private static func isPhone(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Bool {
        bytes[start] == UInt8(ascii: "1") && bytes[start + 1] >= UInt8(ascii: "3")
    }

    private static func isProvince(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Bool {
        ProvinceCode.isKnown(value(bytes, start, 2)) || bytes[start] == UInt8(ascii: "9")
    }

    private static func isBirth(_ bytes: borrowing Span<UInt8>, _ start: Int, yearDigits: Int) -> Bool {
        let written = value(bytes, start, yearDigits)
        let year = yearDigits == 4 ? written : 1900 + written
        let plausible = yearDigits == 4 ? 1880...2015 : 1930...1999
        return plausible.contains(year)
            && CivilDate(
                year: year, month: value(bytes, start + yearDigits, 2), day: value(bytes, start + yearDigits + 2, 2))
                != nil
    }

    private static func value(_ bytes: borrowing Span<UInt8>, _ start: Int, _ count: Int) -> Int {
        var value = 0
        for index in start..<(start + count) { value = value * 10 + Int(bytes[index] - UInt8(ascii: "0")) }
        return value
    }

    /// Whether the 36 characters from `start` are a UUID that no letter or digit touches.
    private static func isUUID(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Bool {
        let end = start + 36
        guard end <= bytes.count, start == 0 || !isAlphanumeric(bytes[start - 1]),
            end == bytes.count || !isAlphanumeric(bytes[end])
        else { return false }
        for offset in 0..<36 {
            let byte = bytes[start + offset]
            switch offset {
            case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return false }
            default: guard hexadecimalValue(byte) != nil else { return false }
            }
        }
        return true
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte.isASCIIDigit || byte.isASCIILetter }
}
