import Contracts
import Foundation
import Testing

@testable import Operator

/// `unionctl relief officers`, `relief approvals` and `calendar`: what is asked, and what is shown.
@Suite struct OfficerCommandTests {
    private static let officer: JSON = [
        "name": "li-na", "relatives": 1, "registeredAt": "2026-11-21T08:00:00+08:00",
        "roles": [
            ["role": "reviewer", "place": "430102"],
            ["role": "approver", "place": "430102", "level": "county", "limitFen": 5_000_000],
        ],
    ]
    private static let proposal: JSON = [
        "digest": "66d04be1aaaaaaaaaaaaaaaaaaaaaaaa", "request": "relief.officers.register", "why": "w",
        "summary": ["name": "li-na", "roles": ["reviewer/430102"], "relatives": 0], "proposedBy": "chen",
        "proposedAt": "2026-11-21T08:00:00+08:00", "expiresAt": "2026-11-22T08:00:00+08:00",
    ]

    @Test func `Rights are each role in each place; level and limit are the approver's`() async throws {
        let command = try AddOfficer.parse([
            "li-na", "--role", "approver", "reviewer", "--place", "430102", "430103", "--level", "county", "--limit",
            "50000", "--why", "duties",
        ])
        let arguments = command.arguments(IdentityLine("430104199202290029"), relatives: nil)
        let roles = try #require(arguments["roles"]?.array)
        #expect(roles.count == 4)
        #expect(
            roles[0] == ["role": "approver", "place": "430102", "level": "county", "limitFen": 5_000_000])
        #expect(roles[2] == ["role": "reviewer", "place": "430102"])
        #expect(arguments["identity"]?["type"] == "resident-id" && arguments["relatives"] == nil)
    }

    @Test(arguments: [
        ["li-na", "--role", "reviewer", "--why", "w"], ["li-na", "--place", "430102", "--why", "w"],
        ["li-na", "--role", "king", "--place", "430102", "--why", "w"],
        ["li-na", "--role", "approver", "--place", "430102", "--why", "w"],
        ["li-na", "--role", "reviewer", "--place", "430102", "--level", "county", "--why", "w"],
        ["li-na", "--role", "reviewer", "--place", "430102", "--limit", "5", "--why", "w"],
        ["li-na", "--role", "reviewer", "--place", "430102"],
    ])
    func `What is incomplete is refused before anything is asked`(_ words: [String]) {
        #expect(throws: (any Error).self) { try AddOfficer.parse(words) }
    }

    @Test func `An answer is an officer, or what waits for a second person`() async throws {
        let service = ScriptedService { asked, _ in
            ScriptedService.result(asked.name == "relief.officers.remove" ? Self.officer : Self.proposal)
        }
        let made = try await service.register(["name": "li-na"], why: "duties")
        #expect(LocalizedText.officerAnswer(made).zh.contains("unionctl relief confirm 66d04be1"))
        let done = try await service.removeOfficer(["name": "li-na"], why: "left")
        #expect(LocalizedText.officerAnswer(done).zh == "帮扶经办人 li-na：初审 430102；审批 县级工会 ≤ 50000.00 430102")
        #expect(service.asked.map(\.service) == [.relief, .relief])
        #expect(service.asked.map(\.reason) == ["duties", "left"])
    }

    @Test func `Officers are listed a right a line, and it is said while it takes one`() async throws {
        let service = ScriptedService { _, _ in
            ScriptedService.result(["officers": [Self.officer], "founding": true])
        }
        let list = try await service.officers()
        let zh = list.text(in: .zh).split(separator: "\n")
        #expect(zh.count == 5)
        #expect(zh[2].contains("初审") && zh[3].contains("县级工会") && zh[3].contains("50000.00"))
        #expect(zh[4].contains("不足两人"))
        #expect(list.text(in: .en).contains("county") && !list.text(in: .en).contains("初审"))
    }

    @Test func `Who signs is asked for and listed`() async throws {
        let set = try SetApproval.parse([
            "--place", "430100", "--archives", "local", "--sign", "county", "city", "--why", "w",
        ])
        #expect(set.arguments == ["place": "430100", "archives": "local", "signatures": ["county", "city"]])
        let small = try SetApproval.parse(["--place", "430000", "--up-to", "50000", "--sign", "county", "--why", "w"])
        #expect(small.arguments == ["place": "430000", "upToFen": 5_000_000, "signatures": ["county"]])
        #expect(throws: (any Error).self) {
            try SetApproval.parse(["--place", "430000", "--archives", "local", "--up-to", "5", "--why", "w"])
        }
        let rules = [
            ApprovalLine(place: "430100", archives: "local", upToFen: nil, signatures: ["county", "city"]),
            ApprovalLine(place: "430000", archives: nil, upToFen: 5_000_000, signatures: ["county"]),
        ]
        let text = ListApprovals.table(in: .zh).text(rules, in: .zh)
        #expect(text.contains("县级工会 → 市级工会") && text.contains("名单，不超过 50000.00 元"))
    }

    @Test func `A calendar goes to every service that counts by it`() async throws {
        let service = ScriptedService { _, _ in
            ScriptedService.result(["years": [2026], "imported": 1, "known": 0, "replaced": 0])
        }
        let file = try HolidayFile(CSVTable("日期,类型,名称\n2026-10-01,放假,国庆节\n"))
        let imported = try await service.importCalendar(file, source: "国办发明电", why: "the year")
        #expect(imported.map(\.service) == [.stations, .relief])
        #expect(service.asked.map(\.name) == ["calendar.import", "calendar.import"])
        #expect(service.asked[0].arguments == service.asked[1].arguments)
    }
}
