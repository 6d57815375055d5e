import Contracts
import Foundation
import TestSupport
import Testing

@testable import Operator

/// `reviewers` and `applications`, on the real service, broker and database.
@Suite(.timeLimit(.minutes(5))) struct ReviewOnServiceTests {
    private static let union = "HN-430103-0001"
    /// Who reviews is the applicant of RH-3.
    private static let reviewer = Applicant(3)

    @Test func `What waits is listed, shown, rejected, returned, and approved by the hundreds`() async throws {
        try await TestSystem.with { system in
            let connection = system.connection
            try await system.registerDepartment()
            let events = (0..<603).map { number in
                system.department.event(
                    Applicant(number).application("RH-\(number)", residence: "430103", union: Self.union))
            }
            try await system.department.publish(events)
            let all = try ApplicationFilterOptions.parse(["--union", Self.union, "--place", "430100"])
            let pending = try all.arguments(state: .pending, now: Date())
            try await eventually("all wait", within: .seconds(60)) {
                try await connection.applications(pending, limit: .max).applications.count == 603
            }
            let waiting = try await connection.applications(pending, limit: .max)
            #expect(!waiting.more && waiting.applications.allSatisfy { $0.state == "pending" && $0.dueAt != nil })
            #expect(Set(waiting.applications.map(\.number)).count == 603)
            #expect(waiting.applications.map(\.decidedAt) == waiting.applications.map(\.decidedAt).sorted())
            let few = try await connection.applications(pending, limit: 7)
            #expect(few.applications.map(\.number) == waiting.applications.prefix(7).map(\.number) && few.more)
            let late = try ApplicationFilterOptions.parse(["--overdue"]).arguments(state: .pending, now: Date())
            #expect(try await connection.applications(late, limit: .max).applications.isEmpty)

            try await registers(system)
            try await shows(system)
            try await decides(system)

            _ = try await connection.removeReviewer(system.name, why: "the test is over")
            #expect(try await connection.reviewers(why: nil).reviewers.allSatisfy { $0.removedAt != nil })
            let fault = await #expect(throws: CommandFault.self) { try await decide(system, ["RH-3"], .approve) }
            #expect(fault?.text.en.contains("reviewer-unknown") == true)
        }
    }

    private func registers(_ system: TestSystem) async throws {
        let (connection, colleague) = (system.connection, try #require(OperatorName(argument: "li-na")))
        let identity = try #require(IdentityLine(Self.reviewer.number))
        let first = try await connection.registerReviewer(
            system.name, places: ["430100"], identity: identity, why: "the first")
        #expect(first.places == ["430100"] && first.identified && first.removedAt == nil)
        // Of somebody known the identity stays and the places are others; of oneself nobody changes them.
        let line = "resident-id \(Applicant(900).number)"
        for (places, identity) in [(["430200"], IdentityLine(line)), (["430300"], nil)] {
            let other = try await connection.registerReviewer(colleague, places: places, identity: identity, why: nil)
            #expect(other.places == places && other.identified)
        }
        let fault = await #expect(throws: CommandFault.self) {
            try await connection.registerReviewer(system.name, places: ["430000"], identity: nil, why: "more")
        }
        #expect(fault?.text.en.contains("reviewer-self") == true)
        _ = try await connection.removeReviewer(colleague, why: "left")
        let listed = try await connection.reviewers(why: nil).reviewers
        #expect(Set(listed.map(\.name)) == [system.name.rawValue, colleague.rawValue])
        #expect(listed.first { $0.name == colleague.rawValue }?.removedAt != nil)
    }

    private func shows(_ system: TestSystem) async throws {
        let person = Applicant(0)
        let reference = ApplicationReference(department: system.department.name, number: "RH-0")
        let masked = try await system.connection.application(reference, why: nil)
        let shown = try await system.connection.application(reference, why: "asked by phone")
        for secret in [person.name, person.number, person.phone] {
            #expect(!masked.text(in: .zh).contains(secret) && !JSONText.pretty(masked).contains(secret))
            #expect(shown.text(in: .zh).contains(secret) && JSONText.pretty(shown).contains(secret))
        }
        #expect(masked.text(in: .zh).contains("待审核") && masked.text(in: .en).contains("enrollment.pending.v1"))
        #expect(try await system.site.database.count("audit_log", where: "action = 'application.seen'") == 1)
        let unknown = await #expect(throws: CommandFault.self) {
            try await system.connection.application(
                ApplicationReference(department: system.department.name, number: "RH-X"), why: nil)
        }
        #expect(unknown?.text.en.contains("application-unknown") == true)
    }

    private func decides(_ system: TestSystem) async throws {
        let missing = ReviewReason(code: "review-materials-missing", field: "employer.uscc")
        #expect(try await decide(system, ["RH-1"], .return, [missing]) == ["returned"])
        let declined = ReviewReason(code: "review-declined")
        #expect(
            try await decide(system, ["RH-2", "RH-1", "RH-X"], .reject, [declined]) == [
                "rejected", "application-decided", "application-unknown",
            ])
        for reasons in [[], [ReviewReason(code: "name-format")]] {
            await #expect(throws: CommandFault.self) { try await decide(system, ["RH-4"], .reject, reasons) }
        }
        let options = try DecisionOptions.parse(["--union", Self.union, "--all", "--why", "compared with the list"])
        let output = try OutputOptions.parse(["--json"])
        let (report, fault) = try await options.decide(.approve, because: [], over: system.connection, output)
        #expect(fault == nil && report.status == .refused && !report.more)
        #expect(report.summary["accepted"] == 600 && report.summary["refused"] == 1)
        #expect(report.applications.filter { $0.result == .refused }.map(\.number) == ["RH-3"])
        #expect(report.applications.compactMap(\.code) == ["reviewer-is-applicant"])
        #expect(try await system.site.database.count("membership") == 600)
        let returned = try await system.connection.applications(["state": "returned"], limit: .max)
        #expect(returned.applications.map(\.number) == ["RH-1"])
    }

    /// What came of each, or why not.
    private func decide(
        _ system: TestSystem, _ numbers: [String], _ decision: Review.Decision, _ reasons: [ReviewReason] = []
    ) async throws -> [String] {
        var review = Review(
            numbers.map { ApplicationReference(department: system.department.name, number: $0) }, language: .en,
            isQuiet: true)
        try await review.run(decision, because: reasons, why: "looked at", over: system.connection)
        return review.report().applications.map { $0.code ?? $0.result.rawValue }
    }
}
