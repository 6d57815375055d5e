import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is known beside the stations.
public struct StationSurroundings: Sendable {
    /// The database's.
    public var now: Date
    public var settings: StationSettings
    public var unions: UnionDirectory
    public var plausibility: Plausibility
    /// The centres of counties, where they are known.
    public var centres: [DivisionCode: GeoPoint]

    public init(
        now: Date, settings: StationSettings = StationSettings(), unions: UnionDirectory = UnionDirectory(),
        plausibility: Plausibility = .hunan, centres: [DivisionCode: GeoPoint] = [:]
    ) {
        self.now = now
        self.settings = settings
        self.unions = unions
        self.plausibility = plausibility
        self.centres = centres
    }

    /// The day in China.
    public var today: CivilDate { CivilDate(inChinaAt: now) }
}

/// The unions as the enrollment service has announced them: those named by the messages at hand, and those of their
/// counties.
public struct UnionDirectory: Sendable, Hashable {
    private var unions: [UnionCode: KnownUnion]
    private var responsible: [DivisionCode: UnionCode] = [:]

    public init(_ unions: [KnownUnion] = []) {
        self.unions = Dictionary(unions.map { ($0.code, $0) }) { _, latest in latest }
        // The least code of the first kind, so that the choice does not depend on the order in which they are read.
        for kind in Self.responsibleKinds.reversed() {
            let ofKind = unions.filter { $0.kind == kind && $0.isOpen && !$0.isHoldingPool }
            responsible.merge(Dictionary(ofKind.map { ($0.division, $0.code) }, uniquingKeysWith: min)) { $1 }
        }
    }

    /// The kinds that answer for a whole place, the first before the second. A union of one village or one trade does not.
    public static let responsibleKinds = ["general-union", "regional-federation"]

    public subscript(_ code: UnionCode) -> KnownUnion? { unions[code] }

    /// The county's own union, else its prefecture's, else the province's: 责任工会 where the proposal names none.
    public func responsible(for county: DivisionCode) -> UnionCode? {
        if let own = responsible[county] { return own }
        return responsible.filter { $0.key.contains(county) }.max { $0.key.isWider(than: $1.key) }?.value
    }
}

/// A union as far as stations need it.
public struct KnownUnion: Sendable, Hashable {
    public var code: UnionCode
    public var kind: String
    public var division: DivisionCode
    public var isOpen: Bool
    public var isHoldingPool: Bool

    public init(code: UnionCode, kind: String, division: DivisionCode, isOpen: Bool, isHoldingPool: Bool) {
        self.code = code
        self.kind = kind
        self.division = division
        self.isOpen = isOpen
        self.isHoldingPool = isHoldingPool
    }
}
