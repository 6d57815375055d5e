import FoundationEssentials
import Logging
import Postgres
import RabbitMQ
import ServiceKit
import ServiceLifecycle

/// Takes a service's messages from its queue, has them handled, and acknowledges after the commit.
public struct Consumer: Service {
    let link: BrokerLink
    let reader: IngressReader
    let processor: BatchProcessor
    let failures: FailureHandling
    let log: BatchLog
    let health: Health
    let logger: Logger

    /// What is taken at once: never waited for, only an upper bound.
    private static let batchMessages = 500
    private static let batchBytes = 8 << 20
    static let prefetch = 2_000

    public func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await databaseReady()
                let channel = try await link.channel()
                health.set("broker", isReady: true)
                try await withGracefulShutdownHandler {
                    let connection = processor.desk.connection
                    try await withTaskExecutorPreference(connection.taskExecutor) {
                        try await consume(from: channel, on: connection)
                    }
                } onGracefulShutdown: {
                    channel.interrupt()
                }
            } catch let error as RabbitMQError {
                health.set("broker", isReady: false)
                logger.warning("the broker connection was lost", metadata: ["error": "\(error)"])
            } catch let error as PostgresError {
                // Closing the channel returns what is in hand, once; the database is then probed without it.
                await link.close()
                health.set("database", isReady: false)
                logger.warning("the database does not answer: waiting for it", metadata: ["error": "\(error)"])
            } catch is CancellationError {
                break
            }
        }
        await link.close()
    }

    /// Runs on the database's thread: from taking what arrived to the commit nothing changes threads.
    private func consume(from channel: Channel, on connection: isolated Postgres.Connection) async throws {
        while true {
            let deliveries = try await channel.deliveries(limit: Consumer.batchMessages, bytes: Consumer.batchBytes)
            guard let last = deliveries.last else { return }
            try await handle(deliveries.map(reader.read))
            channel.acknowledge(upTo: last.deliveryTag, within: .milliseconds(10))
        }
    }

    /// Returns once every delivery is settled: committed, waiting in a delay queue, or put aside.
    private func handle(_ arrivals: [Arrival]) async throws {
        for group in Consumer.groups(of: arrivals) { try await handle(group.flatMap(\.items), started: .now) }
    }

    private func handle(_ items: [Arrival.Item], started: ContinuousClock.Instant) async throws {
        do {
            let (handled, postponed) = try await retryingConflicts { try await processor.process(items) }
            try await failures.postpone(postponed)
            log.write(handled, took: started.duration(to: .now))
        } catch let error where items.count == 1 && Consumer.isMessageFault(error) {
            let handled = try await failures.settle(items[0], after: error)
            log.write([handled], took: started.duration(to: .now))
        } catch let error where Consumer.isMessageFault(error) {
            // One of them is at fault: each alone, so that it costs only itself.
            for item in items { try await handle([item], started: .now) }
        }
    }

    /// Two processes may decide about one person at once. The unique constraints let one win; the other decides again,
    /// and then sees what the first has committed.
    private func retryingConflicts<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        var attempt = 0
        while true {
            do {
                return try await body()
            } catch let error as PostgresError where error.isUniqueViolation && attempt < 3 {
                attempt += 1
            } catch let error as PostgresError where error.isRetriable && attempt < 5 {
                attempt += 1
                try await Task.sleep(for: .milliseconds(20 << attempt))
            }
        }
    }

    /// True where trying the same message again at once would fail again.
    private static func isMessageFault(_ error: any Error) -> Bool {
        if error is CancellationError || error is RabbitMQError { return false }
        return !((error as? PostgresError)?.isRetriable ?? false)
    }

    /// Transactions of at most about 500 events; a delivery that has come back three times is handled alone, so that one
    /// that kills the process does not take its neighbours to the delivery limit.
    private static func groups(of arrivals: [Arrival]) -> [[Arrival]] {
        var groups: [[Arrival]] = []
        var current: [Arrival] = []
        var events = 0
        func close() {
            if !current.isEmpty { groups.append(current) }
            current = []
            events = 0
        }
        for arrival in arrivals {
            let isSuspect = arrival.deliveryCount >= 3
            if isSuspect || events + arrival.items.count > batchMessages { close() }
            current.append(arrival)
            events += arrival.items.count
            if isSuspect { close() }
        }
        close()
        return groups
    }

    private func databaseReady() async throws {
        var backoff = Backoff()
        while true {
            do {
                try await processor.desk.probe()
                if backoff.count > 0 { logger.notice("the database is back") }
                health.set("database", isReady: true)
                return
            } catch {
                try await backoff.pause()
            }
        }
    }
}
