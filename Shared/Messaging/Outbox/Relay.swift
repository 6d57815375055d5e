import Logging
import Postgres
import RabbitMQ
import ServiceKit
import ServiceLifecycle

/// Publishes the outbox, in id order, for as long as this process holds the duties.
///
/// Rows that this process has just committed are published from hand, several slices at once; everything else is read
/// back from the table, when nothing is on its way. Of each subject one event is on its way at a time, so that the first
/// occurrences of a subject's events arrive in order, whatever is refused or repeated.
///
/// A request to a department that has no queue holds up nobody: it is put aside, and ``Redelivery`` offers it again.
public struct Relay: Service {
    private let desk: WorkDesk
    private let publisher: Publisher
    private let identity: ServiceIdentity
    private let logger: Logger
    private let faultPoint: FaultPoint?

    init(
        desk: WorkDesk, publisher: Publisher, identity: ServiceIdentity, logger: Logger, faultPoint: FaultPoint? = nil
    ) {
        self.desk = desk
        self.publisher = publisher
        self.identity = identity
        self.logger = logger
        self.faultPoint = faultPoint
    }

    public func run() async throws {
        let queue = desk.queue
        await withTaskCancellationOrGracefulShutdownHandler {
            do {
                while !queue.isFinished {
                    let channel = try await publisher.channel()
                    try await withTaskExecutorPreference(channel.taskExecutor) { try await relay(through: channel) }
                }
            } catch {
                // Cancelled while the broker was away: what is in hand stands in the table.
                logger.notice("the relay was stopped before the outbox was empty")
            }
        } onCancelOrGracefulShutdown: {
            queue.close()
        }
        await publisher.close()
        await desk.deleteConfirmed()
    }

    /// Runs on the publishing channel's thread for as long as it is open: from the hand-over to the broker's confirm
    /// nothing changes threads.
    private func relay(through channel: Channel) async throws {
        await withDiscardingTaskGroup { slices in
            while !channel.isClosed, !Task.isCancelled {
                switch await desk.queue.next() {
                case .publish(let rows): slices.addTask { await publishInHand(rows) }
                case .readBack: await readBack()
                case .closed: return
                }
            }
        }
        try Task.checkCancellation()
    }

    private func publishInHand(_ rows: [OutboxRow]) async {
        await publish(rows)
        desk.queue.landed(rows)
    }

    /// Publishes rows of different subjects; they are deleted later, many at once.
    private func publish(_ rows: [OutboxRow]) async {
        do {
            faultPoint?.pass(.beforePublish)
            let unroutable = Set(
                try await publisher.offer(rows.map { $0.message(from: identity) }).map(\.properties.messageID))
            faultPoint?.pass(.beforeDelete)
            desk.queue.confirm(rows.filter { !unroutable.contains($0.eventID) }.map(\.id))
            if !unroutable.isEmpty { try await putAside(rows.filter { unroutable.contains($0.eventID) }) }
        } catch {
            // Cancelled: the rows stand in the table and are read back by whoever holds the duties next.
            logger.notice("rows left in the outbox", metadata: ["count": "\(rows.count)"])
        }
    }

    /// What no queue took is confirmed away and stands among the undelivered requests, in one transaction. Without a
    /// database it is tried again: nothing else could be done meanwhile either.
    private func putAside(_ rows: [OutboxRow]) async throws {
        var backoff = Backoff()
        while true {
            do {
                try await desk.connection.transaction { transaction in
                    try UndeliveredRequestStore.add(rows, in: transaction)
                    try OutboxStore.delete(rows.map(\.id), in: transaction)
                }
                let departments = Set(rows.map(\.department)).sorted()
                logger.error(
                    "requests wait: their departments have no queue",
                    metadata: ["count": "\(rows.count)", "departments": "\(departments.joined(separator: " "))"])
                return
            } catch let error as PostgresError {
                logger.debug("requests cannot be put aside yet", metadata: ["error": "\(error)"])
                try await backoff.pause()
            }
        }
    }

    /// Publishes what stands in the table, until nothing does; also called every second to tidy up.
    private func readBack() async {
        // What was published from hand is deleted here when no transaction has done it meanwhile.
        await desk.deleteConfirmed()
        while !Task.isCancelled {
            guard let rows = await desk.unclaimedRows(limit: OutboxQueue.slice), !rows.isEmpty else { return }
            // Where another process's event about a subject follows one of ours, ours was committed first, and is in hand.
            while let earlier = desk.queue.takeInHand() { await publishInHand(earlier) }
            var rest = rows[...]
            while !rest.isEmpty {
                var subjects: Set<String> = []
                let slice = rest.prefix { subjects.insert($0.subject).inserted }
                await publish(Array(slice))
                rest = rest.dropFirst(slice.count)
            }
            await desk.deleteConfirmed()
        }
    }
}
