import Contracts
import Foundation
import Messaging
import Postgres
import TestSupport
import Testing

@testable import EnrollmentService

/// Nothing waits unseen: asked again, told to operators, and late answers still taken.
@Suite(.timeLimit(.minutes(5))) struct InsuranceDeadlineTests {
    /// Operators hear of what has stalled: `department` is nobody's.
    private func watch(_ desk: InsuranceDesk) async throws {
        try await desk.site.broker.bind("department.\(desk.rider.name)", to: "events", "insurance.stalled.v1.#")
    }

    private func stalled(_ desk: InsuranceDesk, of number: String) -> [String] {
        var seen: Set<String> = []
        return desk.rider.events
            .filter { $0.type == "insurance.stalled.v1" && $0.subject == number && seen.insert($0.id).inserted }
            .compactMap { $0.data["reason"]?.string }
    }

    private func awaitStalled(_ desk: InsuranceDesk, of number: String, _ reasons: [String]) async throws {
        try await eventually("stalled \(reasons)", within: .seconds(20)) { stalled(desk, of: number) == reasons }
    }

    @Test func askedThreeTimesThenToldAndALateAnswerIsTaken() async throws {
        try await InsuranceDesk.with { desk in
            try await watch(desk)
            let number = try await desk.enrol(1..<2)[0]
            for attempt in 1...3 {
                let request = try await desk.request(desk.social, "eligibility-asked", of: number, count: attempt)
                #expect(request["attempt"] == .integer(Int64(attempt)) && request["round"] == 1)
                // Three days, six, twelve.
                let days = try await desk.site.database.value(
                    "select round(extract(epoch from due_at - now()) / 86400)::int from insurance_case", as: Int.self)
                #expect(days == 3 << (attempt - 1))
                try await desk.letTimePass()
            }
            try await awaitStalled(desk, of: number, ["no-answer"])
            let told = try #require(desk.rider.events.first { $0.type == "insurance.stalled.v1" })
            #expect(told.data["waitingFor"]?.string == desk.social.name && told.data["attempts"] == 3)
            #expect(told.data["state"] == "eligibility-asked")
            let figures = try await desk.site.ask("status", [:])["result"]?["waiting"]?.array ?? []
            let figure = figures.first { $0["kind"] == "insurance" }
            #expect(figure?["waiting"] == 1 && figure?["overdue"] == 1, "operators see it without looking for it")
            try await desk.letTimePass()
            try await awaitStalled(desk, of: number, ["no-answer", "no-answer"])
            #expect(try desk.requests(desk.social, "eligibility-asked", of: number).count == 3)
            try await desk.answerEligibility(number)
            try await desk.stands(number, "quoted")
            #expect(
                try await desk.site.database.count("insurance_case", where: "stalled_since is null and due_at > now()")
                    == 1)
        }
    }

    @Test func twoAnswersGoToAPersonWhoAsksAnew() async throws {
        try await InsuranceDesk.with { desk in
            try await watch(desk)
            let number = try await desk.enrol(1..<2)[0]
            try await desk.answerEligibility(number)
            try await desk.stands(number, "quoted")
            try await desk.answerEligibility(number, "already-insured")
            try await desk.stands(number, "disputed")
            try await awaitStalled(desk, of: number, ["answers-differ"])
            let retried = try await desk.site.ask(
                "insurance.retry", ["cases": [.string(number)]], why: "asked by phone")
            #expect(retried["ok"]?.bool == true, "\(retried)")
            let anew = try await desk.request(desk.social, "eligibility-asked", of: number, count: 2)
            #expect(anew["round"] == 2)
            try await desk.answerEligibility(number, "already-insured", round: 2)
            try await desk.stands(number, "already-insured")
        }
    }

    /// A partner, its key, a standard: each is missing at first, operators hear it, and the case goes on by itself.
    @Test func whatIsMissingComesLater() async throws {
        try await InsuranceDesk.with(isSet: false) { desk in
            try await watch(desk)
            let number = try await desk.enrol(1..<2)[0]
            #expect(try await desk.state(number) == "consented")
            try await desk.letTimePass()
            try await awaitStalled(desk, of: number, ["partner-missing"])
            try await desk.appoint()
            try await desk.letTimePass()
            try await awaitStalled(desk, of: number, ["partner-missing", "partner-key-missing"])
            try await desk.allIsSaid()
            #expect(desk.social.events.isEmpty)
            try await desk.registerKeys()
            try await desk.letTimePass()
            _ = try await desk.request(desk.social, "eligibility-asked", of: number)
            try await desk.answerEligibility(number)
            try await desk.stands(number, "eligible")
            try await desk.letTimePass()
            try await awaitStalled(desk, of: number, ["partner-missing", "partner-key-missing", "standard-missing"])
            try await desk.importStandard()
            try await desk.letTimePass()
            try await desk.stands(number, "quoted")
            try await desk.allIsSaid()
            #expect(desk.heard(desk.rider, of: number).contains("quoted"))
        }
    }

    /// A link that works no more is seen to, and another is asked for; the office learns that it has given one before.
    @Test func anotherLinkIsAskedForWhenItWorksNoMore() async throws {
        try await InsuranceDesk.with { desk in
            let number = try await desk.enrol(1..<2)[0]
            try await desk.lead(number)
            let limited: JSON = [
                "caseNumber": .string(number), "round": 1, "url": "https://tax.example.cn/pay",
                "validUntil": "2999-12-31T23:59:59+08:00",
            ]
            try await desk.handled(try await desk.send(desk.tax, "payment-link-issued", limited))
            let told = try await find("until when it works") {
                desk.rider.events.first { $0.data["paymentLink"]?["validUntil"] != nil }
            }
            #expect(
                told.data["paymentLink"]?["validUntil"]?.string.flatMap(RFC3339.date)
                    == RFC3339.date("2999-12-31T23:59:59+08:00"))
            try await desk.site.database.run("update insurance_case set link_until = now() - interval '1 second'")
            let shown = try await desk.site.ask("insurance.show", ["caseNumber": .string(number)])
            #expect(shown["result"]?["paymentLinkExpired"] == true, "\(shown)")
            #expect(shown["result"]?["paymentLinkValidUntil"]?.string.flatMap(RFC3339.date) != nil)
            try await desk.letTimePass()
            let asked = try await desk.request(desk.tax, "payment-link-asked", of: number, count: 2)
            #expect(asked["renewal"] == true && asked["attempt"] == 1 && asked["round"] == 1)
            #expect(try desk.requests(desk.tax, "payment-link-asked", of: number)[0]["renewal"] == nil)
            try await desk.handled(try await desk.send(desk.tax, "payment-link-issued", limited))
            try await desk.stands(number, "link-ready")
        }
    }

    /// Another office is appointed while one is asked: it is asked instead, and the one before is told so.
    @Test func anotherOfficeIsAskedInstead() async throws {
        try await InsuranceDesk.with { desk in
            let number = try await desk.enrol(1..<2)[0]
            _ = try await desk.request(desk.social, "eligibility-asked", of: number)
            try await desk.site.database.run(
                "update office set department = '\(desk.tax.name)' where role = 'human-resources'")
            try await desk.letTimePass()
            let asked = try await desk.request(desk.tax, "eligibility-asked", of: number)
            #expect(asked["attempt"] == 1 && asked["round"] == 1)
            #expect(try await desk.request(desk.social, "request-withdrawn", of: number)["why"] == "office-changed")
            let late = try await desk.send(
                desk.social, "eligibility-answered", InsuranceDesk.answer(number, "eligible"))
            #expect(try await desk.refusals(desk.social, to: late) == ["not-asked"])
            try await desk.send(desk.tax, "eligibility-answered", InsuranceDesk.answer(number, "eligible"))
            try await desk.stands(number, "quoted")
        }
    }

    /// What is not paid is in arrears, and lapses with the year; the person hears both, and nobody is asked any more.
    @Test func whatIsNotPaidLapses() async throws {
        try await InsuranceDesk.with { desk in
            let number = try await desk.enrol(1..<2)[0]
            try await desk.lead(number)
            try await desk.send(desk.tax, "contribution-reported", InsuranceDesk.contribution(number))
            try await desk.stands(number, "current")
            let before = desk.social.events.count + desk.tax.events.count
            for state in ["arrears", "lapsed"] {
                try await desk.letTimePass()
                try await desk.stands(number, state)
            }
            try await desk.allIsSaid()
            #expect(desk.heard(desk.rider, of: number).suffix(2) == ["case-changed arrears", "case-changed lapsed"])
            #expect(desk.social.events.count + desk.tax.events.count == before)
            #expect(
                try await desk.site.database.values(
                    "select after::jsonb ->> 'state' from audit_log where action = 'insurance.deadline' order by id",
                    as: String.self) == ["arrears", "lapsed"])
            let late = try await desk.send(
                desk.tax, "contribution-reported", InsuranceDesk.contribution(number, reference: "T-9"))
            #expect(try await desk.refusals(desk.tax, to: late) == ["case-ended"])
        }
    }

    /// A row that cannot be read costs only itself: the others go on, it is put off, logged once, and told to operators.
    @Test func aRowThatCannotBeReadCostsOnlyItself() async throws {
        try await InsuranceDesk.with { desk in
            let numbers = try await desk.enrol(1..<6)
            let broken = numbers[2]
            for number in numbers { _ = try await desk.request(desk.social, "eligibility-asked", of: number) }
            let row = "id = '\(broken.dropFirst(3))'"
            try await desk.site.database.run(
                "update insurance_case set occupation = 'astronaut', due_at = now() - interval '1 day' where \(row)")
            for _ in 0..<2 {
                try await desk.letTimePass()
                try await eventually("the others are asked again, and it is put off", within: .seconds(20)) {
                    try await desk.site.database.count("insurance_case", where: "due_at > now()") == numbers.count
                }
            }
            for number in numbers where number != broken {
                _ = try await desk.request(desk.social, "eligibility-asked", of: number, count: 3)
            }
            #expect(try desk.requests(desk.social, "eligibility-asked", of: broken).count == 1)
            #expect(
                try await desk.site.database.count(
                    "insurance_case", where: "\(row) and due_at > now() + interval '50 minutes'") == 1)
            let errors = desk.log.lines.filter { $0["level"] == "error" }
            #expect(errors.count == 1 && errors[0]["subject"]?.string == broken, "\(errors)")
            let checked = try await desk.site.ask("insurance.check", [:])["result"]
            #expect(checked?["unreadable"] == 1 && checked?["overdue"] == 0)
            // Mended, it goes on, and nothing is said of it any more.
            try await desk.site.database.run("update insurance_case set occupation = 'courier' where \(row)")
            try await desk.letTimePass(where: row)
            _ = try await desk.request(desk.social, "eligibility-asked", of: broken, count: 2)
            #expect(try await desk.site.ask("insurance.check", [:])["result"]?["unreadable"] == 0)
        }
    }

    /// What `doctor` asks names each scheme and place of open cases once, and goes through indexes.
    @Test func theCheckLooksUp() async throws {
        try await InsuranceDesk.with { desk in
            let numbers = try await desk.enrol(1..<4)
            _ = try await desk.enrol(4..<5, scheme: "medical")
            try await desk.site.database.run(
                """
                insert into insurance_case (id, person_id, scheme, place, department, application, request_id, occupation,
                    frequency, state, since, round, attempt, due_at, settled)
                select gen_random_uuid(), gen_random_uuid(), 'pension', '4301' || lpad((n % 7)::text, 2, '0'), 'x', 'x', 'x',
                    'courier', 'monthly', case when n % 7 = 6 then 'lapsed' else 'quoted' end, now(), 1, 1,
                    case when n % 7 = 6 then null else now() + interval '1 day' end, false
                from generate_series(1, 20000) as n;
                update insurance_case set stalled_since = now(), due_at = now() + interval '1 hour'
                    where id = '\(numbers[0].dropFirst(3))';
                """)
            try await desk.site.database.run("analyze insurance_case")
            let checked = try await desk.site.ask("insurance.check", [:])["result"]
            #expect(checked?["stalled"] == 1 && checked?["overdue"] == 0, "\(checked ?? .null)")
            #expect(
                checked?["asked"]?.array?.compactMap { "\($0["scheme"]?.string ?? "") \($0["place"]?.string ?? "")" }
                    == [
                        "medical 430102", "pension 430100", "pension 430101", "pension 430102", "pension 430103",
                        "pension 430104", "pension 430105",
                    ])
            try await desk.site.database.run(
                """
                create function plan(query text) returns setof text language plpgsql as
                    $$ begin return query execute 'explain ' || query; end $$
                """)
            for statement in [CheckCases.selectPairs, CheckCases.selectCounts] {
                let plan = try await desk.site.database.values("select plan($q$\(statement.sql)$q$)", as: String.self)
                #expect(!plan.contains { $0.contains("Seq Scan") }, "\(plan)")
            }
        }
    }

    /// The same slice done at once by whoever believes to hold the duties: each case is asked about once.
    @Test func twoReplicasAskOnce() async throws {
        try await InsuranceDesk.with { desk in
            let count = 60
            let numbers = try await desk.enrol(0..<count)
            let (second, _) = try await desk.site.enrollment()
            let duty = InsuranceDeadline(keys: try desk.site.environment().environment.configuration.keys)
            let sides = [0, 1].map { Connection(to: desk.site.database.endpoint, name: "side-\($0)") }
            let elsewhere = try await RunningServices.with(second) { _ in
                try await desk.letTimePass()
                // What these two take they alone ask: it goes to nobody's queue here.
                async let one = slice(of: duty, over: sides[0])
                async let two = slice(of: duty, over: sides[1])
                let asked = try await one + two
                try await eventually("all is asked", within: .seconds(20)) {
                    try await desk.site.database.count("insurance_case", where: "attempt = 2") == count
                }
                try await desk.allIsSaid()
                return asked
            }
            var heard = 0
            for number in numbers { heard += try desk.requests(desk.social, "eligibility-asked", of: number).count - 1 }
            #expect(heard + elsewhere == count)
            #expect(try await desk.site.database.count("insurance_case", where: "due_at > now()") == count)
            for side in sides { await side.close() }
        }
    }

    private func slice(of duty: InsuranceDeadline, over connection: Connection) async throws -> Int {
        try await connection.transaction { transaction throws in
            let now = try #require(try transaction.query(clock).first).get("now", as: Date.self)
            return try duty.doSlice(duty.slice, at: now, in: transaction).outcome.events.count {
                if case .department = $0.destination { true } else { false }
            }
        }
    }
}

private let clock = Statement("test.now", "select now() as now")
