/// 档案号: the number of one household's archive, drawn when it is applied for, never used again.
///
/// `DA`, the six digits of the county at the time, six of its serial number and two check digits, such as
/// `DA43010200001736`. Fourteen digits in a row are no personal number's length, so that it can be logged.
public struct ArchiveNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    /// Sixteen characters of that layout, the check digits right, else `nil`. It says nothing about whether there is such
    /// an archive.
    public init?(_ text: String) {
        guard Self.hasLayout(text), CheckedNumber.isChecked(text),
            CheckedNumber.value(text, 2..<3) > 0, CheckedNumber.value(text, 8..<14) > 0
        else { return nil }
        self.text = text
    }

    /// The number of a county's archive of that serial number, 1 to 999,999, else `nil`.
    public init?(division: DivisionCode, serial: Int) {
        guard (1...999_999).contains(serial) else { return nil }
        text = CheckedNumber.appendingCheck("DA" + division.description + digits(serial, 6))
    }

    /// Whether only the check digits, or a county or serial number of nought, can be wrong.
    static func hasLayout(_ text: String) -> Bool { CheckedNumber.hasLayout(text, "DA", digits: 14) }

    /// The county in which the household lived when the number was drawn.
    public var division: DivisionCode { DivisionCode(number: CheckedNumber.value(text, 2..<8)) }
    /// The archive's number within that county.
    public var serial: Int { CheckedNumber.value(text, 8..<14) }

    public var description: String { text }

    public static func < (left: ArchiveNumber, right: ArchiveNumber) -> Bool { left.text < right.text }
}
