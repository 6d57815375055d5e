import Logging
import Postgres
import ServiceKit
import ServiceLifecycle

/// Offers undelivered requests again, for as long as this process holds the duties: of each department the oldest, and
/// where a queue takes that, the others after it, in their order.
///
/// Each keeps its id and its `sequence`: a newer request about the same subject may have come first, and tells so.
public struct Redelivery: Service {
    let desk: WorkDesk
    let connection: Postgres.Connection
    let publisher: Publisher
    let identity: ServiceIdentity
    let metrics: Metrics
    let logger: Logger
    var interval = Duration.seconds(10)

    private static let slice = 500

    public func run() async throws {
        metrics.describe("union_undelivered_requests", "Requests that wait for their department's queue.")
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await offerAll()
                } catch is CancellationError {
                    return
                } catch {
                    // The consumer says that the database is away.
                    logger.debug("requests wait", metadata: ["error": "\(FailureHandling.fingerprint(of: error))"])
                }
                try? await Task.sleep(for: interval)  // Ended early by cancellation, which the loop sees.
            }
        }
    }

    private func offerAll() async throws {
        guard desk.duties.isHeld else { return metrics.set("union_undelivered_requests", to: 0) }
        let waiting = try await connection.transaction { try UndeliveredRequestStore.counts(in: $0) }
        var left = waiting.values.reduce(0, +)
        defer { metrics.set("union_undelivered_requests", to: Double(max(0, left))) }
        for department in waiting.keys.sorted() {
            let delivered = try await offer(to: department)
            left -= delivered
            guard delivered > 0 else { continue }
            logger.notice(
                "requests that waited are delivered",
                metadata: ["count": "\(delivered)", "department": "\(department)"])
        }
    }

    /// - Returns: how many were delivered.
    private func offer(to department: String) async throws -> Int {
        var delivered = 0
        while !Task.isCancelled, desk.duties.isHeld {
            // One shows whether there is a queue.
            let limit = delivered == 0 ? 1 : Redelivery.slice
            let rows = try await connection.transaction {
                try UndeliveredRequestStore.oldest(of: department, limit: limit, in: $0)
            }
            if rows.isEmpty { break }
            let open = try await publisher.offer(rows.map { $0.message(from: identity) })
            let unroutable = Set(open.map(\.properties.messageID))
            let ids = rows.filter { !unroutable.contains($0.eventID) }.map(\.id)
            try await connection.transaction { try UndeliveredRequestStore.delete(ids, of: department, in: $0) }
            delivered += ids.count
            if !unroutable.isEmpty { break }
        }
        return delivered
    }
}
