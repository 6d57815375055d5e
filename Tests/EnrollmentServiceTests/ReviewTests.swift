import Contracts
import Foundation
import TestSupport
import Testing

@testable import EnrollmentService

/// From the pending application to its one final outcome, over the real broker and database.
@Suite(.timeLimit(.minutes(5))) struct ReviewTests {
    private func waiting(_ department: TestDepartment, _ numbers: Range<Int>) async throws -> [String] {
        var ids: [String] = []
        for number in numbers {
            ids.append(
                try await department.publish(
                    Applicant(number).application("RH-\(number)", residence: "430103", union: TestSite.reviewing)))
        }
        for id in ids { #expect(try await department.answer(to: id).outcome == "pending") }
        return ids
    }

    private func decide(
        _ reviewer: TestOperator, _ decision: String, _ department: TestDepartment, _ numbers: [String],
        reasons: [JSON] = [], why: String? = "checked", id: String = UUID().uuidString
    ) async throws -> [String] {
        try await reviewer.decide(
            "applications.decide", decision, department, numbers, reasons: reasons, why: why, id: id)
    }

    private func final(_ department: TestDepartment, _ id: String) async throws -> CloudEvent {
        try await find("a final outcome") { department.answers(to: id).first { $0.outcome != "pending" } }
    }

    private static let missing: JSON = ["code": "review-materials-missing", "field": "employer"]

    @Test func approvedReturnedAndRejected() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            let ids = try await waiting(department, 0..<3)
            #expect(try await decide(reviewer, "approve", department, ["RH-0"]) == ["accepted"])
            #expect(
                try await decide(reviewer, "return", department, ["RH-1"], reasons: [Self.missing]) == ["returned"])
            #expect(
                try await decide(reviewer, "reject", department, ["RH-2"], reasons: [["code": "review-declined"]])
                    == ["rejected"])
            let accepted = try await final(department, ids[0])
            #expect(accepted.type == "enrollment.accepted.v1" && accepted.data["memberId"]?.string != nil)
            #expect(accepted.correlationID == ids[0] && accepted.subject == "\(department.name)/RH-0")
            let returned = try await final(department, ids[1])
            #expect(returned.type == "enrollment.returned.v1" && returned.reasons == ["review-materials-missing"])
            #expect(try await final(department, ids[2]).reasons == ["review-declined"])
            #expect(try await site.database.count("membership") == 1)
            #expect(
                try await site.database.values(
                    "select action from audit_log where action like 'application.%' order by id", as: String.self)
                    == ["application.accepted", "application.returned", "application.rejected"])
            #expect(try await site.database.count("audit_log", where: "after like '%\"why\":\"checked\"%'") == 3)
            #expect(
                try await site.database.count(
                    "application", where: "number = 'RH-2' and person_id is null and particulars is null") == 1)
            // The same again gets the final outcome; a correction is decided anew.
            let again = try await department.apply(
                Applicant(1).application("RH-1", residence: "430103", union: TestSite.reviewing))
            #expect(again.outcome == "returned" && again.data["repeated"] == true)
            let corrected = try await department.apply(
                Applicant(1).application("RH-1", residence: "430121", union: TestSite.reviewing))
            #expect(corrected.outcome == "pending")
        }
    }

    @Test func decidedOnceWhoeverIsSecond() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            let ids = try await waiting(department, 0..<40)
            let numbers = (0..<40).map { "RH-\($0)" }
            // Two requests at once over the same applications, and one of them repeated under its id.
            async let approving = decide(reviewer, "approve", department, numbers, id: "approval-1")
            async let rejecting = TestOperator.with(at: site) { other in
                let added = try await reviewer.ask(
                    "reviewers.register",
                    [
                        "name": .string(other.name), "places": ["430000"],
                        "identity": ["type": "resident-id", "number": .string(Applicant(901).number)],
                    ])
                #expect(added["ok"]?.bool == true)
                return try await decide(
                    other, "reject", department, numbers.reversed(), reasons: [["code": "review-declined"]])
            }
            let (approved, rejected) = try await (approving, rejecting.reversed())
            for (one, two) in zip(approved, rejected) {
                #expect([one, two].count { $0 == "application-decided" } == 1, "\(one) and \(two)")
            }
            #expect(try await decide(reviewer, "approve", department, numbers, id: "approval-1") == approved)
            for id in ids { _ = try await final(department, id) }
            try await eventually("all is published") { try await site.database.count("outbox") == 0 }
            for id in ids { #expect(department.answers(to: id).count == 2) }
            let members = approved.count { $0 == "accepted" }
            #expect(try await site.database.count("membership") == members)
        }
    }

    @Test func onlyAReviewerOfThatPlaceAndNeverAboutOneself() async throws {
        try await TestSite.withReviewer(places: ["430103"], identity: Applicant(1)) { site, department, reviewer, _ in
            _ = try await waiting(department, 0..<2)
            #expect(
                try await decide(reviewer, "approve", department, ["RH-0", "RH-1", "RH-9"])
                    == ["accepted", "reviewer-is-applicant", "application-unknown"])
            #expect(try await decide(reviewer, "approve", department, ["RH-0"]) == ["application-decided"])
            #expect(try await decide(reviewer, "return", department, ["RH-1"]) == ["review-reason-missing"])
            #expect(
                try await decide(reviewer, "reject", department, ["RH-1"], reasons: [["code": "id-checksum"]])
                    == ["value-unknown"])
            #expect(
                try await decide(
                    reviewer, "return", department, ["RH-1"],
                    reasons: [["code": "review-declined", "field": "13800000001"]]) == ["value-unknown"])
            #expect(try await decide(reviewer, "approve", department, ["RH-1"], why: nil) == ["why-missing"])
            let own = try await reviewer.ask(
                "reviewers.register", ["name": .string(reviewer.name), "places": ["430000"]])
            #expect(own["error"]?["code"]?.string == "reviewer-self")
            let moved = try await site.ask(
                "reviewers.register", ["name": .string(reviewer.name), "places": ["430200"]])
            #expect(moved["ok"]?.bool == true, "the identity on record is kept")
            #expect(try await decide(reviewer, "approve", department, ["RH-1"]) == ["reviewer-scope"])
            let removed = try await site.ask("reviewers.remove", ["name": .string(reviewer.name)])
            #expect(removed["result"]?["removedAt"]?.string != nil)
            #expect(try await decide(reviewer, "approve", department, ["RH-1"]) == ["reviewer-unknown"])
            let stranger = try await TestOperator.with(at: site) {
                try await decide($0, "approve", department, ["RH-1"])
            }
            #expect(stranger == ["reviewer-unknown"])
        }
    }

    @Test func whatWaitsIsListedByPages() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            _ = try await waiting(department, 0..<7)
            try await site.database.run(
                """
                update application set decided_at = now() - interval '16 days', due_at = now() - interval '1 day'
                where number in ('RH-3', 'RH-5')
                """)
            var found: [String] = []
            var cursor: JSON?
            repeat {
                var arguments: JSON = ["limit": 3]
                if let cursor { arguments = arguments.setting("after", to: cursor) }
                let page = try await reviewer.ask("applications.list", arguments)
                found += (page["result"]?["applications"]?.array ?? []).compactMap { $0["number"]?.string }
                cursor = page["result"]?["next"]
            } while cursor != nil && found.count < 20
            #expect(Set(found).count == 7 && found.count == 7)
            #expect(Set(found.prefix(2)) == ["RH-3", "RH-5"], "oldest first")
            func numbers(_ arguments: JSON) async throws -> Int {
                let page = try await reviewer.ask("applications.list", arguments)
                return page["result"]?["applications"]?.array?.count ?? -1
            }
            #expect(try await numbers(["overdue": true]) == 2)
            #expect(try await numbers(["place": "430100"]) == 7)
            #expect(try await numbers(["place": "430200"]) == 0)
            #expect(try await numbers(["union": .string(TestSite.reviewing), "department": "nobody"]) == 0)
            #expect(try await numbers(["state": "returned"]) == 0)
            let refused = try await reviewer.ask("applications.list", ["state": "accepted"])
            #expect(refused["error"]?["code"]?.string == "value-unknown")
        }
    }

    @Test func theApplicantIsShownForAReasonAndThatIsOnRecord() async throws {
        try await TestSite.withReviewer { site, department, reviewer, log in
            let person = Applicant(0)
            _ = try await waiting(department, 0..<1)
            let arguments: JSON = ["department": .string(department.name), "number": "RH-0"]
            let plain = try await reviewer.ask("applications.show", arguments)
            #expect(plain["result"]?["applicant"] == .null)
            #expect(plain["result"]?["request"]?["occupation"]?.string != nil)
            let opened = try await reviewer.ask("applications.show", arguments, why: "the name is compared")
            #expect(opened["result"]?["applicant"]?["name"]?.string == person.name)
            #expect(opened["result"]?["applicant"]?["identity"]?["number"]?.string == person.number)
            #expect(try await site.database.count("audit_log", where: "action = 'application.seen'") == 1)
            let stranger = try await site.ask("applications.show", arguments, why: "curious")
            #expect(stranger["error"]?["code"]?.string == "reviewer-unknown")
            for secret in [person.name, person.number, person.phone, Applicant(900).number] {
                #expect(try await site.database.columnsHolding(secret) == [], "\(secret)")
                #expect(!log.text.contains(secret))
            }
        }
    }
}
