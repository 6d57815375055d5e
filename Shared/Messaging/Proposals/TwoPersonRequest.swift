import Contracts
import FoundationEssentials
import Postgres

/// An operator's request that is done when a second person has confirmed it.
///
/// Its locks, of archives, lists and payments, are taken before the proposal's own.
public protocol TwoPersonRequest: Sendable {
    /// Such as `lists.release`. Whoever asks for it makes a proposal.
    var name: String { get }
    /// Refuses what would be refused now, and whom it is not permitted.
    ///
    /// - Returns: what the second person must see to judge it; nothing personal.
    func check(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> JSON
    /// Does it, as things stand now, or refuses: the proposal then stays open.
    func perform(_ proposal: ConfirmedProposal, in transaction: borrowing Transaction) throws -> RequestAnswer
}

/// A proposal that another person has confirmed. Only the confirmation makes one.
public struct ConfirmedProposal: Sendable {
    public let proposal: Proposal
    /// The second person: another than who proposed it.
    public let confirmedBy: String
    public let confirmedByPerson: [UInt8]?
    /// Why, in the second person's words.
    public let why: String
    public let now: Date

    public var arguments: JSON { proposal.arguments }

    init(_ proposal: Proposal, by name: String, _ person: [UInt8]?, why: String, at now: Date) throws(RequestRefusal) {
        func fold(_ name: String) -> String { name.lowercased() }
        if fold(name) == fold(proposal.proposedBy) { throw RequestRefusal(.secondPersonNeeded) }
        if let person, let first = proposal.proposedByPerson, person == first {
            throw RequestRefusal(.secondPersonNeeded)
        }
        self.proposal = proposal
        confirmedBy = name
        confirmedByPerson = person
        self.why = why
        self.now = now
    }
}

/// Who stands behind an operator's account: one person with two accounts is one.
public protocol PersonRegister: Sendable {
    /// The fingerprint of the person's document, of those operators of whom it is on record.
    func persons(of operators: Set<String>, in transaction: borrowing Transaction) throws -> [String: [UInt8]]
}

/// Of a service that knows its operators by name alone.
public struct KnownByName: PersonRegister {
    public init() {}

    public func persons(
        of operators: Set<String>, in transaction: borrowing Transaction
    ) throws -> [String: [UInt8]] { [:] }
}
