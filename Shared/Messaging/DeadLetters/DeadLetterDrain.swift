import Contracts
import Logging
import Postgres
import RabbitMQ
import ServiceKit

/// Moves what the broker itself has put aside into the table: `<service>.dead` (delivery limit) and `unroutable`.
struct DeadLetterDrain: Sendable {
    let identity: ServiceIdentity
    let connection: Postgres.Connection
    let keys: KeyRing
    let logger: Logger

    /// Returns once the delivery is in the table.
    func take(_ delivery: Delivery) async throws {
        let origin = Origin(delivery, identity: identity)
        let isUnroutable = delivery.queue == "unroutable"
        let code: ReasonCode = isUnroutable ? .unroutable : .deliveryLimit
        let refused = RefusedEvent(
            fault: known(delivery, code: code), department: origin.sender,
            digest: keys.searchHash(of: delivery.body, purpose: "refused"), body: delivery.body)
        logger.warning(
            "a message was put aside by the broker",
            metadata: [
                "queue": "\(delivery.queue)", "reason": "\(code.rawValue)", "department": "\(origin.sender ?? "-")",
            ])
        let store = DeadLetterStore(queue: isUnroutable ? "unroutable" : identity.name, keys: keys)
        try await connection.transaction { try store.record([refused], in: $0) }
    }

    /// The event's id and type as far as they can be read safely.
    private func known(_ delivery: Delivery, code: ReasonCode) -> ContractFault {
        guard let json = try? JSON(parsing: delivery.body), let event = try? CloudEvent(structured: json) else {
            // Unreadable is an answer here, not a failure: the letter is then known by its content's hash.
            return ContractFault(code)
        }
        return ContractFault(code, eventID: event.id, source: event.source, type: event.type)
    }
}
