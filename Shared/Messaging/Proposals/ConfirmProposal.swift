import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// `proposals.confirm {digest}`: does what another person has proposed. The digest may be cut, to eight digits at least.
///
/// Refused with `second-person-needed` to who proposed it, be it under another account; with `proposal-expired` a day after
/// it was made; with `proposal-unknown` where nothing of that digest is open, as after the first confirmation.
struct ConfirmProposal: RequestHandler {
    let name = "proposals.confirm"
    let requests: [String: any TwoPersonRequest]
    let register: any PersonRegister
    let keys: KeyRing

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let found = try ProposalStore.newest(try digest(of: request), in: transaction)
        guard let found, found.state != .confirmed, let wanted = requests[found.request] else {
            throw RequestRefusal(.proposalUnknown, field: "digest")
        }
        guard found.state == .open, found.expiresAt > request.now else {
            throw RequestRefusal(.proposalExpired, field: "digest")
        }
        let proposal = try found.opened(keys)
        // The register may have learned since who stands behind either of them.
        let persons = try register.persons(of: [request.sender, proposal.proposedBy], in: transaction)
        let known = proposal.knowing(persons[proposal.proposedBy])
        let confirmed = try ConfirmedProposal(
            known, by: request.sender, persons[request.sender], why: why, at: request.now)
        var answer = try wanted.perform(confirmed, in: transaction)
        // Last, for its lock comes after those of what was done. Whoever was faster has done it: nothing of this stays.
        guard try ProposalStore.confirm(confirmed, in: transaction) else {
            throw RequestRefusal(.proposalUnknown, field: "digest")
        }
        var outcome = answer.outcome ?? Outcome("confirmed")
        outcome.audit.append(
            AuditRecord(
                actor: "/operators/\(request.sender)", action: "proposal.confirmed",
                subject: "proposal/\(found.digest)",
                after: [
                    "request": .string(found.request), "proposedBy": .string(proposal.proposedBy),
                    "why": .string(why),
                ]))
        answer.outcome = outcome
        answer.result = [
            "digest": .string(found.digest), "request": .string(found.request),
            "proposedBy": .string(proposal.proposedBy), "done": answer.result,
        ]
        return answer
    }

    private func digest(of request: ServiceRequest) throws -> String {
        guard let digest = request.arguments["digest"]?.string?.lowercased() else {
            throw RequestRefusal(.fieldMissing, field: "digest")
        }
        guard (Proposal.shortestDigest...Proposal.digestLength).contains(digest.utf8.count),
            digest.allSatisfy(\.isHexDigit), digest.utf8.count == digest.count
        else { throw RequestRefusal(.proposalUnknown, field: "digest") }
        return digest
    }
}
