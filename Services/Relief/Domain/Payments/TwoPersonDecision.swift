import Contracts

/// Somebody who decides: an account, and the person behind it. Two accounts of one person are one person.
public struct Decider: Sendable, Hashable {
    /// The operator's account.
    public let name: String
    /// The fingerprint of the person's identity document: never the number.
    public let document: String

    public init(name: String, document: String) {
        self.name = name
        self.document = document
    }

    public func isSamePerson(as other: Decider) -> Bool { document == other.document || name == other.name }
}

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
