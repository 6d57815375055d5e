import Contracts
import Foundation
import Postgres
import TestSupport
import Testing

@testable import EnrollmentService

/// A proposed transfer on which nobody decides ends by itself, by the database's clock.
@Suite(.timeLimit(.minutes(5))) struct TransferDeadlineTests {
    /// Members of one union who have applied to another, as they stand after so many days.
    private func proposed(_ site: TestSite, _ department: TestDepartment, _ count: Int) async throws -> [String] {
        let joining = (0..<count).map {
            department.event(Applicant($0).application("M-\($0)", union: "HN-430202-0001"))
        }
        let moving = (0..<count).map { department.event(Applicant($0).application("RH-\($0)", union: TestSite.riders)) }
        try await department.publish(joining)
        for event in joining { #expect(try await department.answer(to: event.id).outcome == "accepted") }
        try await department.publish(moving)
        for event in moving {
            #expect(try await department.answer(to: event.id).outcome == "transfer-proposed")
        }
        return moving.map(\.id)
    }

    private func final(_ department: TestDepartment, _ id: String) async throws -> CloudEvent {
        try await find("a final outcome", within: .seconds(20)) {
            department.answers(to: id).first { $0.outcome != "transfer-proposed" }
        }
    }

    @Test func outOfTimeTheDepartmentHearsItAndTheMemberStays() async throws {
        try await TestSite.withReviewer { site, department, reviewer, log in
            let ids = try await proposed(site, department, 3)
            #expect(
                try await site.database.count(
                    "application", where: "state = 'transfer-proposed' and due_at = decided_at + interval '30 days'")
                    == 3)
            try await site.database.run(
                """
                update application set due_at = now() + interval '1 hour' where number = 'RH-2';
                update application set due_at = now() - interval '1 second' where number in ('RH-0', 'RH-1')
                """)
            for id in ids.prefix(2) {
                let outcome = try await final(department, id)
                #expect(outcome.outcome == "rejected" && outcome.reasons == ["transfer-timed-out"])
                #expect(outcome.causationID == id && outcome.subject?.hasPrefix("\(department.name)/RH-") == true)
            }
            #expect(
                try await reviewer.transfer("accept", department, ["RH-0", "RH-2"]) == [
                    "transfer-decided", "transferred",
                ])
            #expect(try await site.database.count("membership", where: "union_code = 'HN-430202-0001'") == 2)
            #expect(
                try await site.database.count(
                    "audit_log",
                    where: """
                        action = 'transfer.rejected' and actor = '/services/enrollment'
                        and after like '%transfer-timed-out%'
                        """) == 2)
            #expect(log.lines.contains { $0["duty"]?.string == "transfer-deadline" })
            // A rejection keeps no personal data; the corrected application may come again under its number.
            #expect(
                try await site.database.count(
                    "application",
                    where: "number = 'RH-0' and person_id is null and particulars is null and due_at is null")
                    == 1)
            let again = try await department.apply(Applicant(0).application("RH-0", union: "HN-430111-0001"))
            #expect(again.outcome == "transfer-proposed")
        }
    }

    /// Three replicas, two of which do the duty's statement at once with reviewers who accept: one final outcome each.
    @Test func oneOutcomeHoweverManyDecideAtOnce() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            let (second, _) = try await site.enrollment()
            try await RunningServices.with(second) { _ in
                let count = 120
                let ids = try await proposed(site, department, count)
                let duty = TransferDeadline()
                let side = Connection(to: site.database.endpoint, name: "side")
                async let accepting = acceptAll(reviewer, department, count)
                try await site.database.run("update application set due_at = now() where state = 'transfer-proposed'")
                // The same slice at the same time, by somebody who believes to hold the duties, and is killed before the commit.
                await #expect(throws: Abandoned.self) {
                    try await side.transaction { transaction in
                        _ = try duty.doSlice(duty.slice, at: Date(), in: transaction)
                        throw Abandoned()
                    }
                }
                let accepted = try await accepting
                for id in ids { _ = try await final(department, id) }
                try await eventually("all is published") { try await site.database.count("outbox") == 0 }
                for id in ids { #expect(department.answers(to: id).count == 2, "one final outcome each") }
                let moved = accepted.count { $0 == "transferred" }
                #expect(accepted.allSatisfy { $0 == "transferred" || $0 == "transfer-decided" })
                #expect(try await site.database.count("membership_move") == moved)
                #expect(
                    try await site.database.count("membership", where: "union_code = '\(TestSite.riders)'") == moved)
                #expect(
                    try await site.database.count("application", where: "state = 'rejected'") == count - moved)
            }
        }
    }
    private struct Abandoned: Error {}

    private func acceptAll(
        _ reviewer: TestOperator, _ department: TestDepartment, _ count: Int
    ) async throws -> [String] {
        var answers: [String] = []
        for start in stride(from: 0, to: count, by: 10) {
            answers += try await reviewer.transfer("accept", department, (start..<start + 10).map { "RH-\($0)" })
        }
        return answers
    }
}
