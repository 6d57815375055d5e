import Contracts
import Foundation
import Messaging
import Postgres
import ServiceKit
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import Messaging

/// What is prepared beside the messages is sent once, whoever dies and however many do it.
@Suite(.timeLimit(.minutes(3))) struct PreparedDutyTests {
    @Test func eachIsSealedAndSentOnce() async throws {
        try await withLetters(1_000) { site, department, recipient, environment, _ in
            try await RunningServices.with(environment.lettersServices()) { _ in
                let requests = try await department.letters(1...1_000)
                for (number, request) in requests.enumerated() {
                    #expect(
                        try recipient.open(request, as: department.name)
                            == ["number": .integer(Int64(number + 1)), "secret": .string(SealedRequestTests.secret)])
                }
                try await site.expectAllSentOnce(1_000)
            }
            #expect(try await site.database.columnsHolding(SealedRequestTests.secret) == [])
        }
    }

    /// Whoever fails to be prepared, or to be saved, keeps nobody else waiting.
    @Test func whatFailsByItselfIsPutOffAndTheOthersAreSent() async throws {
        try await withLetters(300) { site, department, _, environment, log in
            try await site.database.run(
                """
                update letter set poison = 'prepare' where number in (2, 150);
                update letter set poison = 'save' where number in (3, 299)
                """)
            try await RunningServices.with(environment.lettersServices()) { _ in
                try await eventually("the others are sent", within: .seconds(30)) {
                    try await site.database.count("letter", where: "state = 'sent'") == 296
                }
                try await eventually("they are put off, and told once each") {
                    log.lines.filter { $0["level"] == "error" }.compactMap { $0["subject"]?.string }.sorted()
                        == ["letter 150", "letter 2", "letter 299", "letter 3"]
                }
                #expect(try await site.database.count("letter", where: "due_at > now() + interval '50 minutes'") == 4)
                try await site.database.run("update letter set poison = null, due_at = now() where state = 'due'")
                _ = try await department.letters(1...300)
                try await site.expectAllSentOnce(300)
            }
        }
    }

    /// Ended by SIGKILL where it hurts; another goes on.
    @Test(arguments: ["before-seal:2", "after-seal:2", "before-request-commit:2", "before-publish:2"])
    func whoDiesBetweenPreparingAndSavingHasSentNothingTwice(_ faultPoint: String) async throws {
        try await withLetters(400) { site, department, _, environment, _ in
            let settings = try site.settings.merging(["FAULT_POINT": faultPoint]) { $1 }
            await #expect(processExitsWith: .signal(SIGKILL)) { [settings = settings as [String: String]] in
                let configuration = try ServiceConfiguration(environment: settings)
                let dying = ServiceEnvironment(
                    name: "enrollment", configuration: configuration,
                    output: LogOutput(format: .json, descriptor: 2))
                try await RunningServices.with(dying.lettersServices()) { _ in try await Task.sleep(for: .seconds(30)) }
            }
            let before = try await site.database.count("letter", where: "state = 'sent'")
            #expect(before < 400, "it died before all was done")
            try await RunningServices.with(environment.lettersServices()) { _ in
                _ = try await department.letters(1...400)
                try await site.expectAllSentOnce(400)
            }
        }
    }

    /// Both hold themselves for the one that holds the duties.
    @Test func twoWhoHoldTheDutiesSendOnce() async throws {
        try await withLetters(2_000) { site, _, _, environment, _ in
            let identity = ServiceIdentity(name: "enrollment", brokerUser: site.user.name)
            let duties = [Letters(), Letters()]
            var rounds: [PreparedRound<Letters>] = []
            for (index, duty) in duties.enumerated() {
                let desk = try await site.heldDesk("work-\(index)", environment)
                rounds.append(PreparedRound(duty: duty, desk: desk, identity: identity, logger: environment.logger))
            }
            #expect(rounds.allSatisfy { $0.desk.duties.isHeld })
            try await withThrowingTaskGroup(of: Void.self) { group in
                for round in rounds { group.addTask { try await round.make() } }
                try await group.waitForAll()
            }
            let prepared = duties.map { $0.prepared.load(ordering: .relaxed) }
            #expect(
                prepared.allSatisfy { $0 > 0 } && prepared.reduce(0, +) > 2_000, "both had some in hand: \(prepared)")
            #expect(try await site.database.count("letter", where: "state = 'sent' and times = 1") == 2_000)
            #expect(try await site.database.count("outbox") == 2_000)
            #expect(try await site.database.value("select count(distinct subject) from outbox", as: Int.self) == 2_000)
        }
    }

    private func withLetters(
        _ count: Int,
        _ body:
            @Sendable (TestSite, TestDepartment, TestRecipient, ServiceEnvironment, TestLog) async throws -> Void
    ) async throws {
        try await TestSite.with("enrollment") { site in
            let (environment, log) = try site.environment()
            try await MessagingServices(environment: environment).prepareDatabase([Letters.schema])
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                let recipient = try await site.registerKey(of: department.name)
                try await site.database.run(
                    """
                    insert into letter (number, department)
                    select number, '\(department.name)' from generate_series(1, \(count)) as number
                    """)
                try await body(site, department, recipient, environment, log)
            }
        }
    }
}

/// Writes to departments.
private final class Letters: PreparedDuty {
    struct Failed: Error {}

    struct Letter: Sendable {
        var number: Int64
        var department: DepartmentName
        var key: DepartmentKey
        var poison: String?
    }

    let name = "letters"
    let page = 64
    let prepared = Atomic<Int>(0)

    static let schema = Migration(
        number: 903, name: "letters",
        sql: """
            create table letter (number bigint primary key, department text not null, state text not null default 'due',
                due_at timestamptz not null default now(), times integer not null default 0, poison text,
                failing_since timestamptz, check (state = 'due' or poison is distinct from 'save'))
            """)

    func read(_ limit: Int, after place: Int64?, at now: Date, in transaction: borrowing Transaction) throws -> [Letter]
    {
        let rows = Array(try transaction.query(Self.due, place ?? 0, now, limit))
        let names = Set(try rows.compactMap { DepartmentName(try $0.get("department")) })
        let keys = try DepartmentKeyStore.keys(of: names, in: transaction)
        return try rows.map { row in
            let name = DepartmentName(try row.get("department"))!
            return Letter(
                number: try row.get("number"), department: name, key: keys[name]!,
                poison: try row.get(optional: "poison"))
        }
    }

    func place(of letter: Letter) -> Int64 { letter.number }

    func prepare(_ letter: Letter, with sealer: RequestSealer) throws -> (Int64, PreparedRequest) {
        prepared.add(1, ordering: .relaxed)
        if letter.poison == "prepare" { throw Failed() }
        let request = OutgoingEvent.request(
            to: letter.department, key: letter.key, type: SealedRequestTests.Asker.type,
            data: ["number": .integer(letter.number), "secret": .string(SealedRequestTests.secret)],
            subject: "letter-\(letter.number)", causationID: "letter-\(letter.number)")
        return (letter.number, sealer.seal(request))
    }

    func save(
        _ prepared: [(Int64, PreparedRequest)], at now: Date, in transaction: borrowing Transaction
    ) throws -> PreparedSlice {
        let sent = Set(try transaction.query(Self.send, prepared.map(\.0)).map { try $0.get("number", as: Int64.self) })
        return PreparedSlice(
            count: sent.count, requests: prepared.filter { sent.contains($0.0) }.map(\.1), outcome: Outcome("sent"))
    }

    func putOff(_ letter: Letter, at now: Date, in transaction: borrowing Transaction) throws -> PutOff {
        let isNew = try transaction.query(Self.putOff, letter.number).first?.get("new", as: Bool.self)
        return PutOff("letter \(letter.number)", isNew: isNew ?? false)
    }

    private static let due = Statement(
        "letter.due",
        """
        select number, department, poison from letter
        where state = 'due' and number > $1 and due_at <= $2 order by number limit $3
        """)

    private static let send = Statement(
        "letter.send",
        "update letter set state = 'sent', times = times + 1 where number = any($1) and state = 'due' returning number")

    private static let putOff = Statement(
        "letter.put-off",
        """
        update letter as late set due_at = now() + interval '1 hour', failing_since = coalesce(late.failing_since, now())
        from (select number, failing_since is null as new from letter where number = $1) as known
        where late.number = known.number returning known.new
        """)
}

extension ServiceEnvironment {
    fileprivate func lettersServices() -> [any Service] {
        MessagingServices(environment: self).services(
            handlers: [], operations: [], queries: [], preparedDuties: [Letters()])
    }
}

extension TestDepartment {
    /// The requests with these numbers, once each has arrived.
    fileprivate func letters(_ numbers: ClosedRange<Int>) async throws -> [CloudEvent] {
        try await eventually("all have arrived", within: .seconds(30)) {
            numbers.allSatisfy { !answers(to: "letter-\($0)").isEmpty }
        }
        return try numbers.map { try #require(answers(to: "letter-\($0)").first) }
    }
}

extension TestSite {
    /// Each is sent, and one event each was published; the broker may have got it twice, under one id.
    fileprivate func expectAllSentOnce(_ count: Int) async throws {
        #expect(try await database.count("letter", where: "state = 'sent' and times = 1") == count)
        try await eventually("the outbox is empty") { try await database.count("outbox") == 0 }
    }

    /// The desk of a process that has taken the duties, and that others may take too: it does not notice.
    func heldDesk(_ name: String, _ environment: ServiceEnvironment) async throws -> WorkDesk {
        let desk = WorkDesk(
            endpoint: environment.configuration.database, name: name, logger: environment.logger)
        try await desk.showPresence()
        try await desk.transaction { _, _ in }
        try await desk.connection.execute(script: "select pg_advisory_unlock_all()", place: "test")
        return desk
    }
}
