import Contracts
import EnrollmentDomain
import Messaging
import ServiceKit

extension Messaging.Outcome {
    /// What the department is told, what the audit log keeps, and the words for the log line.
    init(_ decision: Decision, of event: IncomingEvent) {
        guard let outcome = decision.outcome else {
            self = .waiting(for: decision.findings.map(\.code), place: decision.place?.description)
            return
        }
        let number = outcome.data["applicationNumber"]?.string
        let subject = number.map { "\(event.department)/\($0)" } ?? event.event.id
        self.init(
            decision.word, reasons: decision.findings.map(\.code), place: decision.place?.description,
            events: [
                OutgoingEvent(
                    type: outcome.type, data: outcome.data, subject: subject, place: decision.place,
                    department: event.department, causationID: event.event.id,
                    correlationID: event.event.correlationID ?? event.event.id, traceParent: event.event.traceParent)
            ], audit: decision.changesNothing ? [] : [decision.record(by: event, subject: subject)])
    }
}

extension Decision {
    fileprivate var word: String {
        switch self {
        case .accepted(let acceptance): acceptance.existing ? "existing" : "accepted"
        case .pending: "pending"
        case .transferProposed: "transfer-proposed"
        case .rejected: "rejected"
        case .repeated: "repeated"
        case .postponed: "waiting"
        }
    }

    fileprivate var changesNothing: Bool {
        switch self {
        case .repeated, .postponed: true
        case .accepted, .pending, .transferProposed, .rejected: false
        }
    }

    /// Who decided what, with opaque ids only.
    fileprivate func record(by event: IncomingEvent, subject: String) -> AuditRecord {
        var after: [JSON.Member] = [.init("event", .string(event.event.id))]
        if let membership = newMembership?.membership {
            after.append(.init("member", .string(membership.memberID.description)))
            after.append(.init("union", .string(membership.union.text)))
        }
        let codes = findings.map { JSON.string($0.code.rawValue) }
        if !codes.isEmpty { after.append(.init("reasons", .array(codes))) }
        return AuditRecord(
            actor: event.event.source, action: "enrollment.\(word)", subject: subject, after: .object(after))
    }
}
