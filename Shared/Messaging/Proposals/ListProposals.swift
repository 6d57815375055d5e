import Contracts
import FoundationEssentials
import Postgres

/// `proposals.list`: what waits for a second person, the oldest first; 500 at most, nothing personal.
struct ListProposals: RequestHandler {
    let name = "proposals.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let open = try ProposalStore.allOpen(
            at: request.now, limit: FilterArguments(request.arguments).limit, in: transaction)
        return RequestAnswer(["proposals": .array(open.map(\.json))])
    }
}

/// An open proposal, as operators see it.
struct ListedProposal {
    let digest: String
    let request: String
    let summary: JSON
    let why: String
    let proposedBy: String
    let proposedAt: Date
    let expiresAt: Date

    var json: JSON {
        [
            "digest": .string(digest), "request": .string(request), "summary": summary, "why": .string(why),
            "proposedBy": .string(proposedBy), "proposedAt": .string(RFC3339.string(proposedAt)),
            "expiresAt": .string(RFC3339.string(expiresAt)),
        ]
    }
}
