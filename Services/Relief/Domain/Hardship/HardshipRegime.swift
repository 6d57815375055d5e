import Contracts

/// The standard by which a household is judged in one place and time (困难标准, domain facts E.1), as it was imported.
///
/// What differs between places and years is a figure here, never code. Amounts are a head and month.
public struct HardshipRegime: Sendable, Hashable {
    public struct ID: Sendable, Hashable, Comparable {
        public let value: Int64
        public init(_ value: Int64) { self.value = value }
        public static func < (left: ID, right: ID) -> Bool { left.value < right.value }
    }

    /// Whose categories it gives.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// 深度、相对、意外致困.
        case current
        /// 低保户、低保边缘户、意外致困户: only what was imported under it is judged by it.
        case legacy
    }

    /// A bound, as a multiple of 低保.
    public struct Bound: Sendable, Hashable {
        /// In thousandths of 低保.
        public let permille: Int
        /// Whether who is exactly at the bound is within it (`2倍以内` leaves it open); 低于 is not.
        public let isInclusive: Bool

        /// `nil` outside 1 to 100,000.
        public init?(permille: Int, isInclusive: Bool = false) {
            guard (1...100_000).contains(permille) else { return nil }
            self.permille = permille
            self.isInclusive = isInclusive
        }
    }

    public let id: ID
    /// A county, a prefecture or the province: the narrowest that there is counts.
    public let place: DivisionCode
    public let from: CivilDate
    /// The last day; `nil` while no later standard has ended it.
    public let until: CivilDate?
    public let kind: Kind
    /// 低保 a month.
    public let dibao: Fen
    public let deep: Bound
    public let relative: Bound
    /// Older places help after an accident only up to this; `nil` where there is no ceiling.
    public let accidentCeiling: Bound?
    /// Over how many months incomes are told.
    public let months: Int
    /// What keeps a household out, whatever its income.
    public let exclusions: Set<ExcludingAsset>
    /// Where the figures were published.
    public let source: String

    /// `nil` where the figures make no standard: 低保 not above zero, the deep bound above the relative one, no or more
    /// than 36 months, an end before the beginning.
    public init?(
        id: ID, place: DivisionCode, from: CivilDate, until: CivilDate? = nil, kind: Kind = .current, dibao: Fen,
        deep: Bound, relative: Bound, accidentCeiling: Bound? = nil, months: Int = 12,
        exclusions: Set<ExcludingAsset> = Set(ExcludingAsset.allCases), source: String
    ) {
        guard dibao > Fen(0), deep.permille <= relative.permille, (1...36).contains(months),
            until.map({ $0 >= from }) ?? true
        else { return nil }
        self.id = id
        self.place = place
        self.from = from
        self.until = until
        self.kind = kind
        self.dibao = dibao
        self.deep = deep
        self.relative = relative
        self.accidentCeiling = accidentCeiling
        self.months = months
        self.exclusions = exclusions
        self.source = source
    }

    public func holds(on day: CivilDate) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }

    /// What a bound is in money, rounded half up to the fen: for a reader alone, no decision rests on it.
    public func shown(_ bound: Bound) -> Fen {
        let product = Int128(dibao.amount) * Int128(bound.permille)
        return Fen(Int64(clamping: (product + 500) / 1000))
    }
}
