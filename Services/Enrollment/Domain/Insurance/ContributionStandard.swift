import Contracts

/// What a scheme costs in a place and a year (缴费标准), as operators imported it from its source: `3 945–19 725 元, 20 %`.
///
/// Flexible-employment pension: a base within 60–300 % of the province's average wage, of which 20 % is paid, 8 % of it
/// into the person's own account (domain facts C.7.1).
public struct ContributionStandard: Sendable, Hashable {
    public struct ID: Sendable, Hashable, Comparable {
        public let value: Int64
        public init(_ value: Int64) { self.value = value }
        public static func < (left: ID, right: ID) -> Bool { left.value < right.value }
    }

    public var id: ID
    public var scheme: InsuranceScheme
    /// A county, a prefecture or the province: the narrowest that there is counts.
    public var place: DivisionCode
    public var year: Int
    /// 全口径城镇单位就业人员平均工资, a month.
    public var average: Fen
    /// The permitted bases, in percent of the average: 60 to 300.
    public var percents: ClosedRange<Int>
    public var rate: BasisPoints
    /// What of it goes into the own account.
    public var accountRate: BasisPoints
    /// The bases that are quoted, in percent of the average.
    public var quotedPercents: [Int]
    /// 跨年度补缴: whether a month may be paid for after its year.
    public var allowsCrossYear: Bool
    /// Where the figures were published.
    public var source: String

    public init(
        id: ID, scheme: InsuranceScheme, place: DivisionCode, year: Int, average: Fen, percents: ClosedRange<Int>,
        rate: BasisPoints, accountRate: BasisPoints, quotedPercents: [Int], allowsCrossYear: Bool, source: String
    ) {
        self.id = id
        self.scheme = scheme
        self.place = place
        self.year = year
        self.average = average
        self.percents = percents
        self.rate = rate
        self.accountRate = accountRate
        self.quotedPercents = quotedPercents
        self.allowsCrossYear = allowsCrossYear
        self.source = source
    }

    public var minimum: Fen { base(at: percents.lowerBound) }
    public var maximum: Fen { base(at: percents.upperBound) }

    /// That part of the average, rounded half up to the fen.
    public func base(at percent: Int) -> Fen { Fen((average.amount * Int64(percent) + 50) / 100) }

    /// `nil` where the base is permitted.
    public func refusal(of base: Fen) -> ReasonCode? {
        base < minimum ? .baseBelowMinimum : base > maximum ? .baseAboveMaximum : nil
    }

    /// What a month costs, for a part of the average.
    public func tier(at percent: Int) -> InsuranceTier {
        let base = base(at: percent)
        let monthly = monthly(of: base)
        let account = Fen.contribution(of: base, rate: accountRate)
        return InsuranceTier(
            percent: percent, baseFen: base, monthlyFen: monthly, accountFen: account, poolFen: monthly - account)
    }

    /// What is paid each month.
    public func monthly(of base: Fen) -> Fen { .contribution(of: base, rate: rate) }

    /// Whether the amount is base × rate × months, to the fen: rounded once, or each month.
    public func agrees(amount: Fen, base: Fen, months: Int) -> Bool {
        let (product, overflows) = base.amount.multipliedReportingOverflow(by: Int64(rate.value * months))
        guard !overflows, amount.amount >= 0 else { return false }
        let (scaled, tooLarge) = amount.amount.multipliedReportingOverflow(by: 10_000)
        return amount == monthly(of: base) * months || !tooLarge && (scaled - product).magnitude <= 10_000
    }
}

/// The standards that are on record.
public struct ContributionStandards: Sendable {
    private let byID: [ContributionStandard.ID: ContributionStandard]

    public init(_ standards: [ContributionStandard] = []) {
        byID = Dictionary(uniqueKeysWithValues: standards.map { ($0.id, $0) })
    }

    public subscript(id: ContributionStandard.ID) -> ContributionStandard? { byID[id] }

    /// The narrowest that counts in a place and year.
    public func standard(of scheme: InsuranceScheme, in place: DivisionCode, year: Int) -> ContributionStandard? {
        byID.values
            .filter { $0.scheme == scheme && $0.year == year && $0.place.contains(place) }
            .max { $0.place == $1.place ? $0.id < $1.id : $0.place.isWider(than: $1.place) }
    }
}

/// 参保报价: which scheme, where, how much.
public struct Quote: Sendable, Hashable {
    public var standard: ContributionStandard
    /// Where the person is registered.
    public var office: String?
    /// What was wished for, where that is not permitted, and why.
    public var wishRefused: ReasonCode?

    public var tiers: [InsuranceTier] { standard.quotedPercents.map(standard.tier) }
}
