import Contracts

/// A number of a rule, exact to the millionth.
public struct RuleNumber: Sendable, Hashable, Comparable {
    public let millionths: Int64

    public init(millionths: Int64) { self.millionths = millionths }

    /// `nil` beyond ±9.2 billion billion millionths.
    public init?(_ whole: Int) {
        guard let whole = Int64(exactly: whole) else { return nil }
        let (millionths, overflows) = whole.multipliedReportingOverflow(by: Self.one)
        guard !overflows else { return nil }
        self.millionths = millionths
    }

    static let one: Int64 = 1_000_000
    static let decimals = 6

    /// The whole number that it is; `nil` where it has a fraction.
    var whole: Int64? { millionths % Self.one == 0 ? millionths / Self.one : nil }

    /// As it is written in a rule: `12`, `0.5`.
    public var text: String { DecimalText.text(millionths, decimals: Self.decimals) }

    public static func < (left: RuleNumber, right: RuleNumber) -> Bool { left.millionths < right.millionths }
}

/// Decimal fractions of whole numbers: without needless zeros when written, with at most so many places when read.
enum DecimalText {
    static func text(_ value: Int64, decimals: Int, atLeast least: Int = 0) -> String {
        let sign = value < 0 ? "-" : ""
        var digits = String(value.magnitude)
        while digits.utf8.count <= decimals { digits = "0" + digits }
        let whole = digits.dropLast(decimals)
        var fraction = digits.suffix(decimals)
        while fraction.count > least, fraction.last == "0" { fraction.removeLast() }
        return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// The digits before and after the point as one whole number with so many decimals; `nil` when there are more, or
    /// when 64 bits do not hold it.
    static func value(_ whole: some Sequence<Int64>, _ fraction: [Int64], decimals: Int) -> Int64? {
        guard fraction.count <= decimals else { return nil }
        var value: Int64 = 0
        for digit in Array(whole) + fraction + Array(repeating: 0, count: decimals - fraction.count) {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, carries) = product.addingReportingOverflow(digit)
            guard !overflows, !carries else { return nil }
            value = sum
        }
        return value
    }
}
