import Contracts
import RabbitMQ

extension StationBook {
    /// A message as it was said first.
    struct Entry: Sendable {
        var department: Int
        /// What it must be told; `nil` where that is nothing.
        var answer: StationAnswer?
        /// Its place in the order of first sendings; 0 before that.
        var order = 0
        var isConfirmed = false
        /// A hash of the outcome's id.
        var outcome: UInt64 = 0
    }
    /// How far a story is told.
    struct Progress: Sendable {
        var said = 0
        var waitsFor: String?
        /// As it was announced last.
        var state: String?
        var sequence: Int64 = 0
        var code: String?
    }
    struct Letter: Sendable {
        let ids: [String]
        let message: OutgoingMessage
    }
    struct State {
        var entries: [String: Entry] = [:]
        var progress: [Progress] = []
        var outgoing: [[Letter]]
        var recent: [Letter] = []
        var visits: Set<StationExtras.Visit> = []
        var held: Set<StationExtras.Held> = []
        var sent = 0
        var open = 0
        var confirmed = 0
        var uncertain = 0
        var refused = 0
        var doubled: [String] = []
        var wrong: [String] = []
        var mark = Ledger.Mark()
    }
}

extension StationBook.State {
    mutating func add(_ letter: StationBook.Letter, from department: Int, _ answer: StationAnswer?) {
        for id in letter.ids { entries[id] = StationBook.Entry(department: department, answer: answer) }
        outgoing[department].append(letter)
    }

    /// Whether every story is told to its end, and nothing is left to send or to hear.
    func isComplete(seed: UInt64) -> Bool {
        open == 0 && outgoing.allSatisfy(\.isEmpty)
            && progress.indices.allSatisfy { progress[$0].said == StationStory($0, seed: seed).acts.count }
    }
}

extension StationBook.Progress {
    /// Takes how the station stands; older news than what is known changes nothing.
    mutating func learn(_ sequence: Int64?, _ data: JSON) {
        guard let sequence, sequence > self.sequence, let state = data["state"]?.string else { return }
        self.sequence = sequence
        self.state = state
        code = data["code"]?.string ?? code
    }

    func isReady(for story: StationStory, _ entries: [String: StationBook.Entry]) -> Bool {
        guard said < story.acts.count else { return false }
        if let waitsFor, entries[waitsFor]?.outcome == 0 { return false }
        // Where an operator approves what was found fit, it is that word which is waited for.
        return said == 0 || story.acts[said - 1] != .checked || state == "approved"
    }
}
