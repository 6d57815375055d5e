import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import EnrollmentService

/// From the proposed transfer to the application's one final outcome, over the real broker and database.
@Suite(.timeLimit(.minutes(5))) struct TransferTests {
    private static let home = "HN-430202-0001"
    private static let declined: JSON = ["code": "review-outside-union"]

    /// Members of a union in Zhuzhou, who then apply in Changsha.
    private func proposed(
        _ department: TestDepartment, _ numbers: Range<Int>, union: String = TestSite.riders,
        consents: [String] = ["membership"]
    ) async throws -> [String] {
        let joining = numbers.map { department.event(Applicant($0).application("M-\($0)", union: Self.home)) }
        try await department.publish(joining)
        for event in joining { #expect(try await department.answer(to: event.id).outcome == "accepted") }
        let moving = numbers.map {
            department.event(Applicant($0).application("RH-\($0)", union: union, consents: consents))
        }
        try await department.publish(moving)
        for event in moving { #expect(try await department.answer(to: event.id).outcome == "transfer-proposed") }
        return moving.map(\.id)
    }

    private func final(_ department: TestDepartment, _ id: String) async throws -> CloudEvent {
        try await find("a final outcome") { department.answers(to: id).first { $0.outcome != "transfer-proposed" } }
    }

    /// Whoever accepts: one membership, which has moved; the history, the facts and the audit say so.
    @Test func acceptedTheMemberMovesAndTheUnionsHearIt() async throws {
        try await TestSite.withReviewer { site, department, reviewer, log in
            // Who looks at the new union's place, and who looks at the old one's.
            try await TestDepartment.with(at: site.broker) { observer in
                for key in ["membership.transferred.v1.43.01.02.-", "membership.released.v1.43.02.02.-"] {
                    try await site.broker.bind("department.\(observer.name)", to: "events", key)
                }
                let ids = try await proposed(department, 0..<2)
                let before = try await site.database.values(
                    "select concat_ws(' ', member_id, card_number, joined_on, episode) from membership order by 1",
                    as: String.self)
                #expect(try await reviewer.transfer("accept", department, ["RH-0"]) == ["transferred"])
                #expect(
                    try await reviewer.transfer("refuse", department, ["RH-1"], reasons: [Self.declined])
                        == ["rejected"])
                let accepted = try await final(department, ids[0])
                #expect(accepted.outcome == "accepted" && accepted.data["existing"] == true)
                #expect(accepted.data["memberId"] == nil && accepted.data["union"]?.string == TestSite.riders)
                #expect(accepted.subject == "\(department.name)/RH-0" && accepted.correlationID == ids[0])
                #expect(try await final(department, ids[1]).reasons == ["review-outside-union"])

                let facts = try await find("both facts") { observer.events.count >= 2 ? observer.events : nil }
                #expect(facts.map(\.type) == ["membership.transferred.v1", "membership.released.v1"])
                for fact in facts {
                    #expect(fact.data["from"]?.string == Self.home && fact.data["to"]?.string == TestSite.riders)
                    #expect(fact.subject == fact.data["memberId"]?.string && fact.causationID == ids[0])
                }
                #expect(!department.events.contains { $0.type.hasPrefix("membership.") })

                let after = try await site.database.values(
                    "select concat_ws(' ', member_id, card_number, joined_on, episode) from membership order by 1",
                    as: String.self)
                #expect(after == before, "the same two members, cards and days of joining")
                #expect(try await site.database.count("membership", where: "union_code = '\(TestSite.riders)'") == 1)
                #expect(
                    try await site.database.values(
                        "select concat_ws(' ', kind, from_union, to_union, department, number) from membership_move",
                        as: String.self)
                        == ["transferred \(Self.home) \(TestSite.riders) \(department.name) RH-0"])
                #expect(
                    try await site.database.values(
                        "select action from audit_log where action like 'transfer.%' order by id", as: String.self)
                        == ["transfer.accepted", "transfer.rejected"])
                for secret in [Applicant(0).name, Applicant(0).number, Applicant(0).phone] {
                    #expect(try await site.database.columnsHolding(secret) == [] && !log.text.contains(secret))
                    #expect(
                        !facts.contains { String(decoding: $0.structured.serialized(), as: UTF8.self).contains(secret) }
                    )
                }
                // Sent again as it was, the department hears the final outcome once more.
                let again = try await department.apply(Applicant(0).application("RH-0", union: TestSite.riders))
                #expect(again.outcome == "accepted" && again.data["repeated"] == true)
            }
        }
    }

    @Test func whoConsentedIsToldOfTheMember() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            let ids = try await proposed(department, 0..<1, consents: ["membership", "membership-disclosure"])
            #expect(try await reviewer.transfer("accept", department, ["RH-0"]) == ["transferred"])
            let told = try await final(department, ids[0]).data["memberId"]?.string
            #expect(told == (try await site.database.value("select member_id::text from membership", as: String.self)))
        }
    }

    /// Two reviewers over the same proposals at once, and one of the requests repeated under its id.
    @Test func decidedOnceWhoeverIsSecond() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            let ids = try await proposed(department, 0..<40)
            let numbers = (0..<40).map { "RH-\($0)" }
            async let accepting = reviewer.transfer("accept", department, numbers, id: "acceptance-1")
            async let refusing = TestOperator.with(at: site) { other in
                let added = try await reviewer.ask(
                    "reviewers.register",
                    [
                        "name": .string(other.name), "places": ["430000"],
                        "identity": ["type": "resident-id", "number": .string(Applicant(901).number)],
                    ])
                #expect(added["ok"]?.bool == true)
                return try await other.transfer("refuse", department, numbers.reversed(), reasons: [Self.declined])
            }
            let (accepted, refused) = try await (accepting, refusing.reversed())
            for (one, two) in zip(accepted, refused) {
                #expect([one, two].count { $0 == "transfer-decided" } == 1, "\(one) and \(two)")
            }
            #expect(try await reviewer.transfer("accept", department, numbers, id: "acceptance-1") == accepted)
            for id in ids { _ = try await final(department, id) }
            try await eventually("all is published") { try await site.database.count("outbox") == 0 }
            for id in ids { #expect(department.answers(to: id).count == 2) }
            let moved = accepted.count { $0 == "transferred" }
            #expect(try await site.database.count("membership", where: "union_code = '\(TestSite.riders)'") == moved)
            #expect(try await site.database.count("membership") == 40)
            #expect(try await site.database.count("membership_move") == moved)
        }
    }

    @Test func onlyAReviewerOfThatPlaceAndNeverAboutOneself() async throws {
        try await TestSite.withReviewer(places: ["430102"], identity: Applicant(1)) { site, department, reviewer, _ in
            _ = try await proposed(department, 0..<3)
            #expect(
                try await reviewer.transfer("accept", department, ["RH-0", "RH-1", "RH-9", "M-0"])
                    == ["transferred", "reviewer-is-applicant", "application-unknown", "transfer-decided"])
            #expect(try await reviewer.transfer("refuse", department, ["RH-2"]) == ["review-reason-missing"])
            #expect(try await reviewer.transfer("accept", department, ["RH-2"], why: nil) == ["why-missing"])
            #expect(
                try await reviewer.transfer("refuse", department, ["RH-2"], reasons: [["code": "transfer-timed-out"]])
                    == ["value-unknown"], "nobody but the deadline says so")
            #expect(
                try await reviewer.decide("applications.decide", "approve", department, ["RH-2"])
                    == ["application-decided"], "a transfer is no review")
            let moved = try await site.ask(
                "reviewers.register", ["name": .string(reviewer.name), "places": ["430200"]])
            #expect(moved["ok"]?.bool == true)
            #expect(try await reviewer.transfer("accept", department, ["RH-2"]) == ["reviewer-scope"])
            let stranger = try await TestOperator.with(at: site) {
                try await $0.transfer("accept", department, ["RH-2"])
            }
            #expect(stranger == ["reviewer-unknown"])
            try await site.database.run("update organization set status = 'closed' where code = '\(TestSite.riders)'")
            _ = try await site.ask("reviewers.register", ["name": .string(reviewer.name), "places": ["430000"]])
            #expect(try await reviewer.transfer("accept", department, ["RH-2"]) == ["union-closed"])
            #expect(
                try await reviewer.transfer("refuse", department, ["RH-2"], reasons: [Self.declined]) == ["rejected"])
            #expect(try await site.database.count("membership_move") == 1)
        }
    }

    /// One person, three proposals, one request: step by step, and where the last has led the member is.
    @Test func onePersonIsOneMemberWhereverTheyAsked() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            _ = try await proposed(department, 0..<1)
            let person = Applicant(0)
            for (number, union) in [("A", TestSite.riders), ("B", nil)] {
                #expect(
                    try await department.apply(person.application(number, union: union)).outcome == "transfer-proposed")
            }
            #expect(
                try await reviewer.transfer("accept", department, ["RH-0", "A", "B"])
                    == ["transferred", "existing", "transferred"])
            #expect(
                try await site.database.values(
                    "select union_code || (held_since is not null)::text from membership", as: String.self)
                    == ["HN-430102-POOLtrue"])
            #expect(
                try await site.database.values("select to_union from membership_move order by move", as: String.self)
                    == [TestSite.riders, "HN-430102-POOL"])
            // Who has left every union meanwhile joins anew, the same member.
            #expect(
                try await department.apply(person.application("C", union: TestSite.riders)).outcome
                    == "transfer-proposed")
            try await site.database.run("update membership set status = 'withdrawn', held_since = null")
            #expect(try await reviewer.transfer("accept", department, ["C"]) == ["accepted"])
            #expect(try await site.database.count("membership", where: "status = 'active' and episode = 2") == 1)
            #expect(try await site.database.count("membership_move") == 2)
        }
    }

    /// Applications of the same people arrive while they are being moved: whatever order, one membership each.
    @Test func aConcurrentApplicationFindsTheMemberHereOrThere() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            _ = try await proposed(department, 0..<60)
            let others = (0..<60).map { department.event(Applicant($0).application("Z-\($0)", union: TestSite.riders)) }
            async let moving = reviewer.transfer("accept", department, (0..<60).map { "RH-\($0)" })
            for event in others { try await department.publish([event]) }
            #expect(try await moving.allSatisfy { $0 == "transferred" })
            for event in others {
                let answer = try await department.answer(to: event.id)
                #expect(answer.outcome == "transfer-proposed" || answer.data["existing"] == true)
            }
            #expect(try await site.database.count("membership", where: "union_code = '\(TestSite.riders)'") == 60)
            // Those that were proposed before the move find the member in that very union.
            let late = try await site.database.values(
                "select number from application where state = 'transfer-proposed'", as: String.self)
            if !late.isEmpty {
                #expect(try await reviewer.transfer("accept", department, late).allSatisfy { $0 == "existing" })
            }
            #expect(try await site.database.count("membership_move") == 60)
        }
    }
}
