import Contracts
import Foundation
import Postgres
import ServiceKit
import ServiceLifecycle
import TestSupport
import Testing

@testable import Messaging

/// What takes long is done beside the messages, once, and goes on where it was left.
@Suite(.timeLimit(.minutes(3))) struct LongWorkTests {
    @Test func messagesGoOnMeanwhile() async throws {
        try await withCounting(rows: 40) { site, environment, _ in
            let services = environment.countingServices(Counting(slice: 10, pause: 0.5))
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                try await RunningServices.with(services) { _ in
                    try await eventually("it has begun") { try await site.database.count("counted") >= 10 }
                    for number in 1...3 {
                        let id = try await department.publish(JSON.item(number))
                        _ = try await department.answer(to: id)
                    }
                    #expect(try await site.database.count("counted") < 40, "messages do not wait for it")
                    try await eventually("all is done", within: .seconds(20)) {
                        try await site.database.count("counted") == 40
                    }
                    try await eventually("what it announced goes out") { try await site.database.count("outbox") == 0 }
                }
            }
        }
    }

    @Test func whoDiesLeavesItToTheNext() async throws {
        try await withCounting(rows: 2_000) { site, environment, _ in
            for _ in 0..<3 {
                let services = environment.countingServices(Counting(slice: 100, pause: 0.05))
                let before = try await site.database.count("counted")
                try await RunningServices.with(services) { running in
                    try await eventually("it goes on", within: .seconds(20)) {
                        try await site.database.count("counted") > before
                    }
                    running.kill()
                }
            }
            #expect(try await site.database.count("counted") < 2_000)
            try await RunningServices.with(environment.countingServices(Counting(slice: 100))) { _ in
                try await eventually("all is done", within: .seconds(20)) {
                    try await site.database.count("counted", where: "times = 1") == 2_000
                }
            }
        }
    }

    /// Both hold themselves for the one that holds the duties: one of them works, slice by slice.
    @Test func twoWhoHoldTheDutiesDoItOnce() async throws {
        try await withCounting(rows: 2_000) { site, environment, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<2 {
                    let desk = try await site.heldDesk("work-\(index)", environment)
                    let work = Counting(slice: 50)
                    let messaging = MessagingServices(environment: environment)
                    let round = LongRound(
                        work: work, bench: messaging.bench(for: work), desk: desk, logger: environment.logger)
                    #expect(desk.duties.isHeld)
                    group.addTask {
                        try await eventually("all is done", within: .seconds(20)) {
                            try await round.make()
                            return try await site.database.count("counted") == 2_000
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await site.database.count("counted", where: "times = 1") == 2_000)
            #expect(try await site.database.count("outbox") == 40)
        }
    }

    @Test func whatFailsByItselfIsPutOffAndTheOthersAreDone() async throws {
        try await withCounting(rows: 100) { site, environment, log in
            try await site.database.run("update number_to_count set poison = true where number in (1, 57)")
            try await RunningServices.with(environment.countingServices(Counting(slice: 16))) { _ in
                try await eventually("the others are done", within: .seconds(20)) {
                    try await site.database.count("counted") == 98
                }
                try await eventually("they are told") {
                    log.lines.filter { $0["level"] == "error" }.compactMap { $0["subject"]?.string }.sorted()
                        == ["number 1", "number 57"]
                }
                try await site.database.run("update number_to_count set poison = false, put_off = false")
                try await eventually("all are done", within: .seconds(20)) {
                    try await site.database.count("counted", where: "times = 1") == 100
                }
            }
        }
    }

    /// While the broker, or the one who is asked, is away nobody is put off for it.
    @Test func whatIsNobodysFaultPutsNobodyOff() async throws {
        try await withCounting(rows: 10) { site, environment, log in
            try await RunningServices.with(environment.countingServices(Counting(slice: 16, asks: true))) { _ in
                try await eventually("it is told", within: .seconds(30)) {
                    log.lines.contains { $0["message"] == "a duty failed" && $0["duty"] == "counting" }
                }
            }
            #expect(try await site.database.count("number_to_count", where: "put_off") == 0)
            #expect(try await site.database.count("counted") == 0)
        }
    }

    private func withCounting(
        rows: Int, _ body: @Sendable (TestSite, ServiceEnvironment, TestLog) async throws -> Void
    ) async throws {
        try await TestSite.with("enrollment") { site in
            let (environment, log) = try site.environment()
            try await MessagingServices(environment: environment).prepareDatabase([Recorder.schema, Counting.schema])
            try await site.database.run(
                "insert into number_to_count select number from generate_series(1, \(rows)) as number")
            try await body(site, environment, log)
        }
    }
}

/// Counts rows, a slice at a time.
private struct Counting: LongWork {
    struct Failed: Error {}

    let name = "counting"
    var slice: Int
    /// For which each slice stands still, in seconds.
    var pause = 0.0
    /// Whether it asks a service that is not there.
    var asks = false
    let plans = WorkPlans.byVolume(memoryMiB: 8)

    static let schema = Migration(
        number: 904, name: "counting",
        sql: """
            create table number_to_count (number bigint primary key, poison boolean not null default false,
                put_off boolean not null default false);
            create table counted (number bigint primary key, times integer not null)
            """)

    func doSlice(_ limit: Int, on bench: Workbench) async throws -> WorkSlice {
        if asks { _ = try await bench.ask(["query": "nothing"], of: .stations) }
        let pause = pause
        return try await bench.decide { transaction, _ in
            let taken = try transaction.query(Self.take, limit)
            var numbers: [Int64] = []
            for row in taken {
                if try row.get("poison") { throw Failed() }
                numbers.append(try row.get("number"))
            }
            try transaction.execute(Self.count, numbers)
            try transaction.query(Self.stand, pause)
            let event = OutgoingEvent(
                type: .enrollmentPendingV1, data: ["count": .integer(Int64(numbers.count))], subject: "counting")
            return (
                WorkSlice(count: numbers.count, mayBeMore: numbers.count == limit),
                Outcome("counted", events: numbers.isEmpty ? [] : [event])
            )
        }
    }

    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? {
        try transaction.query(Self.putOff).first.map {
            PutOff("number \(try $0.get("number", as: Int64.self))", isNew: true)
        }
    }

    private static let take = Statement(
        "counting.take",
        """
        delete from number_to_count where number in (
            select number from number_to_count where not put_off order by number limit $1 for update skip locked)
        returning number, poison
        """)

    private static let count = Statement(
        "counting.count",
        """
        insert into counted select number, 1 from unnest($1::bigint[]) as number
        on conflict (number) do update set times = counted.times + 1
        """)

    private static let stand = Statement("counting.stand", "select pg_sleep($1)")

    private static let putOff = Statement(
        "counting.put-off",
        """
        update number_to_count set put_off = true
        where number = (select min(number) from number_to_count where not put_off) returning number
        """)
}

extension ServiceEnvironment {
    fileprivate func countingServices(_ work: Counting) -> [any Service] {
        MessagingServices(environment: self).services(
            handlers: [Recorder()], operations: [], queries: [], longWorks: [work])
    }
}
