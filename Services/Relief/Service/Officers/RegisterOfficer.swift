import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// `relief.officers.register`: gives an operator rights in relief, beside those he has; the same right again changes its
/// limit. Needs two officers, neither of whom it concerns.
struct RegisterOfficer: OfficerRequest {
    let name = "relief.officers.register"
    let keys: KeyRing

    func check(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> JSON {
        let known = try OfficerStore.all(in: transaction)
        let record = try OfficerOrder(request.arguments, keys: keys).applied(to: known, at: request.now)
        try OfficerRights(known: known).checkGiving(to: record, by: request.sender)
        return record.summary
    }

    func perform(_ proposal: ConfirmedProposal, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let known = try OfficerStore.lockAll(in: transaction)
        let record = try OfficerOrder(proposal.arguments, keys: keys).applied(to: known, at: proposal.now)
        let rights = OfficerRights(known: known)
        try rights.checkGiving(to: record, by: proposal.proposal.proposedBy)
        try rights.checkGiving(to: record, by: proposal.confirmedBy)
        return try save(
            record, known, by: proposal.proposal.proposedBy, why: proposal.proposal.why,
            confirmedBy: proposal.confirmedBy, in: transaction)
    }

    func found(
        _ request: ServiceRequest, among known: [OfficerRecord], in transaction: borrowing Transaction
    ) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let record = try OfficerOrder(request.arguments, keys: keys).applied(to: known, at: request.now)
        try OfficerRights(known: known).checkFounding(of: record, by: request.sender)
        return try save(record, known, by: request.sender, why: why, confirmedBy: nil, in: transaction)
    }

    private func save(
        _ record: OfficerRecord, _ known: [OfficerRecord], by sender: String, why: String, confirmedBy: String?,
        in transaction: borrowing Transaction
    ) throws -> RequestAnswer {
        try OfficerStore.save(record, in: transaction)
        return RequestAnswer(
            record.json.setting("result", to: "registered"),
            outcome: record.outcome(
                "relief.officer-registered", before: known.first { $0.name == record.name }, by: sender, why: why,
                confirmedBy: confirmedBy))
    }
}

extension OfficerRecord {
    /// The record of who gave or took the right.
    func outcome(
        _ action: String, before: OfficerRecord?, by sender: String, why: String, confirmedBy: String?
    ) -> Messaging.Outcome {
        Messaging.Outcome(
            "registered",
            audit: [
                AuditRecord(
                    actor: "/operators/\(sender)", action: action, subject: name, before: before?.json ?? .null,
                    after: json.setting("why", to: .string(why)).setting(
                        "confirmedBy", to: confirmedBy.map { .string("/operators/\($0)") } ?? .null))
            ])
    }
}
