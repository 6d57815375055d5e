import Contracts
import Logging
import Postgres
import RabbitMQ
import ServiceKit

/// Moves what the broker itself has put aside into the table: `<service>.dead` (delivery limit) and `unroutable`. A batch
/// becomes a letter for each of its events, so that each can be repaired alone.
struct DeadLetterDrain: Sendable {
    let reader: DeliveryReader
    let connection: Postgres.Connection
    let keys: KeyRing
    let logger: Logger

    /// - Returns: whether all of the delivery is in the table; false where the table refuses it for good, and the broker
    ///   must keep it.
    func take(_ delivery: Delivery) async throws -> Bool {
        let isUnroutable = delivery.queue == "unroutable"
        let code: ReasonCode = isUnroutable ? .unroutable : .deliveryLimit
        let letters = letters(of: delivery, code: code, isUnroutable: isUnroutable)
        logger.warning(
            "a message was put aside by the broker",
            metadata: [
                "queue": "\(delivery.queue)", "reason": "\(code.rawValue)", "events": "\(letters.count)",
                "department": "\(letters.first?.sender?.user ?? "-")",
            ])
        let store = DeadLetterStore(queue: isUnroutable ? "unroutable" : reader.identity.name, keys: keys)
        do {
            try await connection.transaction { transaction in _ = try store.record(letters, in: transaction) }
            return true
        } catch let error as PostgresError where !error.isRetriable {
            logger.error("a dead letter cannot be stored as it is", metadata: ["error": "\(error)"])
        }
        var isComplete = true
        for letter in letters {
            let isKept = try await store.keep(letter) { body in try await connection.transaction { try body($0) } }
            isComplete = isComplete && isKept
        }
        if !isComplete {
            logger.error(
                "a dead letter cannot be stored at all; the broker keeps it",
                metadata: ["queue": "\(delivery.queue)"])
        }
        return isComplete
    }

    private func letters(of delivery: Delivery, code: ReasonCode, isUnroutable: Bool) -> [NewLetter] {
        let origin = Origin(delivery, identity: reader.identity)
        return reader.read(delivery).items.map { item in
            var letter: NewLetter
            switch item {
            case .event(let event): letter = NewLetter(RefusedEvent(event, code: code))
            case .refused(let refusal): letter = NewLetter(known(refusal))
            }
            letter.reason = code
            letter.field = nil
            letter.fingerprint = code.rawValue
            // What comes from a queue's end bears the key of the queue's end.
            letter.routingKey = isUnroutable || origin.isOwn ? origin.routingKey : nil
            return letter
        }
    }

    /// The refused message with its id and type, as far as they can be read safely.
    private func known(_ refusal: RefusedEvent) -> RefusedEvent {
        guard refusal.fault.eventID == nil, let json = try? JSON(parsing: refusal.body),
            let event = try? CloudEvent(structured: json)
        else {
            // Unreadable is an answer here, not a failure: the letter is then known by its content's hash.
            return refusal
        }
        var known = refusal
        known.fault = ContractFault(refusal.fault.code, eventID: event.id, source: event.source, type: event.type)
        return known
    }
}
