import Contracts
import Postgres
import ServiceKit

/// Messages that could not be handled, put aside for repair with their content sealed.
struct DeadLetterStore: Sendable {
    let queue: String
    let keys: KeyRing

    /// Puts refused events aside, in the batch's transaction; the same one again is the same row with one more attempt.
    func record(_ refused: [RefusedEvent], in transaction: borrowing Transaction) throws {
        for refusal in refused {
            try transaction.execute(
                DeadLetterStore.insert, queue, refusal.fault.source ?? "", refusal.letterID, refusal.fault.type,
                refusal.department, refusal.fault.code.rawValue, refusal.fault.field, refusal.fault.code.rawValue, 1,
                seal(refusal.body))
        }
    }

    /// Puts aside an event whose handling failed for good.
    func record(_ event: IncomingEvent, fingerprint: String, in transaction: borrowing Transaction) throws {
        try transaction.execute(
            DeadLetterStore.insert, queue, event.event.source, event.event.id, event.event.type, event.department,
            ReasonCode.processingFailed.rawValue, Optional<String>.none, fingerprint, event.attempts + 1,
            seal(event.event.structured.serialized()))
    }

    private func seal(_ body: [UInt8]) -> Bytes { Bytes(keys.seal(body, context: "dead_letter")) }

    static let insert = Statement(
        "dead_letter.insert",
        """
        insert into dead_letter
            (queue, source, event_id, type, department, reason, field, fingerprint, attempts, sealed_message)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (queue, source, event_id) do update set
            attempts = dead_letter.attempts + 1, last_failed_at = now(), state = 'open', reason = excluded.reason,
            field = excluded.field, fingerprint = excluded.fingerprint, sealed_message = excluded.sealed_message
        """)
}

extension RefusedEvent {
    /// The event's id, or its content's keyed hash where it has none that can be read.
    var letterID: String {
        if let id = fault.eventID { return id }
        return "content-\(Array(digest.suffix(16)).hexadecimal)"
    }
}
