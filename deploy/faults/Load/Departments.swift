import RabbitMQ
import Synchronization

/// The two departments: they send the workload at a steady rate and read their outcomes, whatever happens to the broker.
final class Departments: Sendable {
    let endpoints: [AMQPEndpoint]
    let ledger: Ledger
    private let seed: UInt64
    private let rate: Int
    /// What each is still to send, in order: keys, and how many.
    private let outgoing: Mutex<[[MessageKey]]>
    private let workload: Mutex<Workload>
    private let recent = Mutex<[MessageKey]>([])

    init(endpoints: [AMQPEndpoint], ledger: Ledger, seed: UInt64, rate: Int) {
        self.endpoints = endpoints
        self.ledger = ledger
        self.seed = seed
        self.rate = rate
        outgoing = Mutex(Array(repeating: [], count: endpoints.count))
        workload = Mutex(Workload(seed: seed))
    }

    var names: [String] { endpoints.map(\.username) }
    var stories: Int { workload.withLock { $0.stories } }
    /// True when nothing is left to send.
    var isIdle: Bool { outgoing.withLock { $0.allSatisfy(\.isEmpty) } }

    /// Hands out messages at the rate, until cancelled; what an outage has held up is made up for.
    func feed() async throws {
        let start = ContinuousClock.now
        var handed = 0
        while !Task.isCancelled {
            let due = Int(start.duration(to: .now) / .milliseconds(1) * Double(rate) / 1000)
            let waiting = outgoing.withLock { $0.reduce(0) { $0 + $1.count } }
            // After an outage four times the rate, and never so much that memory grows.
            let count = waiting > 20_000 ? 0 : min(due - handed, rate / 50 * 4)
            if count > 0 {
                hand(workload.withLock { workload in (0..<count).map { _ in workload.next() } })
                handed += count
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Hands out what was held back, so that every story is complete.
    func finish() { hand(workload.withLock { $0.rest() }) }

    /// Sends the latest messages once more, in another order.
    func repeatLatest(_ generator: inout SeededGenerator) { hand(recent.withLock { $0 }.shuffled(using: &generator)) }

    private func hand(_ keys: [MessageKey]) {
        outgoing.withLock { outgoing in
            for key in keys { outgoing[department(of: key)].append(key) }
        }
        recent.withLock { $0 = ($0 + keys).suffix(300) }
    }

    private func department(of key: MessageKey) -> Int {
        Story(key.story, seed: seed).department(ofPart: key.part)
    }

    /// Publishes what one department is to send; what is not confirmed is sent again under its id. Until cancelled.
    func send(department: Int) async throws {
        while !Task.isCancelled {
            let channel = try await connect(department, name: "chaos-send")
            do {
                while true {
                    let keys = outgoing.withLock { Array($0[department].prefix(500)) }
                    if keys.isEmpty {
                        try await Task.sleep(for: .milliseconds(10))
                        continue
                    }
                    try await publish(keys, from: department, through: channel)
                }
            } catch is RabbitMQError {
                await channel.close()
            }
        }
    }

    private func publish(_ keys: [MessageKey], from department: Int, through channel: Channel) async throws {
        ledger.noteSent(keys)
        let messages = keys.map { Story($0.story, seed: seed).message(part: $0.part, departments: names) }
        let confirmations = try await channel.publish(messages)
        let open = zip(keys, confirmations).filter { $1 != .confirmed }
        ledger.noteConfirmed(zip(keys, confirmations).filter { $1 == .confirmed }.map(\.0))
        outgoing.withLock { $0[department].replaceSubrange(0..<keys.count, with: open.map(\.0)) }
        guard !open.isEmpty else { return }
        let refused = open.count { $1 == .refused }
        ledger.noteUnconfirmed(refused: refused, unknown: open.count - refused)
        try await Task.sleep(for: .milliseconds(100))
    }

    /// Publishes one message until it is confirmed.
    func publish(_ message: OutgoingMessage, from department: Int) async throws {
        while true {
            let channel = try await connect(department, name: "chaos-single")
            let confirmation = (try? await channel.publish([message]))?.first  // A lost connection is tried again.
            await channel.close()
            if confirmation == .confirmed { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// A connection that will be there sooner or later.
    func connect(_ department: Int, name: String) async throws -> Channel {
        while true {
            let channel = Channel(to: endpoints[department], name: name)
            if await opens(channel) { return channel }
            await channel.close()
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private func opens(_ channel: Channel) async -> Bool {
        do {
            try await channel.open()
            return true
        } catch {
            return false
        }
    }
}
