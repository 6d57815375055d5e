import Logging
import RabbitMQ
import ServiceKit

/// Publishes until the broker has confirmed.
public struct Publisher: Sendable {
    private let link: BrokerLink
    private let logger: Logger
    private let metrics: Metrics

    public init(link: BrokerLink, logger: Logger, metrics: Metrics) {
        self.link = link
        self.logger = logger
        self.metrics = metrics
    }

    /// The channel in use, which is opened if there is none.
    func channel() async throws -> Channel { try await link.channel() }

    /// Closes the channel in use; the next use opens another.
    func close() async { await link.close() }

    /// Returns once every message is confirmed. What a full queue refused, or a lost connection left open, is published
    /// again, in its order, as often as it takes: so a message may arrive twice, and none is lost.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    public func publish(_ messages: [OutgoingMessage]) async throws {
        var remaining = messages
        var backoff = Backoff()
        while !remaining.isEmpty {
            let confirmations = try await attempt(remaining)
            let open = zip(remaining, confirmations).filter { $1 != .confirmed }
            metrics.add("union_published_total", remaining.count - open.count)
            if open.isEmpty { return }
            if open.contains(where: { $1 == .refused || $1 == .unroutable }) {
                metrics.add("union_publish_refused_total", open.count)
                logger.error(
                    "the broker refuses messages: a queue is full or missing",
                    metadata: ["count": "\(open.count)", "routing_key": "\(open[0].0.routingKey)"])
            }
            remaining = open.map(\.0)
            try await backoff.pause()
        }
    }

    private func attempt(_ messages: [OutgoingMessage]) async throws -> [Confirmation] {
        let channel = try await link.channel()
        do {
            return try await channel.publish(messages)
        } catch {
            // The link says what happened when it connects again; nothing of these messages was sent.
            return Array(repeating: .unknown, count: messages.count)
        }
    }
}
