/// The number of one line of one list: one person, one item, one amount, for ever.
///
/// `HX`, twelve digits and two check digits, such as `HX00000001234530`.
public struct LineNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// As it is kept: 1 to 999,999,999,999.
    public let number: Int

    /// Sixteen characters of that layout, the check digits right, else `nil`. It says nothing about whether there is such
    /// a line.
    public init?(_ text: String) {
        guard CheckedNumber.hasLayout(text, "HX", digits: 14), CheckedNumber.isChecked(text) else { return nil }
        self.init(number: CheckedNumber.value(text, 2..<14))
    }

    public init?(number: Int) {
        guard (1...999_999_999_999).contains(number) else { return nil }
        self.number = number
    }

    public var text: String { CheckedNumber.appendingCheck("HX" + digits(number, 12)) }
    public var description: String { text }

    public static func < (left: LineNumber, right: LineNumber) -> Bool { left.number < right.number }
}
