import Contracts
import Foundation
import ReliefDomain
import ReliefFixtures
import Testing

/// One list, and those that follow it up, through whatever may happen; what must always hold is asked after every step.
struct ListHistory {
    private typealias Fixture = ListFixture

    private struct Entry {
        var list: ReliefList
        var lines: [ListLine]
        /// Everything published, once it is.
        var approved: ListContent?
        var payments: [LineNumber: PaymentStateWord] = [:]
    }

    private var entries: [Entry]
    private var next = 1_000
    private(set) var seen: Set<String> = []

    init(lines: [ListLine]) {
        entries = [Entry(list: Self.list(1, .checking), lines: lines)]
    }

    private static func list(_ number: Int, _ state: ListState, parent: ListNumber? = nil) -> ReliefList {
        ReliefList(
            number: ListNumber(programme: Fixture.number.programme, number: number)!, version: 1,
            approval: Fixture.tiers, day: ProgrammeFixture.day, maker: Fixture.li, parent: parent, state: state,
            since: Fixture.start)
    }

    mutating func run(_ chance: inout Chance) throws {
        for _ in 0..<60 {
            for index in entries.indices {
                try step(index, &chance)
                check(index)
            }
        }
        // Every line is payable in one list at most, and what it continues in none.
        let payable = entries.flatMap { entry in
            [.released, .closed].contains(entry.list.state.word) ? entry.lines.filter(\.isPayable) : []
        }
        #expect(Set(payable.map(\.person)).count == payable.count)
        let continued = Set(entries.flatMap(\.lines).compactMap(\.continues))
        #expect(payable.allSatisfy { !continued.contains($0.number) })
    }

    private mutating func step(_ index: Int, _ chance: inout Chance) throws {
        var entry = entries[index]
        defer { entries[index] = entry }
        let content = content(of: entry)
        switch entry.list.state {
        case .checking: try entry.list.take(.endChecks(content), at: Fixture.start)
        case .checked:
            guard content.sum.lines > 0 else { return }
            try entry.list.take(.publish(Fixture.period), at: Fixture.start)
        case .publicised where chance.once(in: 4):
            try entry.list.take(.endPublicity(today: CivilDate("2026-12-24")!), at: Fixture.start)
        case .publicised, .settlingObjections:
            if case .settlingObjections = entry.list.state, chance.once(in: 3) {
                try entry.list.take(.settle(leavingOut: true), at: Fixture.start)
            } else if chance.once(in: 25) {
                try entry.list.take(.withdraw(why: "有误"), at: Fixture.start)
                seen.insert("withdrawn")
            } else {
                try change(&entry, &chance)
            }
        case .approving(_, let signatures):
            if chance.once(in: 3) { return try change(&entry, &chance) }
            guard content.sum.lines > 0, let level = entry.list.nextLevel else { return }
            let who = [Fixture.wang, Fixture.zhao][signatures.count]
            try entry.list.take(
                .sign(Fixture.signature(level, by: who, content: content), limit: nil), at: Fixture.start)
            if entry.list.state.word == .approved {
                entry.approved = content
                seen.insert("approved")
            }
        case .approved where chance.once(in: 2): try entry.list.take(.release(try Fixture.release()), at: Fixture.start)
        case .approved: try decideLate(&entry, &chance)
        case .released: try pay(&entry, &chance)
        default: break
        }
        entries[index] = entry
        followUp(index, &entry, &chance)
    }

    /// An objection is raised or decided, a line split off or taken off.
    private mutating func change(_ entry: inout Entry, _ chance: inout Chance) throws {
        let at = chance.below(entry.lines.count)
        let step: ListLine.Step = chance.one(of: [.object, .uphold, .reject, .splitOff, .remove(.deceased)])
        let word = entry.list.state.word
        do throws(ListRefusal) { try entry.lines[at].take(step, while: word) } catch { return }
        let content = content(of: entry)
        if content != entry.list.content, word == .approving {
            try entry.list.take(.split(remaining: content), at: Fixture.start)
        }
        try entry.list.recount(content, openObjections: open(entry))
        let names: [ListLine.Step: String] = [
            .object: "frozen", .uphold: "upheld", .reject: "rejected", .splitOff: "split",
        ]
        if let name = names[step] { seen.insert(name) }
    }

    /// What was left out is decided when the others were signed for.
    private mutating func decideLate(_ entry: inout Entry, _ chance: inout Chance) throws {
        guard let at = entry.lines.firstIndex(where: { $0.state.word == .frozen }) else { return }
        try entry.lines[at].take(chance.once(in: 2) ? .uphold : .reject, while: entry.list.state.word)
        try entry.list.recount(content(of: entry), openObjections: open(entry))
        seen.insert("late")
    }

    private mutating func pay(_ entry: inout Entry, _ chance: inout Chance) throws {
        for line in entry.lines where line.isPayable {
            if [nil, .released, .requested, .unknown].contains(entry.payments[line.number]), chance.once(in: 2) {
                entry.payments[line.number] = chance.one(of: PaymentStateWord.allCases)
            }
        }
        let isOpen = { (line: ListLine) in
            line.isPayable && [nil, .released, .requested, .unknown].contains(entry.payments[line.number])
        }
        let open = entry.lines.count(where: isOpen)
        guard open == 0 else { return }
        try entry.list.take(.close(open: 0), at: Fixture.start)
        seen.insert("closed")
    }

    private mutating func followUp(_ index: Int, _ entry: inout Entry, _ chance: inout Chance) {
        guard entry.list.state.word != .withdrawn, chance.once(in: 3), entries.count < 5 else { return }
        let number = ListNumber(programme: Fixture.number.programme, number: entries.count + 1)!
        var drawn = next
        let made = try? FollowUp(
            of: entry.list.number, standing: entry.list.state.word, as: number, from: &entry.lines
        ) {
            drawn += 1
            return LineNumber(number: drawn)!
        }
        guard let follow = made ?? nil else { return }
        next = drawn
        entries.append(
            Entry(list: Self.list(number.number, .checking, parent: entry.list.number), lines: follow.lines))
        seen.insert("follow-up")
    }

    private func content(of entry: Entry) -> ListContent {
        let fen = entry.lines.filter(\.isPayable).reduce(0) { $0 + $1.amount.amount }
        return ListContent(
            LineSum(lines: entry.lines.count(where: \.isPayable), fen: Fen(fen)),
            digest: ListDigest.text(of: entry.list, entry.lines))
    }

    private func open(_ entry: Entry) -> Int {
        entry.lines.reduce(0) { if case .frozen(let open) = $1.state { $0 + open } else { $0 } }
    }

    private func check(_ index: Int) {
        let entry = entries[index]
        var totals = ControlTotals()
        for line in entry.lines {
            totals.count(checked: line)
            totals.count(published: line)
            if line.isPayable, [.released, .closed].contains(entry.list.state.word) {
                totals.count(released: line.amount, entry.payments[line.number])
            }
        }
        let state = entry.list.state.word
        #expect(totals.differences(at: state) == [], "\(state)")
        if let content = entry.list.content, state != .withdrawn, state != .checking {
            #expect(totals[.approved] == content.sum && self.content(of: entry) == content, "\(state)")
        }
        if let approved = entry.approved { #expect(entry.list.content == approved, "what was approved moved") }
        #expect(totals[.frozen].lines == entry.lines.count)
    }
}
