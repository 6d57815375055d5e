import Contracts
import Foundation
import Testing

@testable import Operator

/// `insurance standards` and `insurance offices`: what is asked of the service, and what is said of its answer.
@Suite struct InsuranceSettingTests {
    private static func parses<Command>(_ words: [String], as type: Command.Type) -> Bool {
        (try? UnionCtl.parseAsRoot(["insurance"] + words)) is Command
    }

    @Test func `Who changes a setting says why`() {
        let because = ["--why", "announced"]
        #expect(Self.parses(["standards"], as: ListStandards.self))
        #expect(Self.parses(["standards", "import", "2026.csv"] + because, as: ImportStandards.self))
        #expect(!Self.parses(["standards", "import", "2026.csv"], as: ImportStandards.self))
        #expect(Self.parses(["offices"], as: ListOffices.self))
        let appoint = ["offices", "appoint", "tax", "tax-hunan", "--place", "430000"]
        #expect(Self.parses(appoint + because, as: AppointOffice.self))
        #expect(Self.parses(appoint + ["--name", "税务局"] + because, as: AppointOffice.self))
        #expect(!Self.parses(appoint, as: AppointOffice.self))
        #expect(
            !Self.parses(
                ["offices", "appoint", "police", "tax-hunan", "--place", "430000"] + because, as: AppointOffice.self))
        #expect(
            !Self.parses(["offices", "appoint", "tax", "guest", "--place", "430000"] + because, as: AppointOffice.self))
        #expect(Self.parses(["offices", "dismiss", "medical", "--place", "430100"] + because, as: DismissOffice.self))
        #expect(!Self.parses(["offices", "dismiss", "medical"] + because, as: DismissOffice.self))
    }

    @Test func `A file is imported in one piece, and told again under the same id until it is answered`() async throws {
        let file = try StandardsFile(
            StandardsFileTests.titles + "\n" + StandardsFileTests.good + "\n"
                + "medical,430100,2026,6575,60,300,8.5,0,60,yes,x")
        let service = ScriptedService { _, before throws(CommandFault) in
            if before == 0 { throw .unavailable(.serviceSilent(.enrollment)) }
            return ScriptedService.result(["imported": 1, "known": 1])
        }
        let imported = try await service.importStandards(file, why: "announced")
        #expect(imported == ImportedStandards(imported: 1, known: 1))
        #expect(service.asked.count == 2 && Set(service.asked.map(\.id)).count == 1)
        let asked = service.asked[1]
        #expect(asked.name == "insurance.standards.import" && asked.reason == "announced")
        let expected: JSON = [
            "scheme": "pension", "place": "430000", "year": 2026, "averageFen": 657_500, "floorPercent": 60,
            "ceilingPercent": 300, "rateBasisPoints": 2_000, "accountBasisPoints": 800,
            "quotedPercents": [60, 80, 100], "crossYear": false, "source": "HRSS 2026-1",
        ]
        #expect(asked.arguments["standards"]?.array?.first == expected)
        #expect(asked.arguments["standards"]?.array?.count == 2)
    }

    @Test(
        arguments: [
            ("standards[1].rateBasisPoints", "nothing was imported:\n  line 4 rate: No. (value-range)"),
            ("standards[0].quotedPercents[2]", "nothing was imported:\n  line 2 tiers: No. (value-range)"),
            ("standards[1]", "nothing was imported:\n  line 4: No. (value-range)"),
            ("standards[7].year", "No. (value-range)"), ("standards", "No. (value-range)"),
        ])
    func `What the service refuses is named by the line and column of the file`(field: String, said: String)
        async throws
    {
        let file = try StandardsFile(
            StandardsFileTests.titles + "\n" + StandardsFileTests.good + "\n\n"
                + StandardsFileTests.good.replacing("2026", with: "2025"))
        let service = ScriptedService { _, _ in
            [
                "ok": false,
                "error": [
                    "code": "value-range", "field": .string(field), "message": ["zh": "不行", "en": "No."],
                ],
            ]
        }
        let fault = await #expect(throws: CommandFault.self) {
            _ = try await service.importStandards(file, why: "announced")
        }
        #expect(fault?.status == .refused && fault?.text.en == said)
        #expect(service.asked.count == 1, "what is refused is not asked again")
    }

    @Test func `The standards stand in the units of the file`() async throws {
        let service = ScriptedService { _, _ in
            ScriptedService.result([
                "standards": [
                    [
                        "scheme": "pension", "place": "430000", "year": 2026, "averageFen": 657_500,
                        "floorPercent": 60, "ceilingPercent": 300, "rateBasisPoints": 2_050, "accountBasisPoints": 800,
                        "quotedPercents": [60, 80], "crossYear": false, "source": "HRSS\u{1B}[31m",
                        "importedBy": "li-na", "importedAt": "2026-01-05T09:00:00+08:00",
                    ]
                ]
            ])
        }
        let listed = try await service.standards()
        let text = ListStandards.table(in: .zh).text(listed, in: .zh)
        let row = try #require(text.split(separator: "\n").last)
        #expect(row.hasPrefix("职工养老 430000 湖南省 2026"))
        for cell in ["6575.00", "60–300 %", "20.5 %", "8 %", "60 80", "2026-01-05 09:00:00 li-na"] {
            #expect(row.contains(cell), "\(cell) in \(row)")
        }
        #expect(!text.contains("\u{1B}") && !JSONText.pretty(listed).contains("\u{1B}"))
    }

    @Test func `An office is appointed for a place, and said to have no key`() async throws {
        let service = ScriptedService { asked, _ in
            switch asked.name {
            case "insurance.offices.list":
                ScriptedService.result([
                    "offices": [
                        ["role": "tax", "place": "430000", "department": "tax-hunan", "name": "省税务局", "keyId": "k1"],
                        ["role": "medical", "place": "430100", "department": "medical-changsha"],
                    ]
                ])
            case "insurance.offices.dismiss": ScriptedService.result([:])
            default: ScriptedService.result(asked.arguments)
            }
        }
        let name = try #require(DepartmentName("medical-changsha"))
        let office = try await service.appoint(name, as: .medical, place: "430100", name: "医保局", why: "agreed")
        #expect(
            service.asked[0].arguments
                == ["role": "medical", "place": "430100", "department": "medical-changsha", "name": "医保局"])
        #expect(service.asked[0].reason == "agreed")
        #expect(LocalizedText.officeAppointed(office).en.contains("unionctl departments key medical-changsha FILE"))
        try await service.dismissOffice(.medical, place: "430100", why: "moved")
        #expect(
            service.asked[1].arguments == ["role": "medical", "place": "430100"] && service.asked[1].reason == "moved")

        let offices = try await service.offices()
        let rows = ListOffices.table(in: .zh).text(offices, in: .zh).split(separator: "\n").suffix(2)
        #expect(rows.first?.hasPrefix("税务 430000 湖南省 tax-hunan") == true && rows.first?.hasSuffix("k1") == true)
        #expect(rows.last?.hasPrefix("医保 430100 长沙市 medical-changsha –") == true && rows.last?.hasSuffix("无") == true)
    }
}
