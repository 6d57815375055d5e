import Contracts
import Foundation
import Testing

@testable import Operator

/// `applications list` and `show`: how they are asked for, and that they show no person.
@Suite struct ApplicationListTests {
    /// As many applications as are given, answered page by page by number.
    private static func paging(_ total: Int) -> ScriptedService {
        ScriptedService { asked, _ in
            let start = Int(asked.arguments["after"]?.string?.dropFirst() ?? "0") ?? 0
            let end = min(start + Int(asked.arguments["limit"]?.integer ?? 0), total)
            var page: JSON = ["applications": .array((start..<end).map { Self.listed("RH-\($0)") })]
            if end < total { page = page.setting("next", to: .string("c\(end)")) }
            return ScriptedService.result(page)
        }
    }

    private static func listed(_ number: String) -> JSON {
        [
            "department": "tax-hunan", "number": .string(number), "state": "pending", "union": "HN-430102-0007",
            "place": "430102", "decidedAt": "2026-11-20T08:00:00+08:00", "dueAt": "2026-11-27T08:00:00+08:00",
            "overdue": false, "occupation": "courier",
        ]
    }

    @Test func `The commands are found, and list is the one that is meant by default`() throws {
        #expect(try UnionCtl.parseAsRoot(["applications", "--overdue"]) is ListApplications)
        #expect(try UnionCtl.parseAsRoot(["applications", "list", "--all"]) is ListApplications)
        #expect(try UnionCtl.parseAsRoot(["applications", "show", "tax-hunan", "RH-1"]) is ShowApplication)
        #expect(throws: (any Error).self) { try ListApplications.parse(["--limit", "0"]) }
        #expect(throws: (any Error).self) { try ListApplications.parse(["--state", "open"]) }
        #expect(try ListApplications.parse([]).state == .pending)
    }

    @Test func `A filter is told as the service reads it`() throws {
        let now = try #require(LocalTime.read("2026-11-21 12:00"))
        let filter = try ApplicationFilterOptions.parse([
            "--union", "HN-430102-0007", "--place", "430100", "--department", "tax-hunan", "--since", "2h",
            "--until", "2026-11-21", "--overdue",
        ])
        #expect(!filter.isEmpty)
        let arguments = try filter.arguments(state: .transferProposed, now: now)
        #expect(arguments["state"]?.string == "transfer-proposed")
        #expect(arguments["union"]?.string == "HN-430102-0007")
        #expect(arguments["place"]?.string == "430100")
        #expect(arguments["department"]?.string == "tax-hunan")
        #expect(arguments["since"]?.string.flatMap(LocalTime.date) == now.addingTimeInterval(-7_200))
        #expect(arguments["until"]?.string.flatMap(LocalTime.date) == LocalTime.read("2026-11-21"))
        #expect(arguments["overdue"]?.bool == true)

        let none = try ApplicationFilterOptions.parse([])
        #expect(none.isEmpty)
        #expect(try none.arguments(state: .returned, now: now) == ["state": "returned"])
    }

    @Test(arguments: [["--place", "430199"], ["--place", "4301"], ["--union", "changsha"], ["--department", "Tax"]])
    func `What cannot be meant is refused before anything is asked`(words: [String]) {
        #expect(throws: (any Error).self) {
            _ = try ApplicationFilterOptions.parse(words).arguments(state: .pending, now: Date())
        }
    }

    @Test(arguments: [(Int.max, 1_203, false, [500, 500, 500]), (700, 700, true, [500, 200]), (50, 50, true, [50])])
    func `Pages follow one another by their cursor, as far as is wanted`(
        limit: Int, count: Int, more: Bool, sizes: [Int64?]
    ) async throws {
        let service = Self.paging(1_203)
        let chosen = try await service.applications(["state": "pending"], limit: limit)
        #expect(chosen.applications.map(\.number) == (0..<count).map { "RH-\($0)" })
        #expect(chosen.more == more)
        #expect(service.asked.map { $0.arguments["limit"]?.integer } == sizes)
        #expect(
            service.asked.map { $0.arguments["after"]?.string } == Array([nil, "c500", "c1000"].prefix(sizes.count)))
        #expect(service.asked.allSatisfy { $0.name == "applications.list" && $0.arguments["state"] == "pending" })
    }

    @Test func `A page that is short is not the last while there is a cursor`() async throws {
        let service = ScriptedService { _, before in
            let page: JSON = ["applications": before == 1 ? [] : [Self.listed("RH-\(before)")]]
            return ScriptedService.result(before < 2 ? page.setting("next", to: .string("c")) : page)
        }
        let chosen = try await service.applications(["state": "returned"], limit: .max)
        #expect(chosen.applications.map(\.number) == ["RH-0", "RH-2"] && !chosen.more)
    }

    @Test func `The table names each application as it is typed again, and says what is late`() async throws {
        var late = Self.listed("2026/RH-1")
        late = late.setting("overdue", to: true)
        let answer: JSON = ["applications": [late]]
        let service = ScriptedService { _, _ in ScriptedService.result(answer) }
        let applications = try await service.applications([:], limit: 1).applications
        let row = ListApplications.table(in: .zh).text(applications, in: .zh).split(separator: "\n").last
        #expect(row?.hasPrefix("tax-hunan/2026/RH-1 待审核") == true)
        #expect(row?.contains("2026-11-27 08:00:00 已逾期") == true)
        #expect(ApplicationReference(argument: "tax-hunan/2026/RH-1")?.number == "2026/RH-1")
    }

    @Test(arguments: ["RH-1", "/RH-1", "tax-hunan/", "Tax/RH-1", "tax-hunan/张三", "tax-hunan/RH 1", ""])
    func `What is no application's name is refused`(text: String) {
        #expect(ApplicationReference(argument: text) == nil)
    }

    @Test func `An application is shown by two words or by one`() throws {
        let reference = ApplicationReference(department: "tax-hunan", number: "2026/RH-1")
        #expect(try ShowApplication.parse(["tax-hunan", "2026/RH-1"]).reference == reference)
        #expect(try ShowApplication.parse(["tax-hunan/2026/RH-1"]).reference == reference)
        #expect(throws: (any Error).self) { try ShowApplication.parse(["tax-hunan"]) }
        #expect(throws: (any Error).self) { try ShowApplication.parse(["tax-hunan", "RH 1"]) }
    }

    /// Whatever is answered: this service names the person also to who gave no reason.
    private static let talkative = ScriptedService { _, _ in
        ScriptedService.result([
            "application": Self.listed("RH-1"),
            "request": ["residence": "430102", "employer": ["name": "\u{9B}31m\u{202E}"]],
            "applicant": [
                "name": "张某", "identity": ["type": "resident-id", "number": "430104199202290029"],
                "phone": "13800000001",
            ],
            "outcome": [
                "type": "enrollment.pending.v1", "time": "2026-11-20T08:00:00+08:00",
                "data": ["union": "HN-430102-0007"],
            ],
        ])
    }

    @Test func `The person is shown to who says why, and to nobody else`() async throws {
        let service = Self.talkative
        let secrets = ["张某", "430104199202290029", "13800000001"]
        let reference = ApplicationReference(department: "tax-hunan", number: "RH-1")
        let masked = try await service.application(reference, why: nil)
        let shown = try await service.application(reference, why: "asked by phone")
        for language in Language.allCases {
            for secret in secrets {
                #expect(!masked.text(in: language).contains(secret) && !JSONText.pretty(masked).contains(secret))
                #expect(shown.text(in: language).contains(secret) && JSONText.pretty(shown).contains(secret))
            }
            #expect(masked.text(in: language).contains("enrollment.pending.v1"))
            #expect(masked.text(in: language).contains("HN-430102-0007"))
        }
        #expect(service.asked.last?.name == "applications.show")
        #expect(service.asked.last?.arguments == ["department": "tax-hunan", "number": "RH-1"])
        #expect(service.asked.suffix(2).map(\.reason) == [nil, "asked by phone"])
    }

    @Test func `Nothing that is shown steers the terminal, and JSON keeps its value`() async throws {
        let reference = ApplicationReference(department: "tax-hunan", number: "RH-1")
        let shown = try await Self.talkative.application(reference, why: nil)
        for text in [shown.text(in: .en), JSONText.pretty(shown), JSONText.line(shown)] {
            #expect(!text.unicodeScalars.contains { $0.steersTerminals && $0 != "\n" })
            #expect(text.contains(#"\u009b31m\u202e"#))
        }
        let read = try JSON(parsing: Array(JSONText.line(shown).utf8))
        #expect(read["request"]?["employer"]?["name"]?.string == "\u{9B}31m\u{202E}")

        var listed = shown.application
        listed.platform = "\u{1B}]0;x\u{7}"
        listed.state = "a\u{9B}2J"
        let table = ListApplications.table(in: .en).text([listed], in: .en)
        #expect(table.contains("·]0;x·") && !table.unicodeScalars.contains { $0.steersTerminals && $0 != "\n" })
    }
}
