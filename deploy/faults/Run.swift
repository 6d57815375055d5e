import Contracts
import Foundation

/// One run: replicas and departments work, faults happen one after another, and at the end everything is counted.
struct Run: Sendable {
    let stage: Stage
    let schedule: Schedule
    let length: Duration
    let leaks: LeakWatch
    let watch: StationWatch

    /// - Returns: what became of each fault, in order.
    func perform() async throws -> [FaultRecord] {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for replica in stage.everyone { group.addTask { try await replica.run() } }
            for replica in stage.replicas { replica.start() }
            for department in 0..<stage.departments.endpoints.count {
                group.addTask {
                    try await OutcomeReader(
                        departments: stage.departments, cases: stage.cases, stations: stage.book,
                        department: department
                    ).run()
                }
                group.addTask { try await stage.departments.send(department: department) }
                group.addTask {
                    try await StationTraffic(departments: stage.departments, book: stage.book)
                        .send(department: department)
                }
            }
            for endpoint in stage.instance.reviewers {
                group.addTask { try await ReviewDesk(endpoint: endpoint, seed: stage.ledger.seed).run() }
                group.addTask { try await ApprovalDesk(endpoint: endpoint, seed: stage.ledger.seed).run() }
            }
            group.addTask {
                try await InsuranceOffice(
                    endpoint: stage.instance.office, key: stage.instance.officeKey, book: stage.cases
                ).run()
            }
            group.addTask {
                try await MapProvider(
                    endpoint: stage.instance.mapProvider, key: stage.instance.mapKey, seed: stage.ledger.seed,
                    book: stage.map
                ).run()
            }
            group.addTask { try await watch.run(stage) }
            group.addTask { try await Revocations(departments: stage.departments, book: stage.cases).run() }
            group.addTask { try await PassingTime(stage: stage).run() }
            group.addTask { try await stage.log.run() }
            group.addTask { try await leaks.run(stage) }
            let (records, recordsChannel) = AsyncStream<[FaultRecord]>.makeStream()
            group.addTask {
                recordsChannel.yield(try await afflict())
                recordsChannel.finish()
                throw CancellationError()
            }
            var result: [FaultRecord] = []
            var failure: (any Error)?
            do {
                while try await group.next() != nil {}
            } catch is CancellationError {
                for await found in records { result = found }
            } catch {
                failure = error
            }
            // The processes end before the group does.
            for replica in stage.everyone { replica.stop() }
            group.cancelAll()
            await end(stage.everyone)
            while let ended = await group.nextResult() {
                if case .failure(let error) = ended, failure == nil, !(error is CancellationError) { failure = error }
            }
            if let failure { throw failure }
            return result
        }
    }

    /// Gives the processes the time that a graceful end may take.
    private func end(_ replicas: [Replica]) async {
        let deadline = ContinuousClock.now + .seconds(25)
        while replicas.contains(where: { $0.pid != nil }), ContinuousClock.now < deadline {
            // Nobody cancels this task.
            try? await Task.sleep(for: .milliseconds(20))
        }
        for replica in replicas where replica.pid != nil {
            stage.violations.add("\(replica.name) did not end when it was asked to")
            replica.signal(SIGKILL, .dies)
        }
    }

    private func afflict() async throws -> [FaultRecord] {
        for replica in stage.replicas { try await stage.ready(replica) }
        var records: [FaultRecord] = []
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await stage.departments.feed() }
            group.addTask {
                try await StationTraffic(departments: stage.departments, book: stage.book)
                    .feed(perSecond: stage.storiesPerSecond)
            }
            if let endpoint = stage.instance.reviewers.first {
                group.addTask { try await DirectoryNews(endpoint: endpoint).run() }
            }
            stage.ledger.mark()
            stage.book.mark()
            try await until("messages flow", within: .seconds(30)) {
                stage.ledger.markReached.flowedAt != nil && stage.book.markReached.flowedAt != nil
            }
            let end = ContinuousClock.now + length
            for plan in schedule.faults where plan.kind.isPossible(in: stage.instance) {
                try await Task.sleep(for: .milliseconds(plan.pause))
                guard ContinuousClock.now < end else { break }
                do {
                    let record = try await FaultRun(stage: stage, plan: plan).perform()
                    records.append(record)
                    say(record.line)
                } catch  where !(error is CancellationError) {
                    stage.violations.add("fault \(plan.number), \(plan.name): \(error)")
                    break
                }
            }
            while records.count == schedule.faults.count, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(100))
            }
            group.cancelAll()
        }
        await finish()
        return records
    }

    /// Sends what was held back, waits for the last outcome, and counts while everything still runs.
    private func finish() async {
        stage.departments.finish()
        do {
            try await until("everything is sent", within: .seconds(60)) { stage.departments.isIdle }
            try await until("everything is answered", within: .seconds(60)) { stage.ledger.read { $0.open } == 0 }
            try await until("every station's story is told", within: .seconds(60)) {
                stage.book.read { $0.isComplete(seed: stage.book.seed) }
            }
        } catch {
            stage.violations.add("\(error)")
        }
        do {
            try await leaks.provoke(stage)
        } catch {
            stage.violations.add("the replicas after many reconnections: \(error)")
        }
        do {
            try await watch.look(stage)
        } catch {
            stage.violations.add("the stations in the database: \(error)")
        }
        for check in Run.checks { await check.run(on: stage) }
        leaks.judge(stage)
    }

    private static let checks: [any Check] = [
        OutcomeCheck(), InsuranceCheck(), DatabaseCheck(), DeadLetterCheck(), EventLogCheck(),
        StationOutcomeCheck(), StationCheck(), VisitCheck(), ListingCheck(), DirectoryCheck(),
        AuditCheck(service: .enrollment), AuditCheck(service: .stations), QueueCheck(), ConnectionCheck(),
    ]
}
