import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// A proposal as it is on file, its arguments still sealed.
struct StoredProposal {
    enum State: String {
        case open, confirmed, expired
    }

    let id: UUID
    let request: String
    let arguments: [UInt8]?
    let digest: String
    let why: String
    let proposedBy: String
    let proposedByPerson: [UInt8]?
    let proposedAt: Date
    let expiresAt: Date
    let state: State

    init(_ row: Row) throws {
        id = try row.get("id")
        request = try row.get("request")
        arguments = try row.get(optional: "arguments", as: Bytes.self)?.bytes
        digest = try row.get("digest")
        why = try row.get("why")
        proposedBy = try row.get("proposed_by")
        proposedByPerson = try row.get(optional: "proposed_by_person", as: Bytes.self)?.bytes
        proposedAt = try row.get("proposed_at")
        expiresAt = try row.get("expires_at")
        guard let state = State(rawValue: try row.get("state")) else {
            throw PostgresError(code: "XX001", place: "proposal", object: "state")
        }
        self.state = state
    }

    /// With its arguments, which are those that the digest was made of.
    ///
    /// - Throws: ``ProposalChanged``, or ``SealingError`` where they are another's.
    func opened(_ keys: KeyRing) throws -> Proposal {
        guard let arguments else { throw ProposalChanged() }
        let plain = try JSON(parsing: try keys.open(arguments, context: Proposal.context(of: id)))
        guard Proposal.digest(of: request, plain, keys: keys) == digest else { throw ProposalChanged() }
        return Proposal(
            id: id, request: request, arguments: plain, why: why, proposedBy: proposedBy,
            proposedByPerson: proposedByPerson, proposedAt: proposedAt, expiresAt: expiresAt)
    }
}

extension Proposal {
    /// The same, with who made it where that was not known then.
    func knowing(_ person: [UInt8]?) -> Proposal {
        Proposal(
            id: id, request: request, arguments: arguments, why: why, proposedBy: proposedBy,
            proposedByPerson: proposedByPerson ?? person, proposedAt: proposedAt, expiresAt: expiresAt)
    }
}
