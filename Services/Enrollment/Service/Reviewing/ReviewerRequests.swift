import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// `reviewers.register`: which operator decides about applications, and for which places. The same again changes the
/// places. Nobody does it for themselves, except the very first.
struct RegisterReviewer: RequestHandler {
    let name = "reviewers.register"
    let keys: KeyRing

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        // An operator and a department are named by the same rule.
        guard let name = request.arguments["name"]?.string.flatMap({ DepartmentName($0) })?.text else {
            throw RequestRefusal(.departmentNameInvalid, field: "name")
        }
        let known = try ReviewerStore.all(in: transaction)
        guard request.sender != name || known.isEmpty else { throw RequestRefusal(.reviewerSelf, field: "name") }
        let before = known.first { $0.name == name }
        let identity = try ServiceRequest.document(request.arguments["identity"], "identity")
        guard let document = identity.map({ keys.searchHash(of: $0) }) ?? before?.document else {
            throw RequestRefusal(.fieldMissing, field: "identity")
        }
        let record = ReviewerStore.Record(
            name: name, places: try places(request.arguments), document: document,
            registeredAt: before?.registeredAt ?? request.now)
        try ReviewerStore.save(record, in: transaction)
        return RequestAnswer(
            record.json,
            outcome: try record.outcome("reviewer.registered", before: before, by: request))
    }

    private func places(_ arguments: JSON) throws -> [DivisionCode] {
        guard let codes = arguments["places"]?.array, !codes.isEmpty else {
            throw RequestRefusal(.requestMalformed, field: "places")
        }
        return try codes.map { code in
            guard let place = code.string.flatMap(DivisionCode.init), place.isKnown else {
                throw RequestRefusal(.divisionUnknown, field: "places")
            }
            return place
        }
    }
}

/// `reviewers.remove`: from now on this operator decides about nothing. What was decided stays.
struct RemoveReviewer: RequestHandler {
    let name = "reviewers.remove"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let name = request.arguments["name"]?.string ?? ""
        guard let before = try ReviewerStore.record(named: name, in: transaction) else {
            throw RequestRefusal(.reviewerUnknown, field: "name")
        }
        guard before.isActive else { return RequestAnswer(before.json) }
        var record = before
        record.removedAt = request.now
        try ReviewerStore.save(record, in: transaction)
        return RequestAnswer(
            record.json, outcome: try record.outcome("reviewer.removed", before: before, by: request))
    }
}

/// `reviewers.list`: everybody, removed ones included.
struct ListReviewers: RequestHandler {
    let name = "reviewers.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        RequestAnswer(["reviewers": .array(try ReviewerStore.all(in: transaction).map(\.json))])
    }
}

extension ReviewerStore.Record {
    fileprivate var json: JSON {
        .object([
            "name": .string(name), "places": .array(places.map { .string($0.description) }), "identified": true,
            "registeredAt": .string(RFC3339.string(registeredAt)),
            "removedAt": removedAt.map { .string(RFC3339.string($0)) },
        ])
    }

    /// The record of who gave or took the right.
    fileprivate func outcome(
        _ action: String, before: ReviewerStore.Record?, by request: ServiceRequest
    ) throws -> Messaging.Outcome {
        let why = try request.checkedWhy()
        return Messaging.Outcome(
            action,
            audit: [
                AuditRecord(
                    actor: "/operators/\(request.sender)", action: action, subject: name,
                    before: before?.json ?? .null, after: why.map { json.setting("why", to: .string($0)) } ?? json)
            ])
    }
}
