/// 付款参考号: what a bank knows one payment by, a function of the line and the attempt and of nothing else, so that
/// whatever is sent again is the same payment.
///
/// `FK`, the line's twelve digits, two of the attempt and two check digits, such as `FK0000000123450102`: eighteen
/// characters, which every bank's field for it takes (ISO 20022 `EndToEndId` holds 35).
public struct PaymentReference: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let line: LineNumber
    /// 1 to 99; a person decides on each after the first.
    public let attempt: Int

    /// Eighteen characters of that layout, the check digits right, else `nil`.
    public init?(_ text: String) {
        guard Self.hasLayout(text), CheckedNumber.isChecked(text),
            let line = LineNumber(number: CheckedNumber.value(text, 2..<14))
        else { return nil }
        self.init(line: line, attempt: CheckedNumber.value(text, 14..<16))
    }

    /// `nil` when the attempt is not within ``attempts``.
    public init?(line: LineNumber, attempt: Int) {
        guard Self.attempts.contains(attempt) else { return nil }
        self.line = line
        self.attempt = attempt
    }

    /// The attempts that can be numbered.
    public static let attempts = 1...99

    public var text: String {
        CheckedNumber.appendingCheck("FK" + digits(line.number, 12) + digits(attempt, 2))
    }
    public var description: String { text }

    public static func < (left: PaymentReference, right: PaymentReference) -> Bool {
        (left.line, left.attempt) < (right.line, right.attempt)
    }

    /// Whether only the check digits, or a line or attempt of nought, can be wrong.
    static func hasLayout(_ text: String) -> Bool { CheckedNumber.hasLayout(text, "FK", digits: 16) }
}
