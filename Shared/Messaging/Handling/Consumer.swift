import FoundationEssentials
import Logging
import Postgres
import RabbitMQ
import ServiceKit
import ServiceLifecycle

/// Takes a service's messages from its queue, has them handled, and acknowledges after the commit.
public struct Consumer: Service {
    let link: BrokerLink
    let reader: DeliveryReader
    let processor: BatchProcessor
    let failures: FailureHandling
    let log: BatchLog
    let health: Health
    let logger: Logger
    let faultPoint: FaultPoint?

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
            let arrivals = deliveries.map(reader.read)
            let suspects = arrivals.filter(\.isSuspect)
            let others = arrivals.filter { !$0.isSuspect }
            try await handle(others)
            faultPoint?.pass(.beforeAcknowledge)
            if suspects.isEmpty {
                channel.acknowledge(upTo: last.deliveryTag, within: .milliseconds(10))
            } else {
                for arrival in others { try await channel.acknowledge(arrival.deliveryTag) }
                try await handleAlone(suspects, from: channel)
            }
            // The relay's turn to read back and to tidy up; with a full queue there would never be a pause for it.
            if connection.hasOthersWaiting { await Task.yield() }
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

    /// Transactions of at most about 500 events.
    private static func groups(of arrivals: [Arrival]) -> [[Arrival]] {
        var groups: [[Arrival]] = []
        var events = 0
        for arrival in arrivals {
            if groups.isEmpty || events + arrival.items.count > batchMessages {
                groups.append([])
                events = 0
            }
            groups[groups.count - 1].append(arrival)
            events += arrival.items.count
        }
        return groups
    }

    /// One by one, each acknowledged at once: should the next one kill this process, the others are done.
    private func handleAlone(_ suspects: [Arrival], from channel: Channel) async throws {
        guard !suspects.isEmpty else { return }
        let ordering = Suspects(desk: processor.desk)
        for suspect in try await ordering.inOrder(suspects) {
            try await ordering.note(suspect)
            try await handle(suspect.items, started: .now)
            try await channel.acknowledge(suspect.deliveryTag)
        }
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
