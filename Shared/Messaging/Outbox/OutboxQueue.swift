import DequeModule
import Synchronization

/// What the relay has in hand: rows committed by this process and not yet published, and ids confirmed and not yet
/// deleted.
final class OutboxQueue: Sendable {
    private struct State {
        var rows: Deque<OutboxRow> = []
        var confirmed: [Int64] = []
        var mustReadBack = true
        var isClosed = false
        var waiter: CheckedContinuation<Void, Never>?

        mutating func slice(limit: Int) -> [OutboxRow]? {
            guard !rows.isEmpty else { return nil }
            var subjects: Set<String> = []
            var slice: [OutboxRow] = []
            while let row = rows.first, slice.count < limit, subjects.insert(row.subject).inserted {
                slice.append(row)
                rows.removeFirst()
            }
            return slice
        }
    }

    private let state = Mutex(State())

    /// Beyond this many rows in hand, later ones are left in the table to be read back: memory stays bounded however
    /// long the broker is away.
    static let capacity = 10_000

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

    /// Closed, with nothing left in hand.
    var isFinished: Bool { state.withLock { $0.isClosed && $0.rows.isEmpty && !$0.mustReadBack } }

    func close() { wake { $0.isClosed = true } }

    enum Work {
        /// Up to `limit` rows of different subjects, in order.
        case publish([OutboxRow])
        case readBack
        case closed
    }

    /// What to do next; waits until there is something.
    func next(limit: Int) async -> Work {
        while true {
            if let work = take(limit: limit) { return work }
            await withCheckedContinuation { continuation in
                let mayWait = state.withLock { state in
                    guard state.rows.isEmpty, !state.mustReadBack, !state.isClosed else { return false }
                    state.waiter = continuation
                    return true
                }
                if !mayWait { continuation.resume() }
            }
        }
    }

    /// Up to `limit` rows of different subjects, in order; nil when nothing is in hand.
    func takeInHand(limit: Int) -> [OutboxRow]? { state.withLock { $0.slice(limit: limit) } }

    private func take(limit: Int) -> Work? {
        state.withLock { state in
            if let rows = state.slice(limit: limit) { return .publish(rows) }
            if state.mustReadBack {
                state.mustReadBack = false
                return .readBack
            }
            return state.isClosed ? .closed : nil
        }
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
        let waiter = state.withLock { state in
            change(&state)
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}
