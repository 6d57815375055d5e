import Contracts
import Synchronization

/// What the map provider was asked, what it answered, and what its map shows.
final class MapBook: Sendable {
    struct Ask: Sendable, Hashable {
        let code: String
        let request: Int64
    }
    struct Record: Sendable {
        let isTakedown: Bool
        /// Which times it was asked, as they came.
        var attempts: Set<Int64> = []
        var isDone = false
    }
    struct State: Sendable {
        var asks: [Ask: Record] = [:]
        /// The newest request that was done, of each station; and whether it is shown since.
        var shown: [String: (request: Int64, isShown: Bool)] = [:]
        /// Asked for as a listing and as a takedown under one number.
        var ambiguous: [Ask] = []
        var answers = 0
        /// What it said about requests that nobody had made: each must be refused.
        var unasked: Set<String> = []
        /// The causes of refusals that it was told of.
        var refused: [String: UInt64] = [:]
        var refusedTwice: [String] = []
    }

    private let state = Mutex(State())

    func read<Result: Sendable>(_ body: (State) -> Result) -> Result { state.withLock { body($0) } }

    func noteAsked(_ ask: Ask, isTakedown: Bool, attempt: Int64) {
        state.withLock { state in
            if state.asks[ask].map({ $0.isTakedown != isTakedown }) ?? false { state.ambiguous.append(ask) }
            state.asks[ask, default: Record(isTakedown: isTakedown)].attempts.insert(attempt)
        }
    }

    /// Its map is as the request has it, unless a newer one was done.
    func noteDone(_ ask: Ask, isTakedown: Bool) {
        state.withLock { state in
            state.asks[ask]?.isDone = true
            guard state.shown[ask.code].map({ $0.request <= ask.request }) ?? true else { return }
            state.shown[ask.code] = (ask.request, !isTakedown)
        }
    }

    func noteAnswers(_ count: Int) { state.withLock { $0.answers += count } }
    func noteUnasked(_ id: String) { state.withLock { _ = $0.unasked.insert(id) } }

    func noteRefused(cause: String, id: UInt64) {
        state.withLock { state in
            if let known = state.refused[cause], known != id { state.refusedTwice.append(cause) }
            state.refused[cause] = id
        }
    }
}
