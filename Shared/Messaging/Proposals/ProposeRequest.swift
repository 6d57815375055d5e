import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// Takes down a request that needs a second person. The same again, by whomever, names the proposal that stands: asking
/// twice confirms nothing, and prolongs nothing.
struct ProposeRequest: RequestHandler {
    let wanted: any TwoPersonRequest
    let register: any PersonRegister
    let keys: KeyRing

    var name: String { wanted.name }

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let summary = try wanted.check(request, in: transaction)
        let digest = Proposal.digest(of: name, request.arguments, keys: keys)
        let proposal = Proposal(
            id: UUID(at: request.now, Randomness()), request: name, arguments: request.arguments, why: why,
            proposedBy: request.sender,
            proposedByPerson: try register.persons(of: [request.sender], in: transaction)[request.sender],
            proposedAt: request.now, expiresAt: request.now + Proposal.lifetime)
        try ProposalStore.expire(digest, at: request.now, in: transaction)
        let isNew = try ProposalStore.insert(proposal, digest: digest, summary: summary, keys: keys, in: transaction)
        guard let listed = try ProposalStore.open(digest, in: transaction) else { throw ProposalChanged() }
        let result = listed.json.setting("result", to: .string(isNew ? "proposed" : "repeated"))
        guard isNew else { return RequestAnswer(result, outcome: Outcome("repeated")) }
        let record = AuditRecord(
            actor: "/operators/\(request.sender)", action: "proposal.made", subject: "proposal/\(digest)",
            after: [
                "request": .string(name), "summary": summary, "why": .string(why),
                "expiresAt": .string(RFC3339.string(proposal.expiresAt)),
            ])
        return RequestAnswer(result, outcome: Outcome("proposed", audit: [record]))
    }
}
