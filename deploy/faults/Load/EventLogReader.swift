import Contracts
import RabbitMQ
import Synchronization

/// Reads `events.log` as it grows: what was published, how often, in which order, and which members were announced.
final class EventLogReader: Sendable {
    struct State {
        var records = 0
        /// Publications of an event that stands in the log already.
        var repeats = 0
        /// First occurrences that came behind a later event about their subject.
        var inversions: [String] = []
        var doubled: [String] = []
        /// The hash of the outcome's id, by message.
        var outcomes: [UInt64] = []
        /// The highest sequence of a first occurrence, by subject.
        var sequences: [UInt32] = []
        var announcedMembers: [UInt64] = []
        /// The hashes of the ids of facts about memberships that moved, by type.
        var moves: [String: Set<UInt64>] = [:]
        /// The hashes of the ids of events about cases.
        var cases: Set<UInt64> = []
        /// Hashes announced for links of a service's audit chain.
        var heads: [(source: String, link: Int64, hash: String)] = []
        var stations = StationLog()
        /// Rejections that name no event, by the hash of their id.
        var nameless: Set<UInt64> = []
        var nextOffset: Int64 = 0
    }

    private let endpoint: AMQPEndpoint
    private let seed: UInt64
    private let state = Mutex(State())

    init(endpoint: AMQPEndpoint, seed: UInt64) {
        self.endpoint = endpoint
        self.seed = seed
    }

    func read<Result: Sendable>(_ body: (State) -> Result) -> Result { state.withLock { body($0) } }

    func run() async throws {
        while !Task.isCancelled {
            let channel = Channel(to: endpoint, name: "chaos-log")
            do {
                try await channel.open()
                let offset = read { $0.nextOffset }
                try await channel.consume(
                    queue: "events.log", prefetch: 1_000, from: offset == 0 ? .first : .number(offset))
                while true {
                    let deliveries = try await channel.deliveries(limit: 1_000)
                    guard let last = deliveries.last else { break }
                    for delivery in deliveries { try take(delivery) }
                    try await channel.acknowledge(last.deliveryTag, multiple: true)
                }
            } catch is RabbitMQError {
                try await Task.sleep(for: .milliseconds(50))
            }
            await channel.close()
        }
    }

    private func take(_ delivery: Delivery) throws {
        let event = try JSON(parsing: delivery.body)
        state.withLock { state in
            // A chunk of records may begin before the offset asked for.
            guard let offset = delivery.streamOffset, offset >= state.nextOffset else { return }
            state.nextOffset = offset + 1
            state.take(event, seed: seed)
        }
    }
}

extension EventLogReader.State {
    fileprivate mutating func take(_ event: JSON, seed: UInt64) {
        records += 1
        guard let id = event["id"]?.string.map(shortHash), let type = event["type"]?.string else { return }
        let data = event["data"] ?? .null
        if type == "audit.head-announced.v1", let link = data["link"]?.integer, let hash = data["hash"]?.string {
            heads.append((event["source"]?.string ?? "", link, hash))
        }
        if StationLog.concerns(type: type, cause: event["causationid"]?.string) {
            if stations.take(event, id: id, type: type) { repeats += 1 }
            return
        }
        if type.hasPrefix("membership.") {
            if !moves[type, default: []].insert(id).inserted { repeats += 1 }
            return
        }
        if EventType.isOfInsurance(type) {
            if !cases.insert(id).inserted { repeats += 1 }
            return
        }
        let verdict = Verdict(type: type, data: data)
        guard let key = event["causationid"]?.string.flatMap(Story.key) else {
            if verdict == .unreadable, !nameless.insert(id).inserted { repeats += 1 }
            return
        }
        let slot = Story.slot(of: key, verdict, seed: seed).index
        reach(max(slot, key.last))
        if outcomes[slot] == id {
            repeats += 1
            return
        }
        if outcomes[slot] != 0 { doubled.append("\(slot)") }
        outcomes[slot] = id
        if verdict == .accepted, let member = data["memberId"]?.string { announcedMembers.append(shortHash(member)) }
        guard let number = data["applicationNumber"]?.string, let subject = Int(number.dropFirst()),
            let sequence = event["sequence"]?.integer
        else { return }
        reach(subject)
        if UInt32(sequence) < sequences[subject] { inversions.append("\(event["subject"]?.string ?? "?")") }
        sequences[subject] = max(sequences[subject], UInt32(sequence))
    }

    private mutating func reach(_ index: Int) {
        guard index >= outcomes.count else { return }
        let missing = index + 1 - outcomes.count + 8192
        outcomes.append(contentsOf: repeatElement(0, count: missing))
        sequences.append(contentsOf: repeatElement(0, count: missing))
    }
}
