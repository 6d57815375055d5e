import Contracts
import EnrollmentDomain
import Messaging
import ServiceKit

extension Resolution {
    /// What it came to, for the one who asked: `accepted`, `existing`, `transferred` …
    var word: String { existing ? "existing" : move?.kind.rawValue ?? state.rawValue }

    private var subject: String { "\(key.department.text)/\(key.number.text)" }

    /// What the department is told, the outcome of its request; and what the unions hear of a membership that moved.
    var events: [OutgoingEvent] {
        let told = OutgoingEvent(
            type: outcome.type, data: outcome.data, subject: subject, place: place, department: key.department.text,
            causationID: requestID, correlationID: requestID)
        return [told] + (move?.facts(askedBy: requestID) ?? [])
    }

    /// Who decided what and why, with opaque ids only.
    ///
    /// - Parameter why: in the operator's words, where there is one.
    func record(by actor: String, why: String?) -> AuditRecord {
        let membership = newMembership?.membership
        return AuditRecord(
            actor: actor, action: "\(before == .transferProposed ? "transfer" : "application").\(auditWord)",
            subject: subject, before: ["state": .string(before.rawValue)],
            after: .object([
                "event": .string(requestID),
                "member": (membership?.memberID ?? move?.move.memberID).map { .string($0.description) },
                "from": move.map { .string($0.move.from.text) },
                "union": (membership?.union ?? move?.move.to).map { .string($0.text) },
                "reasons": outcome.data["reasons"]?.array.map { .array($0.compactMap { $0["code"] }) },
                "why": why.map(JSON.string),
            ]))
    }

    private var auditWord: String { move == nil ? word : state.rawValue }
}
