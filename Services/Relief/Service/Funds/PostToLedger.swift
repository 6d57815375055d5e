import Contracts
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// `ledger.post`: money is received or handed back, allocated to a project or taken back, or spent on something else than
/// people. One person proposes it, another confirms it; the same again under the same document changes nothing.
struct PostToLedger: TwoPersonRequest {
    let name = "ledger.post"

    func check(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> JSON {
        let order = try LedgerOrder(FundArguments(request.arguments), in: transaction)
        _ = try order.check(locking: false, in: transaction)
        return order.json
    }

    func perform(_ proposal: ConfirmedProposal, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let order = try LedgerOrder(FundArguments(proposal.arguments), in: transaction)
        guard try order.post(by: "/operators/\(proposal.confirmedBy)", in: transaction) else {
            return RequestAnswer(order.json.setting("posted", to: false))
        }
        return RequestAnswer(
            order.json.setting("posted", to: true),
            outcome: Messaging.Outcome(
                "posted",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(proposal.confirmedBy)", action: "ledger.posted",
                        subject: order.posting.key.text, before: .null,
                        after: order.json.setting("proposedBy", to: .string(proposal.proposal.proposedBy))
                            .setting("why", to: .string(proposal.proposal.why)))
                ]))
    }
}
