import Synchronization

/// What was sent, confirmed and answered, a few bytes a message: the departments' own books, which outlive every
/// reconnection.
final class Ledger: Sendable {
    struct Entry {
        /// Its place in the order of first sendings; 0 before that.
        var order: UInt32 = 0
        /// A hash of the first outcome's id, from the department's queue.
        var outcome: UInt64 = 0
        var verdict = Verdict.none
        var isConfirmed = false
    }

    struct State {
        var entries: [Entry] = []
        var sent: UInt32 = 0
        var confirmed = 0
        /// Confirms that never came, and refusals: published again under the same id.
        var uncertain = 0
        var refused = 0
        /// Sent, awaited and not answered yet.
        var open = 0
        /// Of these, transfers whose time is to run out: nobody is waited for.
        var runningOut = 0
        /// Second outcomes of one message.
        var doubled: [String] = []
        /// Rejections that name no event, by the hash of their id: of bytes that are no JSON.
        var nameless: Set<UInt64> = []
        var mark = Mark()
    }

    /// From here on: the next messages, and those that were open.
    struct Mark {
        var order: UInt32 = 0
        var openBefore = 0
        var flowedAt: ContinuousClock.Instant?
        var settledAt: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    func read<Result: Sendable>(_ body: (State) -> Result) -> Result { state.withLock { body($0) } }

    func noteSent(_ keys: [MessageKey]) {
        state.withLock { state in
            for key in keys {
                state.reach(key)
                guard state.entries[key.index].order == 0 else { continue }
                state.sent += 1
                state.entries[key.index].order = state.sent
                for slot in awaitedSlots(of: key) {
                    state.entries[slot.index].order = state.sent
                    // The second message under one id may have been sent and answered first: see Story.slot.
                    if state.entries[slot.index].outcome == 0 { state.open += 1 }
                }
            }
        }
    }

    func noteConfirmed(_ keys: [MessageKey]) {
        state.withLock { state in
            for key in keys where !state.entries[key.index].isConfirmed {
                state.entries[key.index].isConfirmed = true
                state.confirmed += 1
            }
        }
    }

    func noteUnconfirmed(refused: Int, unknown: Int) {
        state.withLock {
            $0.refused += refused
            $0.uncertain += unknown
        }
    }

    /// An outcome arrived in a department's queue.
    func noteOutcome(of key: MessageKey, id: UInt64, verdict: Verdict, at now: ContinuousClock.Instant) {
        state.withLock { state in
            let slot = Story.slot(of: key, verdict, seed: seed)
            let story = Story(key.story, seed: seed)
            state.reach(slot)
            let entry = state.entries[slot.index]
            if entry.outcome != 0 {
                if entry.outcome != id {
                    state.doubled.append("\(slot.index): \(entry.verdict), then \(verdict)")
                }
                return
            }
            state.entries[slot.index].outcome = id
            state.entries[slot.index].verdict = verdict
            if story.plot == .rivals, verdict == .transferProposed { state.await(slot.final, of: story, since: entry) }
            guard entry.order > 0 else { return }
            state.open -= 1
            if verdict == .timedOut {
                state.runningOut -= 1
                return
            }
            if entry.order > state.mark.order {
                if state.mark.flowedAt == nil { state.mark.flowedAt = now }
            } else if state.mark.openBefore > 0 {
                state.mark.openBefore -= 1
                if state.mark.openBefore == 0 { state.mark.settledAt = now }
            }
        }
    }

    func noteNamelessRejection(id: UInt64) { state.withLock { _ = $0.nameless.insert(id) } }

    /// Begins to watch for the first outcome of a message not sent yet, and for the last of those that are open.
    func mark() {
        state.withLock { state in
            state.mark = Mark(order: state.sent, openBefore: state.open - state.runningOut)
            if state.mark.openBefore == 0 { state.mark.settledAt = .now }
        }
    }

    var markReached: Mark { state.withLock { $0.mark } }

    /// Where the outcomes of this message will be entered.
    private func awaitedSlots(of key: MessageKey) -> [MessageKey] {
        let story = Story(key.story, seed: seed)
        guard story.isAnswered else { return [] }
        return story.plot == .reviewed ? [key, key.final] : [key]
    }
}

extension Ledger.State {
    fileprivate mutating func reach(_ key: MessageKey) {
        guard key.last >= entries.count else { return }
        entries.append(contentsOf: repeatElement(.init(), count: key.last + 1 - entries.count + 8192))
    }

    /// A transfer is proposed, and its final outcome will come: which message is the one that proposes it shows only now.
    fileprivate mutating func await(_ final: MessageKey, of story: Story, since proposal: Ledger.Entry) {
        entries[final.index].order = proposal.order
        open += 1
        if story.transfer == .timedOut {
            runningOut += 1
        } else if proposal.order <= mark.order, mark.openBefore > 0 {
            mark.openBefore += 1
        }
    }
}

/// FNV-1a: an id in eight bytes.
func shortHash(_ text: String) -> UInt64 {
    let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return hash == 0 ? 1 : hash
}
