/// A group of messages published together, whose sender waits for what became of each.
final class PublishCall {
    let messages: [OutgoingMessage]
    private var results: [Confirmation]
    private var remaining: Int
    private var continuation: CheckedContinuation<[Confirmation], Never>?
    private(set) var returned: Set<String> = []

    init(_ messages: [OutgoingMessage], continuation: CheckedContinuation<[Confirmation], Never>) {
        self.messages = messages
        self.continuation = continuation
        results = Array(repeating: .unknown, count: messages.count)
        remaining = messages.count
    }

    func settle(_ index: Int, as confirmation: Confirmation) {
        let id = messages[index].properties.messageID
        let wasReturned = id.map { returned.remove($0) != nil } ?? false
        results[index] = wasReturned ? .unroutable : confirmation
        remaining -= 1
        if remaining == 0 { abandon() }
    }

    func markReturned(_ messageID: String) { returned.insert(messageID) }

    /// Answers with what is known; the rest is ``Confirmation/unknown``.
    func abandon() {
        continuation?.resume(returning: results)
        continuation = nil
    }
}

/// Matches the broker's confirms, which may cover several messages and come in any order, to what was published.
struct ConfirmTracker {
    private(set) var isEnabled = false
    private var lastTag: UInt64 = 0
    private var lowest: UInt64 = 1
    private var pending: [UInt64: (call: PublishCall, index: Int)] = [:]

    private var quietSince = ContinuousClock.now

    var count: Int { pending.count }
    /// Since when the broker has confirmed nothing, though something is to be confirmed.
    var waitsSince: ContinuousClock.Instant? { pending.isEmpty ? nil : quietSince }

    mutating func enable() { isEnabled = true }

    /// The broker's silence until now had a reason.
    mutating func excuseSilence() { quietSince = .now }

    mutating func add(_ call: PublishCall, _ index: Int) {
        if pending.isEmpty { quietSince = .now }
        lastTag += 1
        pending[lastTag] = (call, index)
    }

    /// Counts a message that nobody waits for.
    mutating func skip() { lastTag += 1 }

    mutating func settle(_ tag: UInt64, multiple: Bool, as confirmation: Confirmation) {
        quietSince = .now
        guard multiple else {
            if let (call, index) = pending.removeValue(forKey: tag) { call.settle(index, as: confirmation) }
            return
        }
        guard tag >= lowest else { return }
        for tag in lowest...tag {
            if let (call, index) = pending.removeValue(forKey: tag) { call.settle(index, as: confirmation) }
        }
        lowest = tag + 1
    }

    /// A return precedes the confirm of its message.
    func markReturned(_ messageID: String?) {
        guard let messageID else { return }
        for (call, index) in pending.values where call.messages[index].properties.messageID == messageID {
            call.markReturned(messageID)
        }
    }

    mutating func abandonAll() -> [PublishCall] {
        defer { pending.removeAll() }
        var calls: [ObjectIdentifier: PublishCall] = [:]
        for (call, _) in pending.values { calls[ObjectIdentifier(call)] = call }
        return Array(calls.values)
    }
}
