import Contracts
import Foundation
import TestSupport
import Testing

@testable import Operator

/// `transfers` and `members`, on the real service, broker and database.
@Suite(.timeLimit(.minutes(5))) struct TransferOnServiceTests {
    private static let home = "HN-430202-0001"
    private static let street = "HN-430102-0001"
    private static let pool = "HN-430102-POOL"
    /// Who reviews is one of the members.
    private static let reviewer = Applicant(3)

    @Test func `Transfers are accepted and members assigned by the hundreds, and what is late is told`() async throws {
        try await TestSystem.with { system in
            try await system.registerDepartment()
            _ = try await system.connection.registerReviewer(
                system.name, places: ["430100"], identity: IdentityLine(Self.reviewer.number), why: nil)
            try await send(system, 0..<520) { Applicant($0).application("M-\($0)", union: Self.home) }
            try await send(system, 0..<520) { Applicant($0).application("T-\($0)", residence: "430102") }
            try await lists(system)
            try await transfers(system)
            try await assigns(system)
        }
    }

    private func send(_ system: TestSystem, _ numbers: Range<Int>, _ application: (Int) -> JSON) async throws {
        let events = numbers.map { system.department.event(application($0)) }
        try await system.department.publish(events)
        try await eventually("all are answered", within: .seconds(60)) {
            let answered = Set(system.department.events.compactMap(\.causationID))
            return events.allSatisfy { answered.contains($0.id) }
        }
    }

    private func lists(_ system: TestSystem) async throws {
        let filter = try ApplicationFilterOptions.parse(["--union", Self.pool])
        let arguments = try filter.arguments(state: .transferProposed, now: Date())
        let proposed = try await system.connection.applications(arguments, limit: .max).applications
        #expect(proposed.count == 520 && proposed.allSatisfy { $0.from == Self.home && $0.dueAt != nil })
        let shown = try await system.connection.application(proposed[0].reference, why: nil)
        #expect(shown.text(in: .zh).contains(Self.home) && shown.text(in: .zh).contains("建议接转"))
        // One of them is late. The duty ends it, unless its row is locked: here one looks before.
        try await system.site.database.run(
            "update application set due_at = now() - interval '1 minute' where number = 'T-519'")
        try await eventually("it has ended by itself") {
            try await system.site.database.count("application", where: "state = 'rejected'") == 1
        }
    }

    private func transfers(_ system: TestSystem) async throws {
        var refusing = Review(
            [ApplicationReference(department: system.department.name, number: "T-0")], language: .en, isQuiet: true)
        try await refusing.run(
            .refuse, because: [ReviewReason(code: "review-outside-union")], why: "asked", over: system.connection)
        #expect(refusing.report().applications.map(\.result) == [.rejected])
        let options = try DecisionOptions.parse(["--place", "430102", "--all", "--why", "compared with the list"])
        let output = try OutputOptions.parse(["--json"])
        let (report, fault) = try await options.decide(.accept, because: [], over: system.connection, output)
        #expect(fault == nil && report.status == .refused)
        #expect(report.summary["transferred"] == 517 && report.summary["refused"] == 1)
        #expect(report.applications.compactMap(\.code) == ["reviewer-is-applicant"])
        #expect(try await system.site.database.count("membership", where: "union_code = '\(Self.pool)'") == 517)
    }

    private func assigns(_ system: TestSystem) async throws {
        let all = try HeldFilterOptions.parse(["--pool", Self.pool]).arguments()
        let held = try await system.connection.heldMembers(all, limit: .max)
        #expect(held.members.count == 517 && Set(held.members.map(\.member)).count == 517 && !held.more)
        try await system.site.database.run(
            """
            update membership set held_since = now() - interval '61 days'
            where member_id in ('\(held.members[0].member)', '\(held.members[1].member)')
            """)
        let late = try HeldFilterOptions.parse(["--overdue"]).arguments()
        #expect(try await system.connection.heldMembers(late, limit: .max).members.count == 2)
        let reports = await ServiceReport.all(system.connection, installed: [.enrollment], in: .en)
        let waiting = try #require(reports.first?.status?.waiting)
        #expect(waiting.map(\.kind) == ["applications", "transfers", "held", "insurance"])
        #expect(waiting.map(\.waiting) == [0, 1, 517, 0] && waiting.map(\.overdue) == [0, 0, 2, 0])
        let findings = ServiceExamination(reports: reports, version: "0.1.0").findings
        let overdue = try #require(findings.first { $0.check == "held-overdue" })
        #expect(overdue.verdict == .warning && overdue.text.en.hasSuffix("unionctl members held --overdue"))

        let command = try AssignMembers.parse(
            ["--to", Self.street, "--pool", Self.pool, "--all", "--why", "the street takes them", "--json"])
        let (report, fault) = try await command.assign(over: system.connection)
        #expect(fault == nil && report.status == .done && report.summary["assigned"] == 517)
        #expect(try await system.site.database.count("membership", where: "union_code = '\(Self.street)'") == 517)
        #expect(try await system.connection.heldMembers(all, limit: .max).members.isEmpty)
        let again = try AssignMembers.parse([held.members[0].member, "--to", Self.street, "--why", "again", "--json"])
        #expect(try await again.assign(over: system.connection).0.members.compactMap(\.code) == ["member-not-held"])
    }
}
