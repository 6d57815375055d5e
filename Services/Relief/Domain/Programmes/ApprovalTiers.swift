import Contracts

/// Who signs for the lists of a programme, by what a list comes to (分级审批): part of the programme, so that a version says
/// for ever whose signatures its lists needed.
public struct ApprovalTiers: Sendable, Hashable {
    public struct Tier: Sendable, Hashable {
        /// Lists of not more than this; `nil` for every sum.
        public let upTo: Fen?
        /// From the lowest up; each signs once.
        public let levels: [ApprovalLevel]

        public init(upTo: Fen? = nil, _ levels: [ApprovalLevel]) {
            self.upTo = upTo
            self.levels = levels
        }
    }

    public let tiers: [Tier]

    /// `nil` unless every sum has its tier: each bound is above the one before it, the last tier has none; and in every tier
    /// somebody signs, from the lowest level up and none twice.
    public init?(_ tiers: [Tier]) {
        guard let last = tiers.last, last.upTo == nil else { return nil }
        var bound = Fen(-1)
        for tier in tiers.dropLast() {
            guard let upTo = tier.upTo, upTo > bound else { return nil }
            bound = upTo
        }
        for tier in tiers {
            guard !tier.levels.isEmpty, zip(tier.levels, tier.levels.dropFirst()).allSatisfy({ $0 < $1 })
            else { return nil }
        }
        self.tiers = tiers
    }

    /// Whose signatures a list of that sum needs, in their order.
    public func levels(for sum: Fen) -> [ApprovalLevel] {
        // Safe because the last tier takes every sum.
        tiers.first { $0.upTo.map { sum <= $0 } ?? true }!.levels
    }
}
