/// Every message about a station was answered once, as its story has it, or not at all where nothing is to be said; the
/// log holds the same answers, once and in order.
struct StationOutcomeCheck: Check {
    func check(_ stage: Stage) async throws {
        let book = stage.book
        let (lost, silent, doubled, wrong) = book.read { state in
            (
                state.entries.filter { $0.value.answer != nil && $0.value.outcome == 0 }.keys.sorted(),
                state.entries.filter { !$0.value.isConfirmed }.keys.sorted(), state.doubled, state.wrong
            )
        }
        stage.tally.withLock {
            $0.lost += lost.count
            $0.doubled += doubled.count
        }
        report(lost, "station messages without outcome", stage)
        report(silent, "station messages never confirmed", stage)
        report(doubled, "second outcomes about stations", stage)
        report(wrong, "wrong outcomes about stations", stage)
        let told = book.read { $0.entries.filter { $0.value.outcome != 0 }.mapValues(\.outcome) }
        func missing() -> [String] {
            stage.log.read { log in told.filter { log.stations.outcomes[$0.key] != $0.value }.keys.sorted() }
        }
        // The departments' queues and the log are filled by one publishing; the log is read a moment later.
        try? await until("the log is read", within: .seconds(10)) { missing().isEmpty }
        report(missing(), "outcomes about stations that departments have and the log has not", stage)
        let log = stage.log.read { $0.stations }
        stage.tally.withLock {
            $0.inversions += log.inversions.count
            $0.doubled += log.doubled.count
        }
        report(log.inversions, "events about stations out of order", stage)
        report(log.doubled, "second outcomes about stations in the log", stage)
        report(log.codes.faults, "codes announced of two stations", stage)
    }

    private func report(_ found: [String], _ what: String, _ stage: Stage) {
        if !found.isEmpty { stage.violations.add("\(found.count) \(what): \(found.prefix(5))") }
    }
}
