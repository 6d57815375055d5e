import Foundation

/// Takes one fault through its states, and measures.
struct FaultRun: Sendable {
    let stage: Stage
    let plan: PlannedFault

    func perform() async throws -> FaultRecord {
        let fault = plan.kind.make(plan)
        let before = await counts()
        var record = FaultRecord(plan: plan)
        try await fault.strike(stage)
        let struck = ContinuousClock.now
        if fault.flowsMeanwhile { record.flowedAfterStrike = try await flow().map { struck.duration(to: $0) } }
        try await Task.sleep(until: struck + fault.hold, clock: .continuous)
        try await fault.lift(stage)
        let lifted = ContinuousClock.now
        let flowing = try await flow()
        let settled = try await settle()
        record.recovery = record.flowedAfterStrike ?? flowing.map { lifted.duration(to: $0) }
        record.sinceStrike = record.flowedAfterStrike ?? flowing.map { struck.duration(to: $0) }
        record.settled = settled.map { lifted.duration(to: $0) }
        let after = await counts()
        record.deaths = after.deaths - before.deaths
        record.wireDuplicates = after.repeats - before.repeats
        record.refusals = max(0, after.refusals - before.refusals)
        judge(record)
        return record
    }

    private func judge(_ record: FaultRecord) {
        let name = "fault \(plan.number), \(plan.name)"
        if record.recovery == nil { stage.violations.add("\(name): nothing flowed again within 60 s") }
        if record.settled == nil { stage.violations.add("\(name): messages were left unanswered for 90 s") }
        if !stage.anyPace, let limit = plan.kind.limit, let recovery = record.recovery, recovery > limit {
            stage.violations.add("\(name): flowed again after \(seconds(recovery)) s, allowed are \(seconds(limit)) s")
        }
        let window = 1_000 * max(1, record.deaths) + record.refusals
        if record.wireDuplicates > window {
            stage.violations.add("\(name): \(record.wireDuplicates) wire duplicates, the window is \(window)")
        }
    }

    /// When of both services the first message that was first sent from now on had its outcome.
    private func flow() async throws -> ContinuousClock.Instant? {
        stage.ledger.mark()
        stage.book.mark()
        return try await reached(within: .seconds(60)) { $0.flowedAt }
    }

    /// When the last message sent before ``flow()`` had its outcome.
    private func settle() async throws -> ContinuousClock.Instant? {
        try await reached(within: .seconds(90)) { $0.settledAt }
    }

    private func reached(
        within limit: Duration, _ instant: (Ledger.Mark) -> ContinuousClock.Instant?
    ) async throws -> ContinuousClock.Instant? {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if let first = instant(stage.ledger.markReached), let second = instant(stage.book.markReached) {
                return max(first, second)
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        return nil
    }

    private func counts() async -> (deaths: Int, repeats: Int, refusals: Int) {
        var refusals = 0
        for replica in stage.replicas { refusals += await stage.refusals(of: replica) }
        return (stage.everyone.reduce(0) { $0 + $1.starts }, stage.log.read { $0.repeats }, refusals)
    }
}

/// What became of one fault.
struct FaultRecord: Sendable {
    let plan: PlannedFault
    /// From its end, or from its beginning where others went on meanwhile, until messages flowed.
    var recovery: Duration?
    var sinceStrike: Duration?
    var flowedAfterStrike: Duration?
    /// From its end until nothing sent before was unanswered.
    var settled: Duration?
    var deaths = 0
    var wireDuplicates = 0
    var refusals = 0

    init(plan: PlannedFault) { self.plan = plan }

    var line: String {
        let name = "\(plan.number) \(plan.name)".padding(toLength: 40, withPad: " ", startingAt: 0)
        return "\(name) flowing after \(recovery.map(seconds) ?? "-") s, settled after \(settled.map(seconds) ?? "-") s"
            + (wireDuplicates > 0 ? ", \(wireDuplicates) wire duplicates" : "")
    }
}

/// Seconds with two digits.
func seconds(_ duration: Duration) -> String {
    let hundredths = Int((duration / .milliseconds(10)).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}
