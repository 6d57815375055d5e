import Contracts
import EnrollmentDomain
import Messaging
import Postgres
import ServiceKit

/// `transfers.decide`: a reviewer of the new union accepts or refuses proposed transfers; many in one request, each with
/// its own answer and its one final outcome. Who is accepted has moved in that instant. Who decides second is told so.
struct DecideTransfers: RequestHandler {
    let name = "transfers.decide"
    let keys: KeyRing

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let verdict = try TransferVerdict(request.arguments)
        let deciding = try DecidingRequest(request, keys: keys, in: transaction)
        var transfer = Transfer(by: deciding.reviewer.reviewer, verdict)
        var ids = RandomIdentifiers(now: request.now)
        return try deciding.answer(in: transaction) { transfer.decide($0, at: request.now, ids: &ids) }
    }
}

extension TransferVerdict {
    /// Reads `{decision, reasons: [{code, field?}]}`.
    fileprivate init(_ arguments: JSON) throws {
        let reasons = try DecidingRequest.reasons(arguments)
        switch arguments["decision"]?.string {
        case "accept" where reasons.isEmpty: self = .accept
        case "refuse" where !reasons.isEmpty: self = .refuse(reasons)
        case "refuse": throw RequestRefusal(.reviewReasonMissing, field: "reasons")
        default: throw RequestRefusal(.requestMalformed, field: "decision")
        }
    }
}
