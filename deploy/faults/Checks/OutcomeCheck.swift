/// Every confirmed request has exactly one first outcome, of the kind that the seed demands.
struct OutcomeCheck: Check {
    func check(_ stage: Stage) async throws {
        let ledger = stage.ledger
        let stories = stage.departments.stories
        let (lost, wrong) = ledger.read { state in
            var lost: [String] = []
            var wrong: [String] = []
            for number in 0..<stories {
                let story = Story(number, seed: ledger.seed)
                let parts = (0..<MessageKey.parts).map { state.entry(MessageKey(story: number, part: $0)) }
                for part in 0..<(story.hasSecondPart ? 2 : 1) where !parts[part].isConfirmed {
                    wrong.append("\(story.plot) \(story.eventID(part: part)) was never confirmed")
                }
                let found = parts.map(\.verdict)
                if story.expected.contains(found) { continue }
                let text =
                    "\(story.plot) \(story.eventID(part: 0)): \(found.map(\.description).joined(separator: " and "))"
                if found.count(where: { $0 != .none }) < story.expected[0].count(where: { $0 != .none }) {
                    lost.append(text)
                } else {
                    wrong.append(text)
                }
            }
            return (lost, wrong)
        }
        stage.tally.withLock { $0.lost += lost.count }
        if !lost.isEmpty { stage.violations.add("\(lost.count) messages without outcome: \(lost.prefix(5))") }
        if !wrong.isEmpty { stage.violations.add("\(wrong.count) wrong outcomes: \(wrong.prefix(5))") }
        let doubled = ledger.read { $0.doubled }
        stage.tally.withLock { $0.doubled += doubled.count }
        if !doubled.isEmpty { stage.violations.add("\(doubled.count) second outcomes: \(doubled.prefix(5))") }
    }
}

extension Ledger.State {
    func entry(_ key: MessageKey) -> Ledger.Entry { key.index < entries.count ? entries[key.index] : .init() }
}
