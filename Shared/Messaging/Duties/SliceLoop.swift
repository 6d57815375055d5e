import Logging
import Postgres
import RabbitMQ
import ServiceKit
import ServiceLifecycle

/// Deals with what is due, slice after slice, until nothing more is. A slice that fails is done in halves, until the one
/// that fails is alone: that one is put off, and the others are done.
struct SliceLoop: Sendable {
    /// Of the duty, for the log.
    let name: String
    /// How many at most in one transaction.
    let slice: Int
    let logger: Logger
    /// Whether half the time is left to those who wait for an outcome on the same connection.
    var sharesConnection = true

    /// So many are put off in a round; where more fail, it is hardly their fault.
    static let mostPutOff = 10

    /// - Parameter putOffFirst: `nil` where there is nothing to put off, and the failure is the duty's.
    func run(
        _ doSlice: (_ limit: Int) async throws -> (count: Int, mayBeMore: Bool),
        putOffFirst: () async throws -> PutOff?
    ) async throws {
        var limit = slice
        var putOff = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            let start = ContinuousClock.now
            do {
                let done = try await doSlice(limit)
                if done.count > 0 {
                    logger.notice("duty done", metadata: ["duty": "\(name)", "count": "\(done.count)"])
                }
                guard done.mayBeMore else { return }
                limit = min(2 * limit, slice)
            } catch let error where !SliceLoop.isPassing(error) {
                if limit == 1 {
                    guard putOff < SliceLoop.mostPutOff, let one = try await putOffFirst() else { throw error }
                    logger.tell(one, of: name, after: error)
                    putOff += 1
                }
                limit = max(1, limit / 2)
            }
            if sharesConnection { try await Task.sleep(for: start.duration(to: .now)) }
        }
    }

    /// The fault of the database, the broker or the moment, never of what is dealt with: all of it is tried again.
    static func isPassing(_ error: any Error) -> Bool {
        error is CancellationError || error is RabbitMQError || error is NeighbourKeyMissing
            || (error as? NeighbourRefused)?.mayBeOfOne == false || (error as? PostgresError)?.isRetriable == true
    }
}

extension Logger {
    /// Tells once of one that fails by itself.
    func tell(_ one: PutOff, of duty: String, after error: any Error) {
        guard one.isNew else { return }
        self.error(
            "one fails by itself, and is put off",
            metadata: [
                "duty": "\(duty)", "subject": "\(one.subject)", "error": "\(FailureHandling.fingerprint(of: error))",
            ])
    }
}
