import Contracts
import EnrollmentDomain
import Messaging
import Postgres
import ServiceKit

/// `applications.decide`: a reviewer approves, returns or rejects applications that wait; many in one request, each with
/// its own answer and its one final outcome. Who decides second is told so.
struct DecideApplications: RequestHandler {
    let name = "applications.decide"
    let keys: KeyRing

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let verdict = try ReviewVerdict(request.arguments)
        let deciding = try DecidingRequest(request, keys: keys, in: transaction)
        var review = Review(by: deciding.reviewer.reviewer, verdict)
        var ids = RandomIdentifiers(now: request.now)
        return try deciding.answer(in: transaction) { review.decide($0, at: request.now, ids: &ids) }
    }
}

extension ReviewVerdict {
    /// Reads `{decision, reasons: [{code, field?}]}`.
    fileprivate init(_ arguments: JSON) throws {
        let reasons = try DecidingRequest.reasons(arguments)
        switch arguments["decision"]?.string {
        case "approve" where reasons.isEmpty: self = .approve
        case "return" where !reasons.isEmpty: self = .sendBack(reasons)
        case "reject" where !reasons.isEmpty: self = .reject(reasons)
        case "return", "reject": throw RequestRefusal(.reviewReasonMissing, field: "reasons")
        default: throw RequestRefusal(.requestMalformed, field: "decision")
        }
    }
}
