import Contracts
import Foundation
import TestSupport
import Testing

@testable import Operator

/// The operator's tools of repair, on the real service, broker and database.
@Suite(.timeLimit(.minutes(5))) struct RepairTests {
    @Test func `Letters are grouped, paged, shown masked, sent again and traced`() async throws {
        try await TestSystem.with { system in
            let (site, department, connection, log) = (system.site, system.department, system.connection, system.log)
            let events = (0..<600).map { department.event(Applicant($0).application("RH-\($0)"), id: "late-\($0)") }
            try await department.publish(events)
            try await department.publish([department.message(Array("no json".utf8))])
            let all = LetterFilterOptions.all
            try await eventually("all are put aside", within: .seconds(60)) {
                try await connection.letterGroups(all).map(\.count) == [600, 1]
            }
            let groups = try await connection.letterGroups(all)
            #expect(groups.map(\.reason) == ["sender-unknown", "json-syntax"])
            #expect(groups.first?.departments == [department.name])
            let late = try LetterFilterOptions.parse(["--reason", "sender-unknown", "--since", "1h"])
            let arguments = late.arguments(state: "open", now: Date())
            let letters = try await connection.letters(arguments, limit: .max)
            #expect(letters.count == 600)
            #expect(letters.map(\.id) == letters.map(\.id).sorted(by: >))
            #expect(Set(letters.map(\.eventId)) == Set(events.map(\.id)))
            #expect(try await connection.letters(arguments, limit: 7).count == 7)

            let shown: ShownLetter = try await connection.ask(
                .enrollment, "dead-letters.show", ["id": .integer(letters[0].id)])
            let text = shown.text(in: .zh)
            #expect(text.contains("‹18 digits›") && text.contains("‹11 digits›") && text.contains("发送部门尚未登记"))
            for index in 0..<600 where letters[0].eventId == "late-\(index)" {
                for secret in [Applicant(index).name, Applicant(index).number, Applicant(index).phone] {
                    #expect(!text.contains(secret) && !JSONText.line(shown).contains(secret))
                }
            }

            // Too early: each is the same letter with one more attempt. Then in time.
            var early = Retry([letters[0].id], language: .en, isQuiet: true)
            try await early.run(over: connection, why: "a try", patience: .seconds(20))
            #expect(early.report.letters.map(\.result) == [.failed])
            #expect(early.report.letters.first?.attempts == 4)
            try await system.registerDepartment()
            let ids = try await connection.letters(all, limit: .max).map(\.id)
            var retry = Retry(ids, language: .en, isQuiet: true)
            try await retry.run(over: connection, why: "the department is on record", patience: .seconds(20))
            #expect(retry.report.summary.handled == 600 && retry.report.summary.refused == 1)
            #expect(retry.report.letters.filter { $0.result == .refused }.map(\.code) == ["letter-unreadable"])
            #expect(try await site.database.count("membership") == 600)

            // A row whose event has arrived is deleted a moment later, and until then the story says that it waits.
            try await eventually("all is published") { try await site.database.count("outbox") == 0 }
            try await traces(department, connection, log)
        }
    }

    private func traces(
        _ department: TestDepartment, _ connection: BrokerConnection, _ log: BrokerEventLog
    ) async throws {
        _ = try await find("the acceptance") {
            department.answers(to: "late-5").first { $0.type == "enrollment.accepted.v1" }
        }
        let accepted = department.answers(to: "late-5").last
        let member = try #require(accepted?.data["memberId"]?.string)
        for id in ["late-5", "RH-5", "\(department.name)/RH-5", member] {
            var story = try await connection.ask(.enrollment, "trace", ["id": .string(id)], answer: Story.self)
            let steps = story.steps.compactMap { $0["step"]?.string }
            #expect(
                steps.filter { $0 != "member" } == [
                    "put-aside", "retried", "audited", "received", "decided", "closed", "audited",
                ], "\(id)")
            #expect(steps.contains("member") == (id == member))
            var search = LogSearch(log: log)
            story.announced = await search.announcements(of: story)
            #expect(story.announced?.map(\.type) == ["message.rejected.v1", "enrollment.accepted.v1"], "\(id)")
            var tree = StoryTree(story, language: .en)
            let text = tree.text()
            #expect(text.contains("└─ ") && text.contains("enrollment.accepted.v1") && text.contains("sender-unknown"))
            for secret in [Applicant(5).name, Applicant(5).number, Applicant(5).phone] {
                #expect(!text.contains(secret) && !JSONText.line(story).contains(secret))
            }
        }
        let fault = await #expect(throws: CommandFault.self) {
            try await connection.ask(.enrollment, "trace", ["id": "nobody-knows"], answer: Story.self)
        }
        #expect(fault?.status == .refused && fault?.text.en.contains("trace-unknown") == true)
        // What only the log knows, such as a correlation id, leads to its events.
        var search = LogSearch(log: log)
        let found = await search.announcements(naming: "late-7", since: Date(timeIntervalSinceNow: -300))
        #expect(Set(found.compactMap(\.cause)) == ["late-7"])
    }

    @Test func `A row that was tampered with is found, and where`() async throws {
        try await TestSystem.with { system in
            let (site, department, connection, log) = (system.site, system.department, system.connection, system.log)
            try await system.registerDepartment()
            let events = (0..<1_300).map { department.event(Applicant($0).application("RH-\($0)")) }
            try await department.publish(events)
            try await eventually("all is chained", within: .seconds(60)) {
                try await site.database.value("select sum(entries)::bigint from audit_chain", as: Int.self) == 1_301
            }
            try await eventually("the head is announced", within: .seconds(20)) {
                try await !AnnouncedHeads.inEventLog(log).isEmpty
            }
            let heads = try await AnnouncedHeads.inEventLog(log)
            func verified() async throws -> AuditVerification {
                var verification = AuditVerification(announced: heads)
                try await AuditPages.read(of: .enrollment, over: connection) { verification.take($0) }
                verification.finish()
                return verification
            }
            let whole = try await verified()
            #expect(whole.broken == nil && whole.entries == 1_301 && whole.agreeing >= 1)

            try await site.database.run(
                """
                alter table audit_log disable trigger all;
                update audit_log set subject = 'somebody' where id = (select id from audit_log order by id offset 700 limit 1)
                """)
            let broken = try await verified()
            let id = try await site.database.value("select id from audit_log where subject = 'somebody'", as: Int.self)
            #expect(broken.broken?.kind == .hashDiffers)
            #expect(
                try await site.database.value(
                    "select min(link) from audit_chain where last_audit_id >= \(id ?? 0)", as: Int.self)
                    == broken.broken.map { Int($0.link) })

            // A chain cut off, entries and all, holds in itself; its announced head gives it away.
            try await site.database.run(
                """
                alter table audit_chain disable trigger all;
                delete from audit_log; delete from audit_chain
                """)
            #expect(try await verified().broken?.kind == .cutOff)
        }
    }
}

extension LetterFilterOptions {
    fileprivate static let all: JSON = ["state": "open"]
}
