import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a list stands (domain facts E.6, G.1).
///
/// | list | step | list after it |
/// |---|---|---|
/// | drafted | frozen is begun | freezing |
/// | freezing | the last line is in | checking |
/// | checking | every line is checked | checked |
/// | checked | published, with a line at least | publicised |
/// | publicised | its days are counted anew, and end later | publicised, until then |
/// | publicised | its last day is over, no objection open · some open | approving · settling-objections |
/// | settling-objections | all decided, or left out | approving |
/// | approving | the next level signs · the last one does | approving · approved |
/// | approving | lines are split off | approving, without any signature |
/// | publicised, settling-objections | lines are split off | as it is, with fewer lines |
/// | approved | released by two other people | released |
/// | released | every line has ended | closed |
/// | anything before released | withdrawn | withdrawn |
/// | anything else | | as it is: `list-state` |
public enum ListState: Sendable, Hashable {
    case drafted, freezing, checking, checked
    case publicised(PublicityPeriod)
    case settlingObjections(PublicityPeriod)
    case approving(PublicityPeriod, [ListSignature])
    case approved(PublicityPeriod, [ListSignature])
    case released(PublicityPeriod, [ListSignature], TwoPersonDecision)
    case closed(PublicityPeriod, [ListSignature], TwoPersonDecision)
    case withdrawn(why: String)

    public var word: ListStateWord {
        switch self {
        case .drafted: .drafted
        case .freezing: .freezing
        case .checking: .checking
        case .checked: .checked
        case .publicised: .publicised
        case .settlingObjections: .settlingObjections
        case .approving: .approving
        case .approved: .approved
        case .released: .released
        case .closed: .closed
        case .withdrawn: .withdrawn
        }
    }

    public var signatures: [ListSignature] {
        switch self {
        case .approving(_, let signatures), .approved(_, let signatures), .released(_, let signatures, _),
            .closed(_, let signatures, _):
            signatures
        default: []
        }
    }

    public var publicity: PublicityPeriod? {
        switch self {
        case .publicised(let period), .settlingObjections(let period), .approving(let period, _),
            .approved(let period, _), .released(let period, _, _), .closed(let period, _, _):
            period
        default: nil
        }
    }
}

/// Count, total and digest of what is for payment: what a signer states, as he saw it.
public struct ListContent: Sendable, Hashable {
    public let sum: LineSum
    /// SHA-256 of ``ListDigest``'s text.
    public let digest: String

    public init(_ sum: LineSum, digest: String) {
        self.sum = sum
        self.digest = digest
    }
}

/// One level's signature under a list.
public struct ListSignature: Sendable, Hashable {
    public let level: ApprovalLevel
    public let by: Decider
    public let at: Date
    /// What was signed.
    public let content: ListContent

    public init(_ level: ApprovalLevel, by: Decider, at: Date, content: ListContent) {
        self.level = level
        self.by = by
        self.at = at
        self.content = content
    }
}
