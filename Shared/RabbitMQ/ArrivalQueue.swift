import Synchronization

/// What a channel's thread has received, for the one task that takes it, and what that task has settled, for the thread
/// to acknowledge. Neither side calls on the other's thread for more than a wake-up.
final class ArrivalQueue: Sendable {
    private struct State {
        var deliveries: [Delivery] = []
        var bytes = 0
        var isInterrupted = false
        var failure: RabbitMQError?
        var waiter: CheckedContinuation<Void, Never>?
        /// The last delivery settled and not yet acknowledged, and when it must be.
        var settled: UInt64?
        var settleBy = ContinuousClock.now
        var acknowledged: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Settled messages are acknowledged at the latest when they are so many.
    private static let acknowledgedAtOnce: UInt64 = 250

    // MARK: - On the channel's thread

    func add(_ deliveries: [Delivery]) {
        wake { state in
            state.deliveries.append(contentsOf: deliveries)
            state.bytes += deliveries.reduce(0) { $0 + $1.body.count }
        }
    }

    /// Nothing more will come: what was not taken returns to its queue.
    func fail(_ error: RabbitMQError) {
        wake { state in
            state.failure = error
            state.deliveries.removeAll()
            state.bytes = 0
        }
    }

    enum Acknowledgement {
        case none
        case due(UInt64)
        case later(ContinuousClock.Instant)
    }

    /// What is to be acknowledged by `now`, or, where that is nil, everything settled; it then counts as acknowledged.
    func acknowledgement(by now: ContinuousClock.Instant?) -> Acknowledgement {
        state.withLock { state in
            guard let tag = state.settled else { return .none }
            if let now, now < state.settleBy, tag - state.acknowledged < ArrivalQueue.acknowledgedAtOnce {
                return .later(state.settleBy)
            }
            state.settled = nil
            state.acknowledged = tag
            return .due(tag)
        }
    }

    // MARK: - From anywhere

    func interrupt() { wake { $0.isInterrupted = true } }

    /// - Returns: whether the channel's thread must look.
    func settle(upTo tag: UInt64, within delay: Duration) -> Bool {
        state.withLock { state in
            let isFirst = state.settled == nil
            if isFirst { state.settleBy = .now + delay }
            state.settled = tag
            return isFirst || tag - state.acknowledged >= ArrivalQueue.acknowledgedAtOnce
        }
    }

    /// Takes up to `limit` messages or `bytes` of bodies, but at least one; waits for the first only. Returns nothing when
    /// interrupted.
    nonisolated(nonsending) func take(limit: Int, bytes: Int) async throws(RabbitMQError) -> [Delivery] {
        while true {
            if let taken = try takeArrived(limit: limit, bytes: bytes) { return taken }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    // Something may have arrived on the way here: who waits then would wait for the next.
                    let mayWait = state.withLock { state in
                        guard state.deliveries.isEmpty, state.failure == nil, !state.isInterrupted else { return false }
                        precondition(state.waiter == nil, "one task at a time takes deliveries from a channel")
                        state.waiter = continuation
                        return true
                    }
                    if !mayWait { continuation.resume() }
                }
            } onCancel: {
                interrupt()
            }
        }
    }

    private func takeArrived(limit: Int, bytes: Int) throws(RabbitMQError) -> [Delivery]? {
        try state.withLock { state throws(RabbitMQError) in
            if state.deliveries.isEmpty {
                if let failure = state.failure { throw failure }
                return state.isInterrupted ? [] : nil
            }
            if state.deliveries.count <= limit, state.bytes <= bytes {
                defer {
                    state.deliveries = []
                    state.bytes = 0
                }
                return state.deliveries
            }
            var count = 0
            var size = 0
            for delivery in state.deliveries.prefix(limit) {
                if count > 0, size + delivery.body.count > bytes { break }
                size += delivery.body.count
                count += 1
            }
            defer {
                state.deliveries.removeFirst(count)
                state.bytes -= size
            }
            return Array(state.deliveries.prefix(count))
        }
    }

    private func wake(_ change: (inout State) -> Void) {
        let waiter = state.withLock { state in
            change(&state)
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}
