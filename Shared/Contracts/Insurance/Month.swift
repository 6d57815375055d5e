/// A calendar month: what a contribution is paid for.
public struct Month: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Months since January of year 0.
    private let index: Int

    private init(index: Int) { self.index = index }

    /// Reads `YYYY-MM`, 1900-01 to 9999-12, else `nil`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let year = decimal(bytes[0..<4]),
            let month = decimal(bytes[5..<7]), year >= 1900, (1...12).contains(month)
        else { return nil }
        index = year * 12 + month - 1
    }

    /// The month that day lies in.
    public init(_ date: CivilDate) { index = date.year * 12 + date.month - 1 }

    public var year: Int { Int(Int64(index).flooringQuotientAndRemainder(dividingBy: 12).quotient) }
    /// 1 to 12.
    public var month: Int { Int(Int64(index).flooringQuotientAndRemainder(dividingBy: 12).remainder) + 1 }

    /// That many months later, or earlier when negative. Beyond the years that can be written the last of them is kept.
    public func advanced(by months: Int) -> Month {
        Month(index: min(max(index + min(max(months, -Self.last), Self.last), Self.first), Self.last))
    }

    /// How many months later the other one is; negative when it is earlier.
    public func months(until other: Month) -> Int { other.index - index }

    /// `YYYY-MM`.
    public var text: String { digits(year, 4) + "-" + digits(month, 2) }
    public var description: String { text }

    public static func < (left: Month, right: Month) -> Bool { left.index < right.index }

    private static let first = 1900 * 12
    private static let last = 9999 * 12 + 11
}
