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
        while true {
            remaining = try await offer(remaining)
            if remaining.isEmpty { return }
            report(remaining)
            try await backoff.pause()
        }
    }

    /// The same, but what no queue takes is handed back: those of the mandatory messages for which there is no queue.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    func offer(_ messages: [OutgoingMessage]) async throws -> [OutgoingMessage] {
        var remaining = messages
        var unroutable: [OutgoingMessage] = []
        var backoff = Backoff()
        while !remaining.isEmpty {
            var open: [OutgoingMessage] = []
            var refused: [OutgoingMessage] = []
            var confirmed = 0
            for (message, confirmation) in zip(remaining, try await attempt(remaining)) {
                switch confirmation {
                case .confirmed: confirmed += 1
                case .unroutable: unroutable.append(message)
                case .unknown: open.append(message)
                case .refused:
                    open.append(message)
                    refused.append(message)
                }
            }
            metrics.add("union_published_total", confirmed)
            if !refused.isEmpty { report(refused) }
            remaining = open
            if !remaining.isEmpty { try await backoff.pause() }
        }
        return unroutable
    }

    private func report(_ refused: [OutgoingMessage]) {
        metrics.add("union_publish_refused_total", refused.count)
        logger.error(
            "the broker refuses messages: a queue is full or missing",
            metadata: ["count": "\(refused.count)", "routing_key": "\(refused[0].routingKey)"])
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
