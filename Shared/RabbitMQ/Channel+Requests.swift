import CRabbitMQ
import Glibc

extension Channel {
    static let replyQueue = "amq.rabbitmq.reply-to"

    /// Publishes a request and waits for its answer over direct reply-to.
    ///
    /// `message` needs a `correlationID`, by which the answer is known; its `replyTo` is set here.
    ///
    /// - Throws: ``RabbitMQError/Kind/timedOut`` when no answer comes within `timeout`, and `refused` where no service
    ///   listens.
    public func request(_ message: OutgoingMessage, timeout: Duration = .seconds(10)) async throws -> Delivery {
        guard let correlationID = message.properties.correlationID else {
            throw RabbitMQError(.refused, "a request needs a correlation id")
        }
        try receiveReplies()
        var message = message
        message.properties.replyTo = Channel.replyQueue
        let outgoing = message
        return try await withThrowingTaskGroup(of: Delivery?.self) { group in
            group.addTask { await self.reply(to: outgoing, correlationID: correlationID) }
            group.addTask {
                // Ended early by an answer or by cancellation; either way nobody waits for the answer any more.
                try? await Task.sleep(for: timeout)
                await self.abandonRequest(correlationID)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let reply = first else {
                try Task.checkCancellation()
                throw failure ?? RabbitMQError(.timedOut, "no answer within \(timeout)")
            }
            return reply
        }
    }

    private func receiveReplies() throws(RabbitMQError) {
        guard !receivesReplies else { return }
        let wire = try opened()
        try closing("replies") { () throws(RabbitMQError) in
            Channel.replyQueue.withBytes { queue in
                _ = amqp_basic_consume(wire.state, Wire.channel, queue, queue, 0, 1, 0, amqp_empty_table)
            }
            try wire.check(amqp_get_rpc_reply(wire.state), "listening for answers")
        }
        receivesReplies = true
    }

    private func reply(to message: OutgoingMessage, correlationID: String) async -> Delivery? {
        await withCheckedContinuation { continuation in
            replies[correlationID] = continuation
            do {
                try send(message)
            } catch {
                abandonRequest(correlationID)
            }
        }
    }

    private func abandonRequest(_ correlationID: String) {
        replies.removeValue(forKey: correlationID)?.resume(returning: nil)
    }
}
