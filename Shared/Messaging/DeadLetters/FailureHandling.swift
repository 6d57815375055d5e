import Contracts
import Logging
import Postgres
import RabbitMQ
import ServiceKit

/// What to do with one item that could not be handled: wait and try again, or put it aside.
struct FailureHandling: Sendable {
    let desk: WorkDesk
    let publisher: Publisher
    let identity: ServiceIdentity
    let deadLetters: DeadLetterStore
    let logger: Logger

    /// Returns once the item, which failed by its own fault, is safe elsewhere, so that its delivery can be acknowledged.
    ///
    /// - Returns: what to log of it.
    func settle(_ item: Arrival.Item, after error: any Error) async throws -> BatchProcessor.Handled {
        switch item {
        case .event(let event):
            let word = try await settle(event, after: error)
            return .init(
                event: event.event, department: event.department, word: word, reasons: [.processingFailed], place: nil)
        case .refused(let refusal):
            // It was to be put aside, and even that failed.
            let word = try await putAside(NewLetter(refusal), after: error)
            return .init(
                event: nil, department: refusal.sender?.user, word: word, reasons: [refusal.fault.code], place: nil)
        }
    }

    /// Sends events whose time has not come to a delay queue.
    func postpone(_ events: [IncomingEvent]) async throws {
        guard !events.isEmpty else { return }
        try await publisher.publish(
            events.compactMap { event in
                let attempts = event.attempts + 1
                return RetrySchedule.queue(of: identity.name, afterFailures: attempts)
                    .map { event.again(to: $0, attempts: attempts, by: identity) }
            })
    }

    private func settle(_ event: IncomingEvent, after error: any Error) async throws -> String {
        let attempts = event.attempts + 1
        let fingerprint = FailureHandling.fingerprint(of: error)
        logger.error(
            "a message could not be handled",
            metadata: [
                "event": "\(event.event.id)", "type": "\(event.event.type)", "error": "\(fingerprint)",
                "attempts": "\(attempts)",
            ])
        if let queue = RetrySchedule.queue(of: identity.name, afterFailures: attempts) {
            try await publisher.publish([event.again(to: queue, attempts: attempts, by: identity)])
            return "retry"
        }
        return try await putAside(NewLetter(event, fingerprint: fingerprint))
    }

    /// Whatever the table has against the letter, the message is safe, and the next is handled: where the table takes
    /// nothing of it, it waits in `<service>.dead` until it does.
    private func putAside(_ letter: NewLetter, after error: (any Error)? = nil) async throws -> String {
        if let error {
            logger.error(
                "a dead letter cannot be stored as it is",
                metadata: ["reason": "\(letter.reason.rawValue)", "error": "\(FailureHandling.fingerprint(of: error))"])
        }
        let isKept = try await deadLetters.keep(letter) { body in
            try await desk.transaction { transaction, _ in try body(transaction) }
        }
        if !isKept {
            let copy = OutgoingMessage(
                resending: letter.body, to: "\(identity.name).dead", of: letter.sender,
                routingKey: letter.routingKey ?? letter.type ?? "", attempts: letter.attempts, letter: letter.letter,
                by: identity)
            try await publisher.publish([copy])
        }
        return "dead-letter"
    }

    /// What kind of error it was, without anything of the message.
    static func fingerprint(of error: any Error) -> String {
        if let refused = error as? NeighbourRefused { return refused.description }
        return (error as? PostgresError)?.description ?? String(describing: Swift.type(of: error))
    }
}
