import Contracts

/// What a household's inputs are under a regime, and why: every comparison that was made is kept with the decision.
///
/// Exclusion comes before all; then 深度, then 相对, then 意外. Nothing is rounded in the decision: with N the net income of
/// all, `N·1000 < L·‰·members·months` is compared in whole numbers.
public struct HardshipAssessment: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        case qualifies(HardshipCategory)
        /// All that speaks against it.
        case doesNot([ReasonCode])
    }

    /// One of the bounds, held against the net income.
    public struct Comparison: Sendable, Hashable {
        public enum Name: String, Sendable, Hashable, CaseIterable { case deep, relative, accidentCeiling }

        public let name: Name
        public let bound: HardshipRegime.Bound
        /// N·1000.
        public let left: Int128
        /// L·‰·members·months.
        public let right: Int128

        public var holds: Bool { bound.isInclusive ? left <= right : left < right }
    }

    public let inputs: HardshipInputs
    public let regime: HardshipRegime
    public let outcome: Outcome
    /// In the order they were made; none where the decision did not come so far.
    public let comparisons: [Comparison]

    public init(of inputs: HardshipInputs, under regime: HardshipRegime) {
        self.inputs = inputs
        self.regime = regime
        var comparisons: [Comparison] = []
        outcome = Self.decide(inputs, regime) { name, bound in
            let comparison = Self.compare(name, bound, inputs, regime)
            comparisons.append(comparison)
            return comparison.holds
        }
        self.comparisons = comparisons
    }

    public var category: HardshipCategory? { if case .qualifies(let category) = outcome { category } else { nil } }

    /// All that spoke against it; empty where it qualifies.
    public var against: [ReasonCode] { if case .doesNot(let codes) = outcome { codes } else { [] } }

    /// Of how many heads and months the net income is.
    public var divisor: Int { inputs.members * inputs.monthCount }

    /// A head and month, rounded half up to the fen: for a reader alone.
    public var netPerHead: Fen {
        let (quotient, remainder) = (2 * inputs.net + Int128(divisor)).quotientAndRemainder(
            dividingBy: 2 * Int128(divisor))
        return Fen(Int64(clamping: remainder < 0 ? quotient - 1 : quotient))
    }

    private static func decide(
        _ inputs: HardshipInputs, _ regime: HardshipRegime,
        _ isWithin: (Comparison.Name, HardshipRegime.Bound) -> Bool
    ) -> Outcome {
        var against: [ReasonCode] = []
        if inputs.monthCount != regime.months { against.append(.periodNotTwelveMonths) }
        if !inputs.exclusions.isDisjoint(with: regime.exclusions) { against.append(.excludedAssets) }
        guard against.isEmpty else { return .doesNot(against) }
        if isWithin(.deep, regime.deep) { return .qualifies(regime.kind.deep) }
        if isWithin(.relative, regime.relative) { return .qualifies(regime.kind.relative) }
        guard let event = inputs.event else { return .doesNot([.notInHardship]) }
        guard event.isProven else { return .doesNot([.notInHardship, .eventProofMissing]) }
        guard regime.accidentCeiling.map({ isWithin(.accidentCeiling, $0) }) ?? true else {
            return .doesNot([.notInHardship])
        }
        return .qualifies(regime.kind.accident)
    }

    private static func compare(
        _ name: Comparison.Name, _ bound: HardshipRegime.Bound, _ inputs: HardshipInputs, _ regime: HardshipRegime
    ) -> Comparison {
        let scale = Int128(bound.permille) * Int128(inputs.members) * Int128(inputs.monthCount)
        return Comparison(
            name: name, bound: bound, left: inputs.net * 1000, right: Int128(regime.dibao.amount) * scale)
    }
}

extension HardshipRegime.Kind {
    fileprivate var deep: HardshipCategory { self == .current ? .deep : .legacyDibao }
    fileprivate var relative: HardshipCategory { self == .current ? .relative : .legacyDibaoEdge }
    fileprivate var accident: HardshipCategory { self == .current ? .accident : .legacyAccident }
}
