import Logging
import RabbitMQ
import ServiceKit
import Synchronization

/// A broker connection that is made again whenever it was lost.
///
/// It checks by passive declaration that what the service needs exists, and waits for it, saying so once.
public actor BrokerLink {
    public struct Topology: Sendable {
        public var queues: [String]
        public var exchanges: [(name: String, type: String)]

        public init(queues: [String] = [], exchanges: [(name: String, type: String)] = []) {
            self.queues = queues
            self.exchanges = exchanges
        }
    }

    private let endpoint: AMQPEndpoint
    private let name: String
    private let topology: Topology
    private let prepare: @Sendable (Channel) async throws -> Void
    private let logger: Logger
    private nonisolated let current = Mutex<Channel?>(nil)
    private var isConnecting = false
    private var confirmsWithin = BrokerLink.leastPatience

    /// How long a broker may be silent about what was published before it is given the same again: longer each time in a
    /// row, so that one that is only slow is not given ever more.
    private static let leastPatience = Duration.seconds(4)
    private static let mostPatience = Duration.seconds(128)

    /// - Parameter prepare: run on each new channel, for example to start consuming.
    public init(
        endpoint: AMQPEndpoint, name: String, topology: Topology, logger: Logger,
        prepare: @escaping @Sendable (Channel) async throws -> Void = { _ in }
    ) {
        self.endpoint = endpoint
        self.name = name
        self.topology = topology
        self.logger = logger
        self.prepare = prepare
    }

    /// The open channel, or a new one; tries until there is one, with growing, jittered pauses.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    public nonisolated(nonsending) func channel() async throws -> Channel {
        if let channel = openChannel { return channel }
        return try await connect()
    }

    private nonisolated var openChannel: Channel? {
        current.withLock { channel in channel.flatMap { $0.isClosed ? nil : $0 } }
    }

    private func connect() async throws -> Channel {
        // One connection, however many ask for it while there is none.
        while isConnecting { try await Task.sleep(for: .milliseconds(10)) }
        if let channel = openChannel { return channel }
        isConnecting = true
        defer { isConnecting = false }
        await heedSilence()
        var backoff = Backoff()
        var said: Set<RabbitMQError.Kind> = []
        while true {
            let channel = Channel(to: endpoint, name: name, confirmsWithin: confirmsWithin)
            do {
                try await open(channel)
                if !said.isEmpty {
                    logger.notice("broker is back", metadata: ["link": "\(name)"])
                }
                current.withLock { $0 = channel }
                return channel
            } catch let error as RabbitMQError {
                await channel.close()
                if said.insert(error.kind).inserted {
                    logger.warning("waiting for the broker", metadata: ["link": "\(name)", "error": "\(error)"])
                }
                try await backoff.pause()
            }
        }
    }

    private func heedSilence() async {
        let last = current.withLock { $0 }
        if let failure = await last?.failure, failure.kind == .unconfirmed {
            logger.warning("the broker is silent: asking anew", metadata: ["link": "\(name)", "error": "\(failure)"])
            confirmsWithin = min(BrokerLink.mostPatience, confirmsWithin * 2)
        } else {
            confirmsWithin = BrokerLink.leastPatience
        }
    }

    /// Closes the current channel; the next use opens another.
    public func close() async {
        let channel = current.withLock { channel in
            defer { channel = nil }
            return channel
        }
        await channel?.close()
    }

    private func open(_ channel: Channel) async throws {
        try await channel.open()
        for queue in topology.queues { try await channel.checkQueue(queue) }
        for exchange in topology.exchanges { try await channel.checkExchange(exchange.name, type: exchange.type) }
        try await prepare(channel)
    }
}

/// Pauses that grow from 50 ms to 2 s, each shortened at random by up to a half, so that many clients do not come back
/// in step.
struct Backoff {
    private(set) var count = 0

    mutating func pause() async throws {
        let ceiling = min(2_000, 50 << min(count, 6))
        count += 1
        try await Task.sleep(for: .milliseconds(Int.random(in: (ceiling / 2)...ceiling)))
    }
}
