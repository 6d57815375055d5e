import Contracts
import Foundation
import Postgres
import TestSupport
import Testing

@testable import EnrollmentService

/// From the holding pool to a street, community or trade union, over the real broker and database.
@Suite(.timeLimit(.minutes(5))) struct AssignmentTests {
    private static let street = "HN-430102-0001"

    /// People who named no union, in the holding pools of their counties.
    private func held(
        _ site: TestSite, _ department: TestDepartment, _ numbers: Range<Int>, residence: String = "430102"
    ) async throws -> [String] {
        let events = numbers.map { department.event(Applicant($0).application("P-\($0)", residence: residence)) }
        try await department.publish(events)
        var members: [String] = []
        for event in events {
            let answer = try await department.answer(to: event.id)
            #expect(answer.data["holdingPool"] == true)
            members.append(try #require(answer.data["memberId"]?.string))
        }
        return members
    }

    @Test func assignedTheMemberStaysTheSame() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            try await TestDepartment.with(at: site.broker) { observer in
                try await site.broker.bind(
                    "department.\(observer.name)", to: "events", "membership.assigned.v1.43.01.02.-")
                let members = try await held(site, department, 0..<3)
                #expect(try await site.database.count("membership", where: "held_since = updated_at") == 3)
                #expect(
                    try await reviewer.assign([members[0], members[1], members[0]], to: Self.street)
                        == ["assigned", "assigned", "assigned"], "twice in one request is once")
                let facts = try await find("both facts") { observer.events.count >= 2 ? observer.events : nil }
                #expect(Set(facts.compactMap(\.subject)) == Set(members.prefix(2)) && facts.count == 2)
                for fact in facts {
                    #expect(fact.data["from"] == "HN-430102-POOL" && fact.data["to"]?.string == Self.street)
                }
                #expect(
                    try await site.database.values(
                        "select concat_ws(' ', union_code, held_since is null, episode, status) from membership order by 1",
                        as: String.self)
                        == ["\(Self.street) t 1 active", "\(Self.street) t 1 active", "HN-430102-POOL f 1 active"])
                #expect(
                    try await site.database.count(
                        "membership_move", where: "kind = 'assigned' and from_union = 'HN-430102-POOL'") == 2)
                #expect(
                    try await site.database.count(
                        "audit_log", where: "action = 'member.assigned' and after like '%\"why\":\"agreed\"%'") == 2)
                let trace = try await site.ask("trace", ["id": .string(members[0])])
                let steps = trace["result"]?["steps"]?.array ?? []
                #expect(steps.contains { $0["step"] == "moved" && $0["to"]?.string == Self.street })
                #expect(steps.contains { $0["action"] == "member.assigned" && $0["why"] == "agreed" }, "\(steps)")
            }
        }
    }

    @Test func everyRefusalHasItsCode() async throws {
        try await TestSite.withReviewer(places: ["430102"], identity: Applicant(2)) { site, department, reviewer, _ in
            let members = try await held(site, department, 0..<3)
            let elsewhere = try await held(site, department, 3..<4, residence: "430202")
            let nobody = "00000000-0000-4000-8000-000000000000"
            #expect(
                try await reviewer.assign(
                    [members[0], members[2].uppercased(), elsewhere[0], nobody], to: Self.street)
                    == ["assigned", "reviewer-is-applicant", "reviewer-scope", "member-unknown"])
            #expect(try await reviewer.assign([members[0]], to: Self.street) == ["member-not-held"])
            for (union, code) in [
                ("HN-430102-9999", "union-unknown"), ("HN-430102-POOL", "union-holding-pool"),
                ("HN-430103-0001", "reviewer-scope"),
            ] {
                #expect(try await reviewer.assign([members[1]], to: union) == [code])
            }
            try await site.database.run("update organization set status = 'closed' where code = '\(Self.street)'")
            #expect(try await reviewer.assign([members[1]], to: Self.street) == ["union-closed"])
            #expect(try await reviewer.assign([members[1]], to: TestSite.riders, why: nil) == ["why-missing"])
            #expect(try await reviewer.assign(["Zhang San"], to: TestSite.riders) == ["value-unknown"])
            #expect(try await reviewer.assign([], to: TestSite.riders) == ["request-malformed"])
            let stranger = try await TestOperator.with(at: site) {
                try await $0.assign([members[1]], to: TestSite.riders)
            }
            #expect(stranger == ["reviewer-unknown"])
            #expect(try await site.database.count("membership_move") == 1)
        }
    }

    /// Two reviewers give the same members to different unions at once, one request comes twice, and some members are
    /// moved away by a transfer meanwhile: everybody is in one place, and went there once.
    @Test func whoeverIsSecondIsToldSo() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            let members = try await held(site, department, 0..<40)
            for number in 0..<10 {
                let asked = try await department.apply(
                    Applicant(number).application("T-\(number)", union: TestSite.riders))
                #expect(asked.outcome == "transfer-proposed")
            }
            async let one = reviewer.assign(members, to: Self.street, id: "assignment-1")
            async let two = TestOperator.with(at: site) { other in
                let added = try await reviewer.ask(
                    "reviewers.register",
                    [
                        "name": .string(other.name), "places": ["430000"],
                        "identity": ["type": "resident-id", "number": .string(Applicant(901).number)],
                    ])
                #expect(added["ok"]?.bool == true)
                let moved = try await other.transfer("accept", department, (0..<10).map { "T-\($0)" })
                #expect(moved.allSatisfy { $0 == "transferred" }, "from the pool, or from the street's union")
                return try await other.assign(members.reversed(), to: "HN-430102-0012")
            }
            let (first, second) = try await (one, two.reversed())
            for (index, (one, two)) in zip(first, second).enumerated() {
                let assigned = [one, two].count { $0 == "assigned" }
                #expect(assigned == 1 || (index < 10 && assigned == 0), "\(one) and \(two)")
            }
            #expect(try await reviewer.assign(members, to: Self.street, id: "assignment-1") == first)
            let moves = try await site.database.count("membership_move")
            #expect(moves == 10 + (first + second).count { $0 == "assigned" })
            #expect(try await site.database.count("membership", where: "held_since is not null") == 0)
            // Each member's moves follow one another from the pool to where the member is now.
            #expect(
                try await site.database.count(
                    """
                    (select from_union, lag(to_union, 1, 'HN-430102-POOL') over (partition by member_id order by move)
                        as before, member_id from membership_move) as step
                    """, where: "from_union <> before") == 0)
        }
    }

    /// Two replicas move one member at the same moment: the second begins where the first has led.
    @Test func ofTwoMovesTheSecondSeesTheFirst() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            let (second, _) = try await site.enrollment()
            try await RunningServices.with(second) { _ in
                let members = try await held(site, department, 0..<1)
                let asked = try await department.apply(Applicant(0).application("T-0", union: TestSite.riders))
                #expect(asked.outcome == "transfer-proposed")
                // While somebody has the member locked, both wait for the lock, one behind the other.
                let holder = Connection(to: site.database.endpoint, name: "holder")
                try await holder.execute(script: "begin; select from membership for update", place: "test")
                async let assigned = reviewer.assign(members, to: Self.street)
                try await waiters(1, site)
                // The replica that is held up has every other request; the next is the other's.
                async let transferred = reviewer.transfer("accept", department, ["T-0"])
                try await waiters(2, site)
                try await holder.execute(script: "commit", place: "test")
                let answers = try await (assigned, transferred)
                #expect(answers.0 == ["assigned"] && answers.1 == ["transferred"])
                #expect(
                    try await site.database.values(
                        "select from_union || ' ' || to_union from membership_move order by move", as: String.self)
                        == ["HN-430102-POOL \(Self.street)", "\(Self.street) \(TestSite.riders)"])
                #expect(
                    try await site.database.values("select union_code from membership", as: String.self)
                        == [TestSite.riders])
            }
        }
    }

    private func waiters(_ count: Int, _ site: TestSite) async throws {
        try await eventually("\(count) wait for the lock") {
            try await site.database.count(
                "pg_stat_activity", where: "datname = current_database() and wait_event_type = 'Lock'") == count
        }
    }

    @Test func whoWaitsIsListedByPages() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            let members = try await held(site, department, 0..<7)
            let others = try await held(site, department, 7..<10, residence: "430202")
            try await site.database.run(
                "update membership set held_since = now() - interval '61 days' where member_id in ('\(members[3])', '\(members[5])')"
            )
            var found: [JSON] = []
            var cursor: JSON?
            repeat {
                var arguments: JSON = ["limit": 3]
                if let cursor { arguments = arguments.setting("after", to: cursor) }
                let page = try await reviewer.ask("members.held", arguments)
                found += page["result"]?["members"]?.array ?? []
                cursor = page["result"]?["next"]
            } while cursor != nil && found.count < 20
            let ids = found.compactMap { $0["member"]?.string }
            #expect(ids.count == 10 && Set(ids) == Set(members + others))
            #expect(Set(ids.prefix(2)) == [members[3], members[5]], "in each pool who has waited longest first")
            #expect(Set(ids.suffix(3)) == Set(others))
            #expect(found.filter { $0["overdue"] == true }.count == 2)
            #expect(
                found.allSatisfy {
                    $0["occupation"] == "food-delivery" && $0["pool"]?.string?.hasSuffix("POOL") == true
                })
            func count(_ arguments: JSON) async throws -> Int {
                let page = try await reviewer.ask("members.held", arguments)
                return page["result"]?["members"]?.array?.count ?? -1
            }
            #expect(try await count(["overdue": true]) == 2)
            #expect(try await count(["pool": "HN-430202-POOL"]) == 3)
            #expect(try await count(["place": "430100"]) == 7)
            #expect(try await count(["place": "430100", "pool": "HN-430202-POOL"]) == 0)
            try await site.database.run(
                "update organization set assignment_days = 90 where code = 'HN-430102-POOL'")
            #expect(try await count(["overdue": true]) == 0)
            let refused = try await reviewer.ask("members.held", ["after": "x"])
            #expect(refused["error"]?["code"]?.string == "request-malformed")
        }
    }
}
