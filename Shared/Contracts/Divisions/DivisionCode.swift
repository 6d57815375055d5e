/// A division code of GB/T 2260: province, prefecture and county, two digits each.
public struct DivisionCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The six digits as one number, such as 430102.
    public let number: Int

    /// Six digits; says nothing about whether there is such a division.
    public init?(_ text: String) {
        guard text.utf8.count == 6, let number = decimal(text.utf8), number >= 100_000 else { return nil }
        self.number = number
    }

    init(number: Int) { self.number = number }

    public var description: String { String(number) }

    /// The place as three words of a routing key: `43`, `01`, `02`.
    public var words: (province: String, prefecture: String, county: String) {
        (digits(number / 10_000, 2), digits(number / 100 % 100, 2), digits(number % 100, 2))
    }

    /// Whether the other place is this one or lies within it: a province holds its prefectures, these their counties.
    public func contains(_ other: DivisionCode) -> Bool {
        if number % 10_000 == 0 { return number / 10_000 == other.number / 10_000 }
        if number % 100 == 0 { return number / 100 == other.number / 100 }
        return self == other
    }

    /// Whether the other place lies within this one, and is not this one.
    public func isWider(than other: DivisionCode) -> Bool { self != other && contains(other) }

    public static func < (left: DivisionCode, right: DivisionCode) -> Bool { left.number < right.number }
}

extension DivisionCode {
    /// Hunan itself.
    public static let hunan = DivisionCode(number: 430_000)

    /// The 122 counties (districts, county-level cities, counties, autonomous counties) of Hunan, by code.
    public static let counties: [DivisionCode] = Divisions.countyNames.keys.sorted()

    /// Whether this is a county of Hunan in use today. Only a county can be a place of residence.
    public var isCounty: Bool { Divisions.countyNames[self] != nil }

    /// Whether this is Hunan, one of its prefectures, a county in use, or a functional area of the statistics.
    public var isKnown: Bool { name != nil }

    /// The Chinese name in use today; `nil` for what is not in use, or not in Hunan.
    public var name: String? {
        Divisions.countyNames[self] ?? Divisions.higherNames[self]
    }

    /// The name in use in that year, for information beside an identity number: 望城县 for 430122 in 1985.
    public func name(in year: Int) -> String? {
        let past = Divisions.timeline[self]
        return past?.first { ($0.first...$0.last).contains(year) }?.name ?? name ?? past?.last?.name
    }

    /// Whether an identity number may carry this area: a county of Hunan, in use or retired (B.3.3), or any of another
    /// province, whose counties are not on file here.
    public var isKnownInIdentityNumbers: Bool {
        guard number / 10_000 == 43 else { return ProvinceCode.isKnown(number / 10_000) }
        return isCounty || Divisions.timeline[self] != nil
    }
}
