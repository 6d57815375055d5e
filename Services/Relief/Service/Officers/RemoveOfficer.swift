import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ReliefDomain

/// `relief.officers.remove`: takes one right of an officer, or all. What was done stays. Needs two people, of whom one is an
/// officer: with the last two, one of them may be gone.
struct RemoveOfficer: OfficerRequest {
    let name = "relief.officers.remove"

    func check(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> JSON {
        let known = try OfficerStore.all(in: transaction)
        let record = try removed(request.arguments, among: known)
        return record.summary
    }

    func perform(_ proposal: ConfirmedProposal, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let known = try OfficerStore.lockAll(in: transaction)
        let record = try removed(proposal.arguments, among: known, at: proposal.now)
        try OfficerRights(known: known).checkTaking(by: [proposal.proposal.proposedBy, proposal.confirmedBy])
        return try save(
            record, known, by: proposal.proposal.proposedBy, why: proposal.proposal.why,
            confirmedBy: proposal.confirmedBy, in: transaction)
    }

    func found(
        _ request: ServiceRequest, among known: [OfficerRecord], in transaction: borrowing Transaction
    ) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let record = try removed(request.arguments, among: known, at: request.now)
        return try save(record, known, by: request.sender, why: why, confirmedBy: nil, in: transaction)
    }

    /// Without the rights that are named, or all where none is.
    private func removed(
        _ arguments: JSON, among known: [OfficerRecord], at now: Date? = nil
    ) throws -> OfficerRecord {
        let name = try OfficerOrder.name(arguments)
        guard var record = known.first(where: { $0.name == name }), record.isActive else {
            throw RequestRefusal(.officerUnknown, field: "name")
        }
        let officer = record.officer
        var left: [Officer.Appointment] = []
        if let roles = arguments["roles"]?.array, !roles.isEmpty {
            let taken = try roles.enumerated().map { try Officer.Appointment($1, "roles[\($0)]") }
            for (index, right) in taken.enumerated()
            where !officer.appointments.contains(where: right.isSameRight) {
                throw RequestRefusal(.officerRole, field: "roles[\(index)]")
            }
            left = officer.appointments.filter { right in !taken.contains { $0.isSameRight(as: right) } }
        }
        record.officer = Officer(officer.decider, relatives: officer.relatives, appointments: left)
        if left.isEmpty { record.removedAt = now }
        return record
    }

    private func save(
        _ record: OfficerRecord, _ known: [OfficerRecord], by sender: String, why: String, confirmedBy: String?,
        in transaction: borrowing Transaction
    ) throws -> RequestAnswer {
        try OfficerStore.save(record, in: transaction)
        return RequestAnswer(
            record.json.setting("result", to: "removed"),
            outcome: record.outcome(
                "relief.officer-removed", before: known.first { $0.name == record.name }, by: sender, why: why,
                confirmedBy: confirmedBy))
    }
}

/// `relief.officers.list`: everybody, removed ones included; nothing personal.
struct ListOfficers: RequestHandler {
    let name = "relief.officers.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let known = try OfficerStore.all(in: transaction)
        return RequestAnswer([
            "officers": .array(known.map(\.json)), "founding": .bool(OfficerRights(known: known).isFounding),
        ])
    }
}
