import DequeModule
import Synchronization

/// What the relay has in hand: rows committed by this process and not yet published, the subjects of those that are on
/// their way, and ids confirmed and not yet deleted.
final class OutboxQueue: Sendable {
    enum Work {
        /// Rows of different subjects, in order, none of which is on its way: to be reported as landed.
        case publish([OutboxRow])
        /// Nothing is in hand or on its way.
        case readBack
        case closed
    }

    private struct State {
        var rows: Deque<OutboxRow> = []
        /// Subjects published and not yet confirmed: the next event about one of them waits.
        var underway: Set<String> = []
        var confirmed: [Int64] = []
        var mustReadBack = true
        var isClosed = false
        var waiter: CheckedContinuation<Void, Never>?

        private var canPublish: Bool {
            guard let first = rows.first, underway.count < OutboxQueue.window else { return false }
            return !underway.contains(first.subject)
        }

        private var isEmpty: Bool { rows.isEmpty && underway.isEmpty }

        var hasWork: Bool { canPublish || isEmpty && (mustReadBack || isClosed) }
        var isFinished: Bool { isEmpty && isClosed && !mustReadBack }

        mutating func takeWork() -> Work? {
            if let rows = takeRows() { return .publish(rows) }
            guard isEmpty else { return nil }
            if mustReadBack {
                mustReadBack = false
                return .readBack
            }
            return isClosed ? .closed : nil
        }

        mutating func takeRows() -> [OutboxRow]? {
            var taken: [OutboxRow] = []
            while canPublish, taken.count < OutboxQueue.slice {
                let row = rows.removeFirst()
                underway.insert(row.subject)
                taken.append(row)
            }
            return taken.isEmpty ? nil : taken
        }
    }

    private let state = Mutex(State())

    /// Beyond this many rows in hand, later ones are left in the table to be read back: memory stays bounded however
    /// long the broker is away.
    static let capacity = 10_000
    /// How many events may be on their way at once: what the loss of a connection may repeat.
    static let window = 1_000
    /// How many are given to the publisher at once.
    static let slice = 500

    var hasRoom: Bool { state.withLock { $0.rows.count < OutboxQueue.capacity } }

    /// Gives committed rows to the relay; on the connection's thread, right after the commit.
    func handOver(_ rows: [OutboxRow], inHand: Bool) {
        wake { state in
            if inHand { state.rows.append(contentsOf: rows) } else { state.mustReadBack = true }
        }
    }

    /// Something may be in the table that this process has not in hand.
    func readBack() { wake { $0.mustReadBack = true } }

    /// The duties were lost or won anew: what is in hand stands in the table as well, and is read from there.
    func dropInHand() {
        wake { state in
            state.rows.removeAll()
            state.mustReadBack = true
        }
    }

    /// Closed, with nothing left in hand or on its way.
    var isFinished: Bool { state.withLock { $0.isFinished } }

    func close() { wake { $0.isClosed = true } }

    /// What to do next; waits until there is something.
    func next() async -> Work {
        while true {
            if let work = state.withLock({ $0.takeWork() }) { return work }
            await withCheckedContinuation { continuation in
                let mayWait = state.withLock { state in
                    if state.hasWork { return false }
                    state.waiter = continuation
                    return true
                }
                if !mayWait { continuation.resume() }
            }
        }
    }

    /// Rows in hand, which go before anything read back; nil when nothing is in hand.
    func takeInHand() -> [OutboxRow]? { state.withLock { $0.takeRows() } }

    /// Rows taken to be published are no longer on their way.
    func landed(_ rows: [OutboxRow]) {
        wake { state in for row in rows { state.underway.remove(row.subject) } }
    }

    func confirm(_ ids: [Int64]) { state.withLock { $0.confirmed.append(contentsOf: ids) } }

    /// The ids to delete, if there are so many: each transaction would otherwise delete a row or two.
    func takeConfirmed(atLeast count: Int) -> [Int64] {
        state.withLock { state in
            guard state.confirmed.count >= count else { return [] }
            defer { state.confirmed.removeAll(keepingCapacity: true) }
            return state.confirmed
        }
    }

    private func wake(_ change: (inout State) -> Void) {
        let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
            change(&state)
            guard state.hasWork else { return nil }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}
