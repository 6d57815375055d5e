import CRabbitMQ
import Glibc
import Synchronization

/// One connection to the broker with its one channel: an actor on a thread of its own.
///
/// It is opened once. Any failure closes it for good: whoever waits on it is told, and opens another. Deliveries come in
/// the broker's order; messages are published in the order of the calls.
public actor Channel {
    nonisolated let executor: PollingExecutor
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    /// For a task that spends its time here: it then comes back from each wait to the channel's thread directly.
    public nonisolated var taskExecutor: any TaskExecutor { executor }

    public nonisolated let endpoint: AMQPEndpoint
    public nonisolated let name: String
    private let heartbeat: Int32
    private let confirmsWithin: Duration

    var wire: Wire?
    /// Why it is closed, once it is.
    public private(set) var failure: RabbitMQError?
    var frames = FrameAssembler()

    // Consuming: see Channel+Consuming.swift.
    nonisolated let arrivals = ArrivalQueue()
    /// Read in this round, and not yet handed over.
    var received: [Delivery] = []
    private nonisolated let closed = Atomic<Bool>(false)
    /// Whether it has been closed, by either side; callable from anywhere.
    public nonisolated var isClosed: Bool { closed.load(ordering: .acquiring) }

    // Publishing: see Channel+Publishing.swift.
    var confirms = ConfirmTracker()
    var isBlocked = false
    var unsent: [PublishCall] = []
    var whenSent: (@Sendable () -> Void)?

    // Requests: see Channel+Requests.swift.
    var replies: [String: CheckedContinuation<Delivery?, Never>] = [:]
    var receivesReplies = false

    /// - Parameters:
    ///   - name: what operators see as the connection's name, and the thread's name.
    ///   - heartbeat: seconds; two missed ones close the connection.
    ///   - confirmsWithin: how long the broker may confirm nothing of what was published, unless it has said that it is
    ///     blocked; a longer silence closes the connection, to a second.
    public init(
        to endpoint: AMQPEndpoint, name: String, heartbeat: Int = 15, confirmsWithin: Duration = .seconds(5)
    ) {
        self.endpoint = endpoint
        self.name = name
        self.heartbeat = Int32(heartbeat)
        self.confirmsWithin = confirmsWithin
        executor = PollingExecutor(name: name)
    }

    deinit { executor.stop() }

    /// Connects, logs in and opens the channel.
    public func open() throws(RabbitMQError) {
        if let failure { throw failure }
        guard wire == nil else { return }
        do {
            let wire = try Wire(to: endpoint, name: name, heartbeat: heartbeat)
            self.wire = wire
            executor.watch(socket: wire.socket) { [weak self] isReadable in
                self?.assumeIsolated { $0.pump(isReadable: isReadable) }
            }
        } catch {
            fail(error)
            throw error
        }
    }

    /// Closes the connection; what was unconfirmed is reported ``Confirmation/unknown``, unacknowledged deliveries return
    /// to their queue.
    public func close() {
        if let wire {
            // Should this fail, the deliveries return to their queue and are known as handled there.
            try? acknowledgeSettled(by: nil)
            amqp_connection_close(wire.state, Int32(AMQP_REPLY_SUCCESS))
        }
        fail(RabbitMQError(.closed, name))
    }

    /// Checks by passive declaration that a queue exists; the channel is closed where it does not.
    ///
    /// - Returns: how many messages were ready in it, and how many consumers it had.
    @discardableResult
    public func checkQueue(_ queue: String) throws(RabbitMQError) -> (messages: Int, consumers: Int) {
        let wire = try opened()
        let declared = queue.withBytes {
            amqp_queue_declare(wire.state, Wire.channel, $0, 1, 0, 0, 0, amqp_empty_table)
        }
        try closing("queue \(queue)") { () throws(RabbitMQError) in
            try wire.check(amqp_get_rpc_reply(wire.state), "queue \(queue)")
        }
        guard let declared else { return (0, 0) }
        return (Int(declared.pointee.message_count), Int(declared.pointee.consumer_count))
    }

    /// Checks by passive declaration that an exchange exists; the channel is closed where it does not.
    public func checkExchange(_ exchange: String, type: String) throws(RabbitMQError) {
        let wire = try opened()
        _ = exchange.withBytes { name in
            type.withBytes { amqp_exchange_declare(wire.state, Wire.channel, name, $0, 1, 0, 0, 0, amqp_empty_table) }
        }
        try closing("exchange \(exchange)") { () throws(RabbitMQError) in
            try wire.check(amqp_get_rpc_reply(wire.state), "exchange \(exchange)")
        }
    }

    // MARK: - Inside

    func opened() throws(RabbitMQError) -> Wire {
        if let failure { throw failure }
        guard let wire else { throw RabbitMQError(.closed, "\(name) is not open") }
        return wire
    }

    /// Runs one exchange with the broker; a failure closes the channel.
    func closing<Result>(_ place: String, _ body: () throws(RabbitMQError) -> Result) throws(RabbitMQError) -> Result {
        do {
            return try body()
        } catch {
            fail(error)
            throw error
        }
    }

    /// Ends the connection and tells everybody who waits.
    func fail(_ error: RabbitMQError) {
        guard failure == nil else { return }
        failure = error
        closed.store(true, ordering: .releasing)
        executor.watch(socket: nil, onReadable: nil)
        wire = nil
        received.removeAll()
        arrivals.fail(error)
        for call in unsent + confirms.abandonAll() { call.abandon() }
        unsent.removeAll()
        for (_, reply) in replies { reply.resume(returning: nil) }
        replies.removeAll()
    }

    /// Takes everything the socket holds; other calls may have put frames aside, which are taken too.
    private func pump(isReadable: Bool) {
        guard let wire else { return }
        do {
            if isReadable || amqp_frames_enqueued(wire.state) != 0 || amqp_data_in_buffer(wire.state) != 0 {
                while let frame = try wire.nextFrame() { try handle(frame, on: wire) }
                amqp_maybe_release_buffers(wire.state)
                handOverReceived()
            }
            try acknowledgeSettled(by: .now)
            try expectConfirms()
        } catch {
            fail(error)
        }
    }

    /// A broker may lose what it was given without a word, as RabbitMQ 3.10 does with a stream whose leader has changed.
    private func expectConfirms() throws(RabbitMQError) {
        guard let since = confirms.waitsSince, !isBlocked, since.duration(to: .now) > confirmsWithin else { return }
        throw RabbitMQError(.unconfirmed, "\(confirms.count) messages for \(confirmsWithin)")
    }

    private func handle(_ frame: amqp_frame_t, on wire: Wire) throws(RabbitMQError) {
        switch try frames.take(frame, queue: name) {
        case .none: break
        case .delivery(let delivery, let consumer): take(delivery, from: consumer)
        case .returned(let messageID): confirms.markReturned(messageID)
        case .confirmed(let tag, let multiple, let isPositive):
            confirms.settle(tag, multiple: multiple, as: isPositive ? .confirmed : .refused)
        case .blocked: isBlocked = true
        case .unblocked:
            isBlocked = false
            confirms.excuseSilence()
            sendUnsent()
        }
    }
}

extension Wire {
    /// The next frame that is here already, or nil.
    func nextFrame() throws(RabbitMQError) -> amqp_frame_t? {
        var frame = amqp_frame_t()
        var none = timeval(tv_sec: 0, tv_usec: 0)
        let status = amqp_simple_wait_frame_noblock(state, &frame, &none)
        if status == AMQP_STATUS_TIMEOUT.rawValue { return nil }
        try check(status: status, "receiving")
        return frame
    }
}

extension String {
    /// Borrowed bytes, valid inside `body` only.
    func withBytes<Result>(_ body: (amqp_bytes_t) -> Result) -> Result {
        var copy = self
        return copy.withUTF8 { body(amqp_bytes_t(UnsafeRawBufferPointer($0))) }
    }
}
