import Contracts
import FoundationEssentials
import Messaging
import Postgres
import TestSupport
import Testing

/// What falls due by itself: one that fails keeps nobody else waiting.
@Suite(.timeLimit(.minutes(5))) struct DutyTests {
    @Test func whatFailsByItselfIsPutOffAndTheOthersAreDone() async throws {
        try await withChores { site, log in
            try await site.database.run(
                "insert into chore select number, now(), number in (1, 23, 77) from generate_series(1, 100) as number")
            try await eventually("the others are done", within: .seconds(30)) {
                try await site.database.count("chore", where: "due_at is null") == 97
            }
            #expect(try await site.database.count("chore", where: "due_at > now() + interval '50 minutes'") == 3)
            // Each is told once, whoever takes up the duties.
            func told() -> [String] {
                log.lines.filter { $0["level"] == "error" }.compactMap { $0["subject"]?.string }.sorted()
            }
            try await eventually("they are told") { told().count == 3 }
            #expect(told() == ["chore 1", "chore 23", "chore 77"])
            try await site.database.run("update chore set due_at = now() where due_at is not null")
            try await eventually("they are put off again") {
                try await site.database.count("chore", where: "due_at > now()") == 3
            }
            #expect(told().count == 3)
            // Mended, they are done as the others.
            try await site.database.run("update chore set poison = false, due_at = now() where due_at is not null")
            try await eventually("all are done") {
                try await site.database.count("chore", where: "due_at is null") == 100
            }
        }
    }

    /// Where everything fails it is hardly the fault of each: few are put off, so that most are done once it is mended.
    @Test func whereAllFailFewArePutOff() async throws {
        try await withChores { site, log in
            try await site.database.run(
                "insert into chore select number, now(), true from generate_series(1, 1000) as number")
            try await eventually("it is told", within: .seconds(30)) {
                log.lines.contains { $0["message"] == "a duty failed" && $0["duty"] == "chores" }
            }
            #expect((1...200).contains(try await site.database.count("chore", where: "due_at > now()")))
        }
    }

    private func withChores(_ body: @Sendable (TestSite, TestLog) async throws -> Void) async throws {
        try await TestSite.with("enrollment") { site in
            let (environment, log) = try site.environment()
            let messaging = MessagingServices(environment: environment)
            try await messaging.prepareDatabase([Recorder.schema, Chores.schema])
            let services = messaging.services(
                handlers: [Recorder()], operations: [], queries: [], duties: [Chores()])
            try await RunningServices.with(services) { _ in try await body(site, log) }
        }
    }
}

/// A duty with nothing to it.
private struct Chores: ServiceDuty {
    struct Failed: Error {}

    let name = "chores"
    let slice = 16

    static let schema = Migration(
        number: 901, name: "chores",
        sql: """
            create table chore (id bigint primary key, due_at timestamptz, poison boolean not null,
                failing_since timestamptz)
            """)

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        let due = try transaction.query(Self.done, limit).map { try $0.get("poison", as: Bool.self) }
        if due.contains(true) { throw Failed() }
        return DutySlice(count: due.count, mayBeMore: due.count == limit, outcome: Outcome("done"))
    }

    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? {
        try transaction.query(Self.putOff).first.map { row in
            PutOff("chore \(try row.get("id", as: Int64.self))", isNew: try row.get("new"))
        }
    }

    private static let done = Statement(
        "chore.done",
        """
        update chore set due_at = null where id in (
            select id from chore where due_at <= now() order by due_at, id limit $1 for update skip locked)
        returning poison
        """)

    private static let putOff = Statement(
        "chore.put-off",
        """
        update chore as late set due_at = now() + interval '1 hour', failing_since = coalesce(late.failing_since, now())
        from (select id, failing_since is null as new from chore where due_at <= now()
            order by due_at, id limit 1 for update skip locked) as first
        where late.id = first.id returning late.id, first.new
        """)
}
