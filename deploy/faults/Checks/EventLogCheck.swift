/// What stands in `events.log`: each outcome once, whatever was repeated on the wire, and each subject's in order. It is
/// read twice: by one who followed it through every fault, and by one who comes now and begins at its beginning.
struct EventLogCheck: Check {
    func check(_ stage: Stage) async throws {
        let late = EventLogReader(endpoint: try stage.instance.administrator, seed: stage.ledger.seed)
        let reading = Task { try await late.run() }
        defer { reading.cancel() }
        // The departments' queues and the log are filled by one publishing; the log is read a moment later.
        try? await until("the log is read", within: .seconds(10)) { missing(in: stage.log, of: stage) == 0 }
        try? await until("the log is read from its beginning", within: .seconds(60)) {
            late.nextOffset >= stage.log.nextOffset && missing(in: late, of: stage) == 0
        }
        let (inversions, doubled) = late.read { ($0.inversions, $0.doubled) }
        stage.tally.withLock {
            $0.inversions = inversions.count
            $0.doubled += doubled.count
        }
        let lacks = "outcomes that departments have and the log has not"
        stage.violations.require(lacks, missing(in: late, of: stage), equals: 0)
        stage.violations.require("\(lacks), to one who followed it", missing(in: stage.log, of: stage), equals: 0)
        if !inversions.isEmpty { stage.violations.add("\(inversions.count) out of order: \(inversions.prefix(5))") }
        if !doubled.isEmpty {
            stage.violations.add("\(doubled.count) second outcomes in the log: \(doubled.prefix(5))")
        }
    }

    private func missing(in log: EventLogReader, of stage: Stage) -> Int {
        let ledger = stage.ledger.read { $0.entries.map(\.outcome) }
        return log.read { state in
            ledger.indices.count { ledger[$0] != 0 && ($0 >= state.outcomes.count || !state.has(ledger[$0], for: $0)) }
        }
    }
}

extension EventLogReader {
    fileprivate var nextOffset: Int64 { read { $0.nextOffset } }
}

extension EventLogReader.State {
    func has(_ outcome: UInt64, for index: Int) -> Bool { outcomes[index] == outcome || outcomes[index | 1] == outcome }
}
