import Logging
import Postgres
import RabbitMQ
import ServiceKit
import ServiceLifecycle

/// Publishes the letters that an operator has sent again, for as long as this process holds the duties.
///
/// A claimed row is its own outbox: it is published from the table, where its content stays sealed, until the broker has
/// confirmed it. What was published and not marked before a crash is published once more, and the inbox takes it once.
public struct LetterReplay: Service {
    let desk: WorkDesk
    let connection: Postgres.Connection
    let publisher: Publisher
    let identity: ServiceIdentity
    let types: Set<String>
    let keys: KeyRing
    let logger: Logger

    private static let slice = 200

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while try await publishSlice() {}
                } catch is CancellationError {
                    return
                } catch {
                    // The consumer says that the database is away.
                    logger.debug("letters wait", metadata: ["error": "\(FailureHandling.fingerprint(of: error))"])
                }
                try? await Task.sleep(for: .milliseconds(300))  // Ended early by cancellation, which the loop sees.
            }
        }
    }

    /// - Returns: whether there may be more.
    func publishSlice() async throws -> Bool {
        guard desk.duties.isHeld else { return false }
        let letters = try await connection.transaction {
            try DeadLetterStore.unpublished(limit: LetterReplay.slice, in: $0)
        }
        guard !letters.isEmpty else { return false }
        var messages: [OutgoingMessage] = []
        var published: [Int64] = []
        var unusable: [Int64] = []
        for letter in letters {
            do throws(RequestRefusal) {
                let readable = try ReadableLetter(letter, handled: types, keys: keys)
                messages.append(readable.message(attempts: letter.attempts, by: identity))
                published.append(letter.id)
            } catch {
                logger.error(
                    "a dead letter cannot be sent again",
                    metadata: ["letter": "\(letter.id)", "code": "\(error.code.rawValue)"])
                unusable.append(letter.id)
            }
        }
        try await publisher.publish(messages)
        try await connection.transaction { [published, unusable] transaction in
            try DeadLetterStore.markPublished(published, in: transaction)
            try DeadLetterStore.release(unusable, in: transaction)
        }
        return letters.count == LetterReplay.slice
    }
}
