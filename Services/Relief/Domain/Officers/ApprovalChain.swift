import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One level's signature.
public struct Signature: Sendable, Hashable {
    public let level: ApprovalLevel
    public let by: Decider
    public let at: Date

    public init(_ level: ApprovalLevel, by: Decider, at: Date) {
        self.level = level
        self.by = by
        self.at = at
    }
}

/// Which levels must sign, from the lowest to the highest.
public struct ApprovalChain: Sendable, Hashable {
    public let levels: [ApprovalLevel]

    /// `nil` when none would sign, or a level would sign twice.
    public init?(_ levels: some Collection<ApprovalLevel>) {
        guard !levels.isEmpty, Set(levels).count == levels.count else { return nil }
        self.levels = levels.sorted()
    }

    /// Whose turn it is; `nil` when all have signed.
    public func next(after signatures: [Signature]) -> ApprovalLevel? {
        let signed = Set(signatures.map(\.level))
        return levels.first { !signed.contains($0) }
    }
}

/// Who signs in one place for archives of a level or for lists of a sum: configuration.
public struct ApprovalRule: Sendable, Hashable {
    /// What is approved.
    public enum Subject: Sendable, Hashable {
        case archives(ArchiveLevel)
        /// Lists whose sum is not above this; `nil` for every sum.
        case lists(upTo: Fen?)
    }

    public let place: DivisionCode
    public let subject: Subject
    public let chain: ApprovalChain

    public init(in place: DivisionCode, _ subject: Subject, signedBy chain: ApprovalChain) {
        self.place = place
        self.subject = subject
        self.chain = chain
    }
}

/// The rules on record: the narrowest place that has one counts.
public struct ApprovalPolicy: Sendable, Hashable {
    private let rules: [ApprovalRule]

    public init(_ rules: [ApprovalRule] = []) { self.rules = rules }

    /// Who signs for an archive of that level; `nil` where no rule says so.
    public func chain(forArchivesOf level: ArchiveLevel, in place: DivisionCode) -> ApprovalChain? {
        narrowest(in: place) { $0.subject == .archives(level) }.first?.chain
    }

    /// Who signs for a list of that sum: of the place's rules, that with the least sum which is not below it.
    public func chain(forListOf sum: Fen, in place: DivisionCode) -> ApprovalChain? {
        func limit(_ rule: ApprovalRule) -> Fen? { if case .lists(let limit) = rule.subject { limit } else { nil } }
        return narrowest(in: place) { rule in
            if case .lists(let limit) = rule.subject { limit.map { sum <= $0 } ?? true } else { false }
        }
        .min { (limit($0) ?? Fen(.max)) < (limit($1) ?? Fen(.max)) }?.chain
    }

    private func narrowest(in place: DivisionCode, where fits: (ApprovalRule) -> Bool) -> [ApprovalRule] {
        let fitting = rules.filter { $0.place.contains(place) && fits($0) }
        return fitting.filter { rule in !fitting.contains { rule.place.isWider(than: $0.place) } }
    }
}
