import Contracts
import Foundation
import Testing

@testable import Operator

/// `unionctl programmes`: what is typed becomes what the service reads, and its findings become lines for a person.
@Suite struct ProgrammeCommandTests {
    @Test(
        arguments: [
            ("8400/household/everything", ["limitFen": 840_000, "per": "household", "reach": "everything"]),
            ("12x/person/fund/trim", ["dibao": "12", "per": "person", "reach": "fund", "excess": "trim"]),
            (
                "1.5×/person/project/period/refuse/all-items",
                [
                    "dibao": "1.5", "per": "person", "reach": "project", "window": "period", "excess": "refuse",
                    "allItems": true,
                ]
            ),
            ("8400/household", nil), ("much/person/fund", nil), ("1/person/fund/sometimes", nil), ("//", nil),
        ] as [(String, JSON?)])
    func capsAreTyped(row: (text: String, json: JSON?)) { #expect(TypedCap(argument: row.text)?.json == row.json) }

    @Test func termsAreTyped() {
        #expect(
            TypedGroup(argument: "WARMTH/household/year")?.json
                == ["code": "WARMTH", "per": "household", "period": "year"])
        #expect(TypedGroup(argument: "WARMTH/year") == nil)
        #expect(
            TypedTier(argument: "100000:county")?.json == ["upToFen": 10_000_000, "levels": ["county"]])
        #expect(TypedTier(argument: "county,city")?.json == ["levels": ["county", "city"]])
        #expect(TypedTier(argument: "some:county") == nil && TypedTier(argument: "1:2:county") == nil)
        for (text, value) in [
            ("archive.category=deep", "deep"), ("household.size=3", 3), ("nomination.amount=8000.00", "8000.00"),
            ("member.known=true", true), ("会员.在册=否", false),
            ("archive.cause={illness,schooling}", ["illness", "schooling"]),
            ("today=2026-07-01", "2026-07-01"),
        ] as [(String, JSON)] { #expect(TypedFact(argument: text)?.member.value == value, "\(text)") }
        #expect(TypedFact(argument: "=3") == nil && TypedFact(argument: "dibao") == nil)
    }

    @Test func aProgrammeIsReadFromOptionsAndFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // What is left behind is the machine's to clear.
        let (rule, amount) = (folder.appending(path: "rule.txt").path, folder.appending(path: "amount.txt").path)
        try "member.status = active\n".write(toFile: rule, atomically: true, encoding: .utf8)
        try "800元\n".write(toFile: amount, atomically: true, encoding: .utf8)
        let typed = [
            "SWN-2026-HN", "--fund", "CEN-2026", "--project", "SWN-2026-HN", "--item", "warmth", "--basis", "group",
            "--basis", "archive", "--place", "430000", "--from", "2026-12-01", "--until", "2027-02-28", "--rule", rule,
            "--amount", amount, "--cap", "12x/household/everything", "--once", "WARMTH/household/year", "--approval",
            "100000:county", "--approval", "county,city", "--exit-grace", "92", "--why", "两节送温暖",
        ]
        let command = try SaveProgramme.parse(typed)
        #expect(
            try command.programme.arguments() == [
                "code": "SWN-2026-HN", "fund": "CEN-2026", "project": "SWN-2026-HN", "item": "warmth",
                "bases": ["group", "archive"], "places": ["430000"], "from": "2026-12-01", "until": "2027-02-28",
                "rule": "member.status = active", "amount": "800元",
                "caps": [["dibao": "12", "per": "household", "reach": "everything"]],
                "once": [["code": "WARMTH", "per": "household", "period": "year"]],
                "approval": [["upToFen": 10_000_000, "levels": ["county"]], ["levels": ["county", "city"]]],
                "publicityDays": 5, "exitGraceDays": 92, "reviewGraceDays": 0,
            ])
        let missing = typed.map { $0 == rule ? rule + ".no" : $0 }
        let other = try SaveProgramme.parse(missing)
        #expect(throws: CommandFault.self) { try other.programme.arguments() }
        #expect(throws: (any Error).self) {
            try SaveProgramme.parse(typed.map { $0 == "2026-12-01" ? "1 December" : $0 })
        }
    }

    @Test func faultsAreShownInTheirPlaces() throws {
        let finding = ProgrammeFinding(
            valid: false,
            reasons: [
                .init(
                    code: "period-invalid", field: "publicityDays", message: .init(zh: "截止早于开始", en: "It ends early.")),
                .init(code: "rule-type", field: "rule", message: .init(zh: "类型不符", en: "It does not fit.")),
            ],
            faults: [
                .init(
                    field: "rule", code: "rule-type", line: 1, column: 3, length: 2,
                    message: .init(zh: "错", en: "wrong"),
                    shown: .init(zh: "规则第 1 行第 3 列：错\na < b\n  ^~", en: "rule, line 1, column 3: wrong\na < b\n  ^~"))
            ])
        #expect(
            finding.text(.zh) == "publicityDays  period-invalid  截止早于开始\n规则第 1 行第 3 列：错\na < b\n  ^~")
        #expect(
            finding.text(.en)
                == "publicityDays  period-invalid  It ends early.\nrule, line 1, column 3: wrong\na < b\n  ^~")
        let sound = ProgrammeFinding(valid: true, facts: ["dibao", "study.stage"], sealed: ["study.stage"])
        #expect(sound.text(.zh) == "方案无误；用到 2 项信息，其中 1 项加密保存")
        #expect(sound.text(.en) == "nothing is wrong; it names 2 facts, 1 of them sealed")
    }

    @Test func whatIsAskedAndAnswered() async throws {
        let service = ScriptedService { asked, _ in
            #expect(asked.service == .relief && asked.reason == (asked.name == "programmes.save" ? "新年度" : nil))
            return ScriptedService.result(["valid": true, "saved": true, "code": "A-1", "version": 2])
        }
        let finding = try await service.saveProgramme(["code": "A-1"], why: "新年度")
        #expect(finding.text(.en) == "A-1 is saved as version 2" && finding.text(.zh) == "A-1 第 2 版已保存")
        #expect(service.asked.map(\.name) == ["programmes.save"])
        let tried = TriedProgramme(
            code: "A-1", version: 2, truth: "yes", clauses: .init(zh: ["✓ 档案.类别"], en: ["✓ archive.category"]),
            formulaFen: 80_000, amountFen: 80_000, reasons: [])
        #expect(tried.text(.en) == "A-1 v2: qualifies, 800.00\n✓ archive.category")
        let refused = TriedProgramme(
            code: "A-1", version: 2, truth: "unknown", clauses: .init(zh: [], en: []), formulaFen: nil, amountFen: nil,
            reasons: [.init(code: "fact-missing", field: "dibao", message: .init(zh: "缺少信息", en: "A fact is missing."))]
        )
        #expect(refused.text(.zh) == "A-1 v2：无法判断\nfact-missing (dibao)  缺少信息")
    }
}
