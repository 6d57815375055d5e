import Contracts
import EnrollmentDomain
import Messaging
import Postgres
import ServiceKit

/// `applications.show`: one application; with a reason also the applicant, to a reviewer of that place, and then it is
/// on record who has seen whom, and why.
struct ShowApplication: RequestHandler {
    let name = "applications.show"
    let keys: KeyRing

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let key = try ApplicationKey(request.arguments)
        guard let shown = try WaitingStore.application(key, in: transaction) else {
            throw RequestRefusal(.applicationUnknown, field: "number")
        }
        let why = try request.checkedWhy()
        if why != nil { try require(request.sender, mayOpen: shown, in: transaction) }
        let applicant = try why.flatMap { _ in try shown.applicant(keys) }
        let result: JSON = [
            "application": shown.listed.json, "request": shown.listed.particulars ?? .null,
            "applicant": applicant ?? .null, "outcome": shown.outcome,
        ]
        guard let why, applicant != nil else { return RequestAnswer(result) }
        let record = AuditRecord(
            actor: "/operators/\(request.sender)", action: "application.seen",
            subject: "\(key.department.text)/\(key.number.text)", after: ["why": .string(why)])
        return RequestAnswer(result, outcome: Messaging.Outcome("seen", audit: [record]), isKept: false)
    }

    private func require(
        _ name: String, mayOpen shown: ShownApplication, in transaction: borrowing Transaction
    ) throws {
        let record = try ReviewerStore.active(named: name, in: transaction)
        guard let place = shown.listed.place, record.reviewer.covers(place) else {
            throw RequestRefusal(.reviewerScope)
        }
    }
}
