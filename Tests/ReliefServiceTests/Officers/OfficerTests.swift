import Contracts
import Foundation
import TestSupport
import Testing

@testable import ReliefService

/// Rights over relief are given by two people to a third, and never so that one hand holds what must be apart.
@Suite(.timeLimit(.minutes(5))) struct OfficerTests {
    @Test func untilThereAreTwoPeopleAnyOperatorRegistersThem() async throws {
        try await OfficerDesk.with(5) { desk async throws in
            #expect(try await desk.register(0, as: 0, "programmes") == "registered")
            // The first is there: nobody registers himself any more, be it under another account.
            #expect(try await desk.register(0, as: 0, "ledger") == "officer-related")
            #expect(try await desk.register(2, as: 2, "ledger") == "officer-related")
            #expect(try await desk.register(2, as: 3, "ledger") == "registered")
            #expect(try await desk.register(3, as: 4, "ledger") == "officer-unknown")
            #expect(try await desk.officers().count == 2)
        }
    }

    @Test func twoAccountsOfOnePersonAreOnePerson() async throws {
        try await OfficerDesk.with(5) { desk async throws in
            #expect(try await desk.register(0, as: 4, "programmes") == "registered")
            // The same person again: there are no two people yet, and so any operator goes on.
            #expect(try await desk.register(2, as: 4, "intake", document: 0) == "registered")
            #expect(try await desk.register(1, as: 4, "programmes") == "registered")
            // From now on it takes two, and two accounts are not two.
            let digest = try await desk.propose(3, as: 0, "reviewer")
            #expect(try await desk.officers()[desk.operators[3].name] == nil)
            #expect(try await desk.confirm(digest, as: 0) == "second-person-needed")
            #expect(try await desk.confirm(digest, as: 2) == "second-person-needed")
            #expect(try await desk.confirm(digest, as: 4) == "officer-unknown")
            #expect(try await desk.confirm(digest, as: 1) == "done")
            #expect(try await desk.confirm(digest, as: 1) == "proposal-unknown")
            #expect(try await desk.officers()[desk.operators[3].name] == ["reviewer"])
            let actions = try await desk.site.database.values(
                "select action from audit_log where subject not like 'proposal/%' order by id", as: String.self)
            #expect(actions == Array(repeating: "relief.officer-registered", count: 4))
            // Of nobody's number stands anything anywhere in plain.
            for document in OfficerDesk.documents {
                #expect(try await desk.site.database.columnsHolding(document) == [])
            }
        }
    }

    @Test func nobodyGivesARightToHimselfOrARelative() async throws {
        try await OfficerDesk.with(5) { desk async throws in
            try await desk.found()
            #expect(try await desk.register(0, as: 0, "cashier") == "officer-related")
            // Another account of one's own is oneself.
            #expect(try await desk.register(2, as: 0, "cashier", document: 0) == "officer-related")
            // Neither may whom it concerns be the second person.
            let own = try await desk.propose(1, as: 0, "cashier")
            #expect(try await desk.confirm(own, as: 1) == "officer-related")
            #expect(try await desk.officers()[desk.operators[1].name] == ["programmes"])
            // A third officer, whose relative the fourth person is.
            let digest = try await desk.propose(2, as: 0, "intake")
            #expect(try await desk.confirm(digest, as: 1) == "done")
            let declared = try await desk.ask(0, desk.arguments(2, ["visitor"], relatives: [3]))
            #expect(
                try await desk.confirm(try #require(declared["result"]?["digest"]?.string), as: 1) == "done")
            #expect(try await desk.register(3, as: 2, "reviewer") == "officer-related")
            let other = try await desk.propose(3, as: 0, "reviewer")
            #expect(try await desk.confirm(other, as: 2) == "officer-related")
            #expect(try await desk.confirm(other, as: 1) == "done")
        }
    }

    @Test(arguments: [
        ("ledger", "releaser", false), ("maker", "releaser", false), ("releaser", "reconciler", false),
        ("auditor", "intake", false), ("auditor", "reconciler", false), ("reviewer", "visitor", true),
        ("maker", "reconciler", true),
    ])
    func whatMustNotBeInOneHandIsNot(_ row: (first: String, second: String, isAllowed: Bool)) async throws {
        try await OfficerDesk.with(4) { desk async throws in
            try await desk.found()
            // At once, in one account.
            let both = try await desk.ask(0, desk.arguments(2, [row.first, row.second]))
            #expect(OfficerDesk.word(both) == (row.isAllowed ? "proposed" : "officer-roles-conflict"))
            // One after the other, in two accounts of one person.
            let first = try await desk.propose(2, as: 0, row.first)
            #expect(try await desk.confirm(first, as: 1) == "done")
            let second = try await desk.ask(0, desk.arguments(3, [row.second], document: 2))
            #expect(OfficerDesk.word(second) == (row.isAllowed ? "proposed" : "officer-roles-conflict"))
        }
    }

    @Test func ofTwoWhoBeginAtOnceTheSecondFindsWhatTheFirstHasMade() async throws {
        try await OfficerDesk.with(5) { desk async throws in
            #expect(try await desk.register(0, as: 0, "programmes") == "registered")
            // There is room for one more without a second person; both ask at once, and neither is an officer.
            async let one = desk.register(1, as: 3, "programmes")
            async let other = desk.register(2, as: 4, "programmes")
            let words = try await [one, other]
            #expect(Set(words) == ["registered", "officer-unknown"])
            #expect(try await desk.officers().count == 2)
        }
    }

    @Test func ofTwoRightsThatContradictEachOtherOneIsGiven() async throws {
        try await OfficerDesk.with(4) { desk async throws in
            try await desk.found()
            let ledger = try await desk.propose(2, as: 0, "ledger")
            let releaser = try await desk.propose(3, as: 1, "releaser", document: 2)
            async let one = desk.confirm(ledger, as: 1)
            async let other = desk.confirm(releaser, as: 0)
            let words = try await [one, other]
            #expect(Set(words) == ["done", "officer-roles-conflict"])
            #expect(try await desk.officers().count == 3)
        }
    }

    @Test func aRightIsTakenByTwoOfWhomOneIsAnOfficer() async throws {
        try await OfficerDesk.with(5) { desk async throws in
            try await desk.found()
            let name = desk.operators[1].name
            let more = try await desk.propose(2, as: 0, "intake", "visitor")
            #expect(try await desk.confirm(more, as: 1) == "done")
            func remove(_ target: Int, as sender: Int, _ role: String? = nil) async throws -> JSON {
                try await desk.ask(
                    sender,
                    .object([
                        "name": .string(desk.operators[target].name),
                        "roles": role.map { .array([OfficerDesk.role($0)]) },
                    ]), "relief.officers.remove")
            }
            func digest(_ answer: JSON) throws -> String {
                try #require(answer["result"]?["digest"]?.string, "\(answer)")
            }
            #expect(OfficerDesk.word(try await remove(2, as: 0, "cashier")) == "officer-role")
            #expect(OfficerDesk.word(try await remove(4, as: 0)) == "officer-unknown")
            // Neither of the two is an officer.
            let foreign = try digest(try await remove(2, as: 3, "intake"))
            #expect(try await desk.confirm(foreign, as: 4) == "officer-unknown")
            #expect(try await desk.confirm(foreign, as: 0) == "done")
            #expect(try await desk.officers()[desk.operators[2].name] == ["visitor"])
            // All of them; the last two need no third officer.
            #expect(try await desk.confirm(try digest(try await remove(2, as: 0)), as: 4) == "done")
            #expect(try await desk.confirm(try digest(try await remove(1, as: 0)), as: 4) == "done")
            #expect(try await desk.officers() == [desk.operators[0].name: ["programmes"]])
            #expect(
                try await desk.site.database.count("officer", where: "name = '\(name)' and removed_at is not null") == 1
            )
            // One person alone cannot confirm: any operator registers the next.
            #expect(try await desk.register(3, as: 4, "programmes") == "registered")
        }
    }

    @Test func whatCannotBeReadIsRefusedByField() async throws {
        try await OfficerDesk.with(1) { desk async throws in
            let good = desk.arguments(0, ["intake"])
            let cases: [(JSON, String)] = [
                (good.setting("name", to: "Li Na"), "department-name-invalid name"),
                (good.setting("identity", to: .null), "field-missing identity"),
                (
                    good.setting("identity", to: ["type": "resident-id", "number": "430102198001010012"]),
                    "id-checksum identity.number"
                ),
                (good.setting("roles", to: []), "field-missing roles"),
                (good.setting("roles", to: [["role": "king", "place": "430000"]]), "value-unknown roles[0].role"),
                (
                    good.setting("roles", to: [["role": "intake", "place": "999999"]]),
                    "division-unknown roles[0].place"
                ),
                (
                    good.setting("roles", to: [["role": "approver", "place": "430000"]]), "field-missing roles[0].level"
                ),
                (
                    good.setting("roles", to: [["role": "intake", "place": "430000", "level": "city"]]),
                    "value-unknown roles[0].level"
                ),
                (
                    good.setting(
                        "roles", to: [["role": "approver", "place": "430000", "level": "city", "limitFen": 0]]),
                    "value-unknown roles[0].limitFen"
                ),
                (good.setting("relatives", to: [["type": "resident-id"]]), "id-format relatives[0]"),
            ]
            for (arguments, refusal) in cases {
                let error = try await desk.ask(0, arguments)["error"]
                #expect("\(error?["code"]?.string ?? "-") \(error?["field"]?.string ?? "-")" == refusal)
            }
            #expect(try await desk.officers().isEmpty)
        }
    }
}
