import Contracts
import Logging
import Postgres
import RabbitMQ
import ServiceKit

/// What to do with one event whose handling failed by its own fault: wait and try again, or put it aside.
struct FailureHandling: Sendable {
    let desk: WorkDesk
    let publisher: Publisher
    let identity: ServiceIdentity
    let deadLetters: DeadLetterStore
    let logger: Logger

    /// Returns once the event is safe elsewhere, so that its delivery can be acknowledged.
    ///
    /// - Returns: the word for the log line.
    func settle(_ event: IncomingEvent, after error: any Error) async throws -> String {
        let attempts = event.attempts + 1
        let fingerprint = FailureHandling.fingerprint(of: error)
        logger.error(
            "a message could not be handled",
            metadata: [
                "event": "\(event.event.id)", "type": "\(event.event.type)", "error": "\(fingerprint)",
                "attempts": "\(attempts)",
            ])
        if let queue = RetrySchedule.queue(of: identity.name, afterFailures: attempts) {
            try await publisher.publish([retry(event, attempts: attempts, queue: queue)])
            return "retry"
        }
        try await desk.transaction { transaction, outbox in
            try deadLetters.record(event, fingerprint: fingerprint, in: transaction)
        }
        return "dead-letter"
    }

    /// The event alone, under the service's own `user_id`, with its proven sender in headers.
    private func retry(_ event: IncomingEvent, attempts: Int, queue: String) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json"
        properties.messageID = event.event.id
        properties.userID = identity.brokerUser
        properties.headers = [
            Origin.senderHeader: .string(event.department), Origin.routingKeyHeader: .string(event.event.type),
            Origin.attemptsHeader: .integer(Int64(attempts)),
        ]
        return OutgoingMessage(
            exchange: "", routingKey: queue, properties: properties, body: event.event.structured.serialized(),
            isMandatory: true)
    }

    /// What kind of error it was, without anything of the message.
    static func fingerprint(of error: any Error) -> String {
        (error as? PostgresError)?.description ?? String(describing: Swift.type(of: error))
    }
}
