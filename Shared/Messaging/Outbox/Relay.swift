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
            try await publisher.publish(rows.map(message))
            faultPoint?.pass(.beforeDelete)
            desk.queue.confirm(rows.map(\.id))
        } catch {
            // Cancelled: the rows stand in the table and are read back by whoever holds the duties next.
            logger.notice("rows left in the outbox", metadata: ["count": "\(rows.count)"])
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

    private func message(_ row: OutboxRow) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json"
        properties.messageID = row.eventID
        properties.userID = identity.brokerUser
        return OutgoingMessage(
            exchange: row.exchange, routingKey: row.routingKey, properties: properties, body: Relay.completed(row))
    }

    /// The event with its `sequence`: the outbox id, which grows with each event about a subject.
    static func completed(_ row: OutboxRow) -> [UInt8] {
        var body = row.body
        body.removeLast()
        body.append(contentsOf: ",\"sequence\":\(row.id)}".utf8)
        return body
    }
}
