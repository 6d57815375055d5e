/// What stands in `events.log`: each outcome once, whatever was repeated on the wire, and each subject's in order.
struct EventLogCheck: Check {
    func check(_ stage: Stage) async throws {
        // The departments' queues and the log are filled by one publishing; the log is read a moment later.
        let ledger = stage.ledger.read { $0.entries.map(\.outcome) }
        try? await until("the log is read", within: .seconds(10)) { missing(ledger, in: stage) == 0 }
        let (inversions, doubled) = stage.log.read { ($0.inversions, $0.doubled) }
        stage.tally.withLock {
            $0.inversions = inversions.count
            $0.doubled += doubled.count
        }
        stage.violations.require(
            "outcomes that departments have and the log has not", missing(ledger, in: stage), equals: 0)
        if !inversions.isEmpty { stage.violations.add("\(inversions.count) out of order: \(inversions.prefix(5))") }
        if !doubled.isEmpty {
            stage.violations.add("\(doubled.count) second outcomes in the log: \(doubled.prefix(5))")
        }
    }

    private func missing(_ ledger: [UInt64], in stage: Stage) -> Int {
        stage.log.read { state in
            ledger.indices.count { ledger[$0] != 0 && ($0 >= state.outcomes.count || !state.has(ledger[$0], for: $0)) }
        }
    }
}

extension EventLogReader.State {
    func has(_ outcome: UInt64, for index: Int) -> Bool { outcomes[index] == outcome || outcomes[index | 1] == outcome }
}
