import Contracts

/// What one person proposed and another confirmed.
public struct TwoPersonDecision: Sendable, Hashable {
    public let proposer: Decider
    public let confirmer: Decider
    public let why: String

    /// Refused when both are one person (`second-person-needed`), or no reason is given.
    public init(by proposer: Decider, confirmedBy confirmer: Decider, why: String) throws(PaymentRefusal) {
        guard !proposer.isSamePerson(as: confirmer) else { throw PaymentRefusal(.secondPersonNeeded) }
        guard !why.isEmpty else { throw PaymentRefusal(.whyMissing) }
        self.proposer = proposer
        self.confirmer = confirmer
        self.why = why
    }

    func includes(_ person: Decider) -> Bool { proposer.isSamePerson(as: person) || confirmer.isSamePerson(as: person) }
}
