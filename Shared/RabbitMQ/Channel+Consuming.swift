import CRabbitMQ

extension Channel {
    /// Starts to receive from a queue.
    ///
    /// - Parameters:
    ///   - prefetch: how many messages may be unacknowledged at once.
    ///   - offset: for a stream: `first`, `last`, `next`, or a number; see ``StreamOffset``.
    public func consume(queue: String, prefetch: Int, from offset: StreamOffset? = nil) throws(RabbitMQError) {
        let wire = try opened()
        try closing("queue \(queue)") { () throws(RabbitMQError) in
            amqp_basic_qos(wire.state, Wire.channel, 0, UInt16(clamping: prefetch), 0)
            try wire.check(amqp_get_rpc_reply(wire.state), "prefetch for \(queue)")
            queue.withBytes { name in
                StreamOffset.withArguments(offset) { arguments in
                    _ = amqp_basic_consume(wire.state, Wire.channel, name, name, 0, 0, 0, arguments)
                }
            }
            try wire.check(amqp_get_rpc_reply(wire.state), "consuming from \(queue)")
        }
    }

    /// What has arrived, up to `limit` messages or `bytes` of bodies, but at least one: waits for the first only, never
    /// for more. Returns nothing when ``interrupt()`` was called. Runs where its caller does.
    public nonisolated(nonsending) func deliveries(limit: Int, bytes: Int = .max) async throws(RabbitMQError)
        -> [Delivery]
    {
        try await arrivals.take(limit: limit, bytes: bytes)
    }

    /// Makes a waiting, and every later, call of ``deliveries(limit:bytes:)`` return once nothing is left; callable from
    /// anywhere.
    public nonisolated func interrupt() { arrivals.interrupt() }

    /// Acknowledges a delivery, and all before it where `multiple`.
    public func acknowledge(_ tag: UInt64, multiple: Bool = false) throws(RabbitMQError) {
        let wire = try opened()
        try closing("acknowledging") { () throws(RabbitMQError) in
            try wire.check(
                status: amqp_basic_ack(wire.state, Wire.channel, tag, multiple ? 1 : 0), "acknowledging")
        }
    }

    /// Acknowledges everything up to a delivery within `delay`, together with what is settled meanwhile: at the latest
    /// after 250 messages. Callable from anywhere; what is unacknowledged when the connection is lost is delivered again.
    public nonisolated func acknowledge(upTo tag: UInt64, within delay: Duration) {
        if arrivals.settle(upTo: tag, within: delay) { executor.signal() }
    }

    /// Acknowledges what is settled and due by a time, or all that is settled.
    func acknowledgeSettled(by time: ContinuousClock.Instant?) throws(RabbitMQError) {
        switch arrivals.acknowledgement(by: time) {
        case .none: break
        case .due(let tag): try acknowledge(tag, multiple: true)
        case .later(let time): executor.wake(at: time)
        }
    }

    /// Returns a delivery, and all before it where `multiple`, to its queue; with `requeue` false it is dead-lettered.
    public func giveBack(_ tag: UInt64, multiple: Bool = false, requeue: Bool = true) throws(RabbitMQError) {
        let wire = try opened()
        try closing("giving back") { () throws(RabbitMQError) in
            try wire.check(
                status: amqp_basic_nack(wire.state, Wire.channel, tag, multiple ? 1 : 0, requeue ? 1 : 0),
                "giving back")
        }
    }

    func take(_ delivery: Delivery, from consumer: String) {
        if consumer == Channel.replyQueue {
            let reply = delivery.properties.correlationID.flatMap { replies.removeValue(forKey: $0) }
            reply?.resume(returning: delivery)
            return
        }
        received.append(delivery)
        received[received.count - 1].queue = consumer
    }

    /// Hands over what was received since: all that the socket held is taken at once.
    func handOverReceived() {
        if received.isEmpty { return }
        arrivals.add(received)
        received.removeAll(keepingCapacity: true)
    }
}

/// Where reading a stream begins.
public enum StreamOffset: Sendable, Equatable {
    /// The oldest record kept.
    case first
    /// The newest chunk of records.
    case last
    /// What is published from now on.
    case next
    case number(Int64)
    /// The chunk of records that holds this time, in seconds since 1970; some older ones may come first.
    case timestamp(UInt64)

    static func withArguments(_ offset: StreamOffset?, _ body: (amqp_table_t) -> Void) {
        switch offset {
        case nil: body(amqp_empty_table)
        case .first: EncodedHeaders(["x-stream-offset": .string("first")]).withTable(body)
        case .last: EncodedHeaders(["x-stream-offset": .string("last")]).withTable(body)
        case .next: EncodedHeaders(["x-stream-offset": .string("next")]).withTable(body)
        case .number(let number): EncodedHeaders(["x-stream-offset": .integer(number)]).withTable(body)
        case .timestamp(let seconds):
            "x-stream-offset".withBytes { key in
                var value = amqp_field_value_t()
                value.kind = UInt8(AMQP_FIELD_KIND_TIMESTAMP.rawValue)
                value.value.u64 = seconds
                var entry = amqp_table_entry_t(key: key, value: value)
                withUnsafeMutablePointer(to: &entry) { body(amqp_table_t(num_entries: 1, entries: $0)) }
            }
        }
    }
}
