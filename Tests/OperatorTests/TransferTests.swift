import Contracts
import Foundation
import Testing

@testable import Operator

/// `transfers` and `members`: what is chosen, how it is asked, and what is said of it.
@Suite struct TransferCommandTests {
    private static func members(_ count: Int) -> [MemberID] {
        (0..<count).map { MemberID(UUID(uuidString: String(format: "00000000-0000-4000-8000-%012d", $0))!) }
    }

    private static func held(_ member: MemberID, overdue: Bool = false) -> JSON {
        [
            "member": .string(member.description), "pool": "HN-430102-POOL", "place": "430102",
            "heldSince": "2026-09-01T08:00:00+08:00", "dueAt": "2026-10-31T08:00:00+08:00", "overdue": .bool(overdue),
        ]
    }

    /// What a service answers that holds so many members, and assigns all but certain ones.
    private static func pool(_ count: Int, refused: [Int: String] = [:]) -> ScriptedService {
        ScriptedService { asked, _ in
            guard asked.name == "members.held" else {
                let codes = Dictionary(
                    uniqueKeysWithValues: refused.map { (members(count)[$0.key].description, $0.value) })
                return ScriptedService.result([
                    "members": .array(
                        (asked.arguments["members"]?.array ?? []).map { member in
                            let named: JSON = ["member": member]
                            guard let code = codes[member.string ?? ""] else {
                                return named.setting("result", to: "assigned")
                            }
                            return named.setting("result", to: "refused").setting("code", to: .string(code))
                                .setting("message", to: ["zh": "不行", "en": "No."])
                        })
                ])
            }
            let start = Int(asked.arguments["after"]?.string ?? "0") ?? 0
            let end = min(start + Int(asked.arguments["limit"]?.integer ?? 0), count)
            let page: JSON = ["members": .array(members(count)[start..<end].map { held($0) })]
            return ScriptedService.result(end < count ? page.setting("next", to: .string("\(end)")) : page)
        }
    }

    @Test func `Transfers are named or chosen by a filter, and who refuses says why`() throws {
        func parses<Command>(_ words: [String], as type: Command.Type) -> Bool {
            (try? UnionCtl.parseAsRoot(["transfers"] + words)) is Command
        }
        #expect(parses([], as: ListTransfers.self) && parses(["list", "--overdue", "--all"], as: ListTransfers.self))
        #expect(parses(["accept", "tax-hunan/RH-1", "bank/2", "--why", "works here"], as: AcceptTransfers.self))
        #expect(parses(["accept", "--place", "430100", "--all", "--why", "x"], as: AcceptTransfers.self))
        let because = ["--why", "x", "--because", "review-outside-union"]
        #expect(parses(["refuse", "tax-hunan/RH-1"] + because, as: RefuseTransfers.self))
        #expect(!parses(["refuse", "tax-hunan/RH-1", "--why", "x"], as: RefuseTransfers.self))
        #expect(!parses(["accept", "tax-hunan/RH-1"] + because, as: AcceptTransfers.self))
        #expect(!parses(["accept", "--why", "x"], as: AcceptTransfers.self))
        #expect(!parses(["accept", "tax-hunan/RH-1", "--all", "--why", "x"], as: AcceptTransfers.self))
        #expect(!parses(["list", "--limit", "0"], as: ListTransfers.self))
    }

    @Test func `A transfer is decided by its own request, and chosen among the proposed`() async throws {
        let application: JSON = ["department": "tax-hunan", "number": "RH-1"]
        let service = ScriptedService { asked, _ in
            asked.name == "applications.list"
                ? ScriptedService.result([
                    "applications": [
                        application.setting("state", to: "transfer-proposed").setting("overdue", to: false)
                            .setting("decidedAt", to: "2026-11-20T08:00:00+08:00").setting("from", to: "HN-430202-0001")
                    ]
                ]) : ScriptedService.result(["applications": [application.setting("result", to: "transferred")]])
        }
        let options = try DecisionOptions.parse(["--place", "430100", "--why", "compared"])
        let (report, fault) = try await options.decide(
            .accept, because: [], over: service, try OutputOptions.parse(["--json"]))
        #expect(fault == nil && report.status == .done && report.summary["transferred"] == 1)
        #expect(service.asked.map(\.name) == ["applications.list", "transfers.decide"])
        #expect(service.asked[0].arguments["state"] == "transfer-proposed")
        #expect(service.asked[1].arguments["decision"] == "accept" && service.asked[1].reason == "compared")
        #expect(LocalizedText.reviewSummary(report.summary).zh == "已接转 1，未办理 0")
        #expect(LocalizedText.reviewLine(report.applications[0], in: .en).hasSuffix("transferred"))

        let listed = try await service.applications([:], limit: 1).applications
        let row = ListTransfers.table(in: .en).text(listed, in: .en).split(separator: "\n").last
        #expect(row?.hasPrefix("tax-hunan/RH-1 ") == true && row?.contains("HN-430202-0001") == true)
    }

    @Test func `Members are named or chosen by a filter, never both, never by saying nothing`() throws {
        let id = Self.members(1)[0].description
        func parses(_ words: [String]) -> Bool {
            (try? UnionCtl.parseAsRoot(["members", "assign"] + words)) is AssignMembers
        }
        #expect(parses([id, "--to", "HN-430102-0001", "--why", "agreed"]))
        #expect(parses(["--pool", "HN-430102-POOL", "--to", "HN-430102-0001", "--why", "agreed"]))
        #expect(parses(["--overdue", "--all", "--to", "HN-430102-0001", "--why", "agreed"]))
        #expect(!parses(["--to", "HN-430102-0001", "--why", "agreed"]))
        #expect(!parses([id, "--all", "--to", "HN-430102-0001", "--why", "agreed"]))
        #expect(!parses([id, "--why", "agreed"]))
        #expect(!parses([id, "--to", "HN-430102-0001"]))
        #expect(!parses(["RH-1", "--to", "HN-430102-0001", "--why", "agreed"]))
        #expect(try UnionCtl.parseAsRoot(["members", "--overdue"]) is ListHeldMembers)
        for words in [["--place", "430199"], ["--place", "4301"]] {
            #expect(throws: (any Error).self) { _ = try HeldFilterOptions.parse(words).arguments() }
        }
        #expect(
            try HeldFilterOptions.parse(["--pool", "HN-430102-POOL", "--place", "430100", "--overdue"]).arguments()
                == ["pool": "HN-430102-POOL", "place": "430100", "overdue": true])
    }

    @Test(arguments: [([], 1_000, true), (["--all"], 1_203, false)])
    func `A filter chooses who waits, and without all no more than a thousand`(
        words: [String], count: Int, more: Bool
    ) async throws {
        let service = Self.pool(1_203, refused: [7: "member-not-held", 999: "reviewer-is-applicant"])
        let command = try AssignMembers.parse(
            ["--pool", "HN-430102-POOL", "--to", "HN-430102-0001", "--why", "agreed", "--json"] + words)
        let (report, fault) = try await command.assign(over: service)
        #expect(fault == nil && report.more == more && report.status == .refused)
        #expect(report.members.map(\.member) == Self.members(count).map(\.description))
        #expect(report.summary["assigned"] == count - 2 && report.summary["refused"] == 2)
        #expect(report.members.compactMap(\.code) == ["member-not-held", "reviewer-is-applicant"])
        let requests = service.asked.filter { $0.name == "members.assign" }
        #expect(requests.allSatisfy { $0.arguments["union"] == "HN-430102-0001" && $0.reason == "agreed" })
        #expect(requests.compactMap { $0.arguments["members"]?.array?.count }.reduce(0, +) == count)
        #expect(requests.allSatisfy { ($0.arguments["members"]?.array?.count ?? 501) <= 500 })
        // All are chosen before the first is moved, so that none is passed over.
        #expect(service.asked.suffix(requests.count).allSatisfy { $0.name == "members.assign" })
        #expect(LocalizedText.assignmentSummary(report.summary).en == "assigned \(count - 2), refused 2")
    }

    @Test func `What is refused as a whole moves nobody, and silence is told as such`() async throws {
        let union = try #require(UnionCode("HN-430102-0001"))
        let refusing = ScriptedService { _, _ in ScriptedService.refusal("union-closed") }
        var assignment = MemberAssignment(Self.members(3), language: .en, isQuiet: true)
        let fault = await #expect(throws: CommandFault.self) {
            try await assignment.run(to: union, why: "x", over: refusing)
        }
        #expect(fault?.status == .refused && assignment.report().members.isEmpty)

        let silent = ScriptedService { _, _ throws(CommandFault) in throw .unavailable(.serviceSilent(.enrollment)) }
        assignment = MemberAssignment(Self.members(3), language: .en, isQuiet: true)
        try await assignment.run(to: union, why: "x", over: silent)
        #expect(assignment.fault?.status == .unavailable && assignment.report().summary["unanswered"] == 3)
        #expect(Set(silent.asked.map(\.id)).count == 1, "asked again under the same id")
    }

    @Test func `The table names each member as they are typed again, and says who is late`() throws {
        let json = Self.held(Self.members(1)[0], overdue: true)
        let member = try JSONDecoder().decode(HeldMember.self, from: Data(json.serialized()))
        let row = ListHeldMembers.table(in: .zh).text([member], in: .zh).split(separator: "\n").last
        #expect(row?.hasPrefix("00000000-0000-4000-8000-000000000000 HN-430102-POOL 430102") == true)
        #expect(row?.contains("2026-10-31 08:00:00 已逾期") == true)
    }
}
