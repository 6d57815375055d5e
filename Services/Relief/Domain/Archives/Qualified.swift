import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The category that was computed of one version of a household, under one regime.
public struct ComputedCategory: Sendable, Hashable {
    public let category: HardshipCategory
    /// Of the household.
    public let version: Int
    public let regime: HardshipRegime.ID

    /// `nil` when the household does not qualify.
    init?(_ assessment: HardshipAssessment, of version: HouseholdVersion) {
        guard let category = assessment.category else { return nil }
        self.init(onRecord: category, version: version.number, regime: assessment.regime.id)
    }

    /// As it is on record.
    public init(onRecord category: HardshipCategory, version: Int, regime: HardshipRegime.ID) {
        self.category = category
        self.version = version
        self.regime = regime
    }
}

/// A household that was visited and verified, and qualifies: what is publicised and signed.
public struct Qualified: Sendable, Hashable {
    public let inquiry: HouseholdInquiry
    public let authorisation: Authorisation
    public let computed: ComputedCategory
    /// Who decided where the verification alone did not.
    public let recheckedBy: Decider?

    public init(
        _ computed: ComputedCategory, inquiry: HouseholdInquiry, authorisation: Authorisation,
        recheckedBy: Decider? = nil
    ) {
        self.inquiry = inquiry
        self.authorisation = authorisation
        self.computed = computed
        self.recheckedBy = recheckedBy
    }

    var people: [Decider] { inquiry.people + (recheckedBy.map { [$0] } ?? []) }
}

/// What every level signed: each by another person, none of whom had a hand in it before.
public struct Approved: Sendable, Hashable {
    public let qualified: Qualified
    public let signatures: [Signature]

    /// `nil` when a level of the chain is missing, or one person signed twice, reviewed, visited or rechecked.
    public init?(_ qualified: Qualified, signatures: [Signature], of chain: ApprovalChain) {
        guard chain.next(after: signatures) == nil else { return nil }
        self.init(onRecord: qualified, signatures: signatures)
    }

    /// As it is on record; `nil` when one person signed twice, reviewed, visited or rechecked, or nobody signed.
    public init?(onRecord qualified: Qualified, signatures: [Signature]) {
        let people = qualified.people
        for (index, signature) in signatures.enumerated() {
            let others = people + signatures[..<index].map(\.by)
            guard !others.contains(where: signature.by.isSamePerson) else { return nil }
        }
        guard !signatures.isEmpty else { return nil }
        self.qualified = qualified
        self.signatures = signatures
    }
}
