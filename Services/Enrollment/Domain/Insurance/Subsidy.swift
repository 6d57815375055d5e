import Contracts

/// A subsidy that 人社 has granted, 先缴后补: recorded with its basis, paid by others (domain facts C.7.1).
public struct Subsidy: Sendable, Hashable {
    public var kind: SubsidyKind
    /// What it rests on, in the office's words.
    public var basis: String
    public var from: Month
    public var months: Int
    /// The office's reference. Case and reference name a subsidy for ever.
    public var reference: SourceReference

    public init(kind: SubsidyKind, basis: String, from: Month, months: Int, reference: SourceReference) {
        self.kind = kind
        self.basis = basis
        self.from = from
        self.months = months
        self.reference = reference
    }
}

extension InsuranceCase {
    /// Notes a subsidy beside those on record: altogether no longer than the kind allows.
    func note(_ subsidy: Subsidy, beside known: [Subsidy]) -> CaseRuling {
        if let same = known.first(where: { $0.reference == subsidy.reference }) {
            return same == subsidy ? .repeated : .refused(.contributionReferenceReused)
        }
        switch state {
        case .ended(.revoked): return .refused(.caseRevoked)
        case .ended: return .refused(.caseEnded)
        case .registered, .paymentLinkAsked, .linkReady, .current, .arrears: break
        default: return .refused(.caseState)
        }
        let months = known.filter { $0.kind == subsidy.kind }.reduce(subsidy.months) { $0 + $1.months }
        guard months <= subsidy.kind.maximumMonths else { return .refused(.subsidyTooLong) }
        return .moved([.subsidyNoted(subsidy)])
    }
}
