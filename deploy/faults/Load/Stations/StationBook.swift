import Contracts
import Foundation
import RabbitMQ
import Synchronization

/// What the departments know of their stations: how far each story is told, what each message was answered, who came.
/// Each thing is said when the one before was answered. The books beside which the service's are held.
final class StationBook: Sendable {
    let seed: UInt64
    let departments: [String]
    /// In China, when the run began.
    let today = CivilDate(inChinaAt: Date())
    private let state: Mutex<State>

    init(seed: UInt64, departments: [String]) {
        self.seed = seed
        self.departments = departments
        state = Mutex(State(outgoing: departments.map { _ in [] }))
    }

    func read<Result: Sendable>(_ body: (State) -> Result) -> Result { state.withLock { body($0) } }
    var stories: Int { read { $0.progress.count } }

    /// Begins so many stories more.
    func begin(_ count: Int) {
        state.withLock { state in
            for _ in 0..<count {
                state.progress.append(Progress())
                advance(state.progress.count - 1, &state)
            }
        }
    }

    // MARK: Sending

    func outgoing(of department: Int, limit: Int) -> [Letter] { read { Array($0.outgoing[department].prefix(limit)) } }

    func noteSent(_ letters: [Letter]) {
        state.withLock { state in
            for id in letters.flatMap(\.ids) where state.entries[id]?.order == 0 {
                state.sent += 1
                state.entries[id]?.order = state.sent
                if let entry = state.entries[id], entry.answer != nil, entry.outcome == 0 { state.open += 1 }
            }
        }
    }

    /// What was confirmed is done; the rest stays to be sent again under its ids.
    func note(_ confirmations: [Confirmation], of letters: [Letter], from department: Int) {
        state.withLock { state in
            var rest: [Letter] = []
            for (letter, confirmation) in zip(letters, confirmations) {
                if confirmation == .confirmed {
                    for id in letter.ids where state.entries[id]?.isConfirmed == false {
                        state.entries[id]?.isConfirmed = true
                        state.confirmed += 1
                    }
                    state.recent = (state.recent + [letter]).suffix(60)
                } else {
                    rest.append(letter)
                    if confirmation == .refused { state.refused += 1 } else { state.uncertain += 1 }
                }
            }
            state.outgoing[department].replaceSubrange(0..<letters.count, with: rest)
        }
    }

    /// Hands out the latest messages once more, in another order.
    func repeatLatest(_ generator: inout SeededGenerator) {
        let letters = read { $0.recent }.shuffled(using: &generator)
        state.withLock { state in
            for letter in letters {
                guard let department = letter.ids.first.flatMap({ state.entries[$0]?.department }) else { continue }
                state.outgoing[department].append(letter)
            }
        }
    }

    // MARK: Hearing

    /// An event about stations came into a department's queue.
    func hear(type: String, id: String, cause: String?, sequence: Int64?, data: JSON, at now: ContinuousClock.Instant) {
        state.withLock { state in
            if let number = Self.story(of: data), number < state.progress.count {
                state.progress[number].learn(sequence, data)
            }
            if let cause, state.entries[cause] != nil {
                note(type, shortHash(id), of: cause, data, at: now, &state)
            }
            let caused = cause.flatMap(Self.story(ofMessage:))
            for number in Set([Self.story(of: data), caused].compactMap(\.self)) where number < state.progress.count {
                advance(number, &state)
            }
        }
    }

    private func note(
        _ type: String, _ outcome: UInt64, of id: String, _ data: JSON, at now: ContinuousClock.Instant,
        _ state: inout State
    ) {
        guard let entry = state.entries[id] else { return }
        if entry.outcome != 0 {
            if entry.outcome != outcome { state.doubled.append("\(id): \(type)") }
            return
        }
        state.entries[id]?.outcome = outcome
        guard let answer = entry.answer, answer.matches(type: type, data: data) else {
            let expected = entry.answer.map(\.description) ?? "nothing"
            let codes = data["reasons"]?.array?.compactMap { $0["code"]?.string } ?? []
            state.wrong.append(
                "\(id): \(type) \(data["state"]?.string ?? "") \(codes.joined(separator: " ")) instead of \(expected)")
            return
        }
        guard entry.order > 0 else { return }
        state.open -= 1
        if entry.order > state.mark.order {
            if state.mark.flowedAt == nil { state.mark.flowedAt = now }
        } else if state.mark.openBefore > 0 {
            state.mark.openBefore -= 1
            if state.mark.openBefore == 0 { state.mark.settledAt = now }
        }
    }

    /// Begins to watch for the first outcome of a message not sent yet, and for the last of those that are open.
    func mark() {
        state.withLock { state in
            state.mark = Ledger.Mark(order: UInt32(state.sent), openBefore: state.open)
            if state.open == 0 { state.mark.settledAt = .now }
        }
    }

    var markReached: Ledger.Mark { read { $0.mark } }

    // MARK: Telling on

    /// Says what comes next in the story, when it is time.
    private func advance(_ number: Int, _ state: inout State) {
        let story = StationStory(number, seed: seed)
        while state.progress[number].isReady(for: story, state.entries) {
            let progress = state.progress[number]
            let act = story.acts[progress.said]
            let id = story.eventID(progress.said)
            let answer = act.answer(approvesItself: story.approvesItself)
            let message = story.message(
                act: progress.said, code: progress.code, today: today, from: departments[story.department])
            state.add(Letter(ids: [id], message: message), from: story.department, answer)
            state.progress[number].said += 1
            state.progress[number].waitsFor = answer == nil ? nil : id
            // It is open: people come.
            if progress.said > 0, story.acts[progress.said - 1] == .opened { addExtras(of: story, &state) }
        }
        // Also where nothing comes after that.
        let progress = state.progress[number]
        if progress.said == story.acts.count, story.acts.last == .opened,
            progress.waitsFor.map({ state.entries[$0]?.outcome != 0 }) ?? true
        {
            addExtras(of: story, &state)
        }
    }

    private func addExtras(of story: StationStory, _ state: inout State) {
        guard let code = state.progress[story.number].code else { return }
        let extras = StationExtras(story, code: code, from: departments[story.department], now: Date())
        // Heard again, nothing more happens.
        guard extras.letters.first.map({ state.entries[$0.ids[0]] == nil }) ?? false else { return }
        for letter in extras.letters {
            state.add(Letter(ids: letter.ids, message: letter.message), from: story.department, letter.answer)
        }
        state.visits.formUnion(extras.visits)
        state.held.formUnion(extras.held)
    }

    /// Of which story a message is, by its id.
    static func story(ofMessage id: String) -> Int? {
        guard id.hasPrefix(StationStory.idPrefix) else { return nil }
        return Int(id.dropFirst(StationStory.idPrefix.count).prefix { $0 != "-" })
    }

    private static func story(of data: JSON) -> Int? {
        data["proposalNumber"]?.string.flatMap { $0.hasPrefix("S") ? Int($0.dropFirst()) : nil }
    }
}
