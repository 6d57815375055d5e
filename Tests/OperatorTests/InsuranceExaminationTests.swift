import Contracts
import Foundation
import Testing

@testable import Operator

/// What `doctor` says of 入会+社保.
@Suite struct InsuranceExaminationTests {
    private static let standard = InsuranceStandard(
        scheme: "pension", place: "430000", year: 2026, averageFen: 657_500, floorPercent: 60, ceilingPercent: 300,
        rateBasisPoints: 2_000, accountBasisPoints: 800, quotedPercents: [60], crossYear: false, source: "x")
    private static let office = InsuranceOffice(role: "tax", place: "430000", department: "tax-hunan", keyId: "k")

    private static func asked(_ scheme: String, _ place: String) -> InsuranceCheck.Asked {
        InsuranceCheck.Asked(scheme: scheme, place: place)
    }

    private static func findings(
        offices: [InsuranceOffice] = [office], standards: [InsuranceStandard] = [standard],
        asked: [InsuranceCheck.Asked] = [asked("pension", "430102")], overdue: Int = 0, unreadable: Int = 0,
        removed: [String] = []
    ) -> [Finding] {
        let departments = ["tax-hunan", "hrss"].map {
            RegisteredDepartment(
                name: $0, types: [], places: [], registeredAt: "x", removedAt: removed.contains($0) ? "x" : nil)
        }
        return InsuranceExamination(
            situation: InsuranceSituation(
                offices: offices, standards: standards,
                cases: InsuranceCheck(overdue: overdue, unreadable: unreadable, asked: asked), year: 2026),
            departments: departments
        ).findings
    }

    @Test func `What is set up is healthy, and what is not in use says nothing`() {
        #expect(Self.findings().map(\.check) == ["insurance"] && Self.findings()[0].verdict == .healthy)
        #expect(Self.findings(offices: [], standards: [], asked: []).isEmpty)
    }

    @Test func `An office without a key, and one whose department was removed, are named`() {
        var keyless = Self.office
        keyless.keyId = nil
        let found = Self.findings(offices: [keyless])
        #expect(found.map(\.check) == ["office-key-missing"] && found[0].subject == "tax 430000")
        #expect(found[0].text.en.hasSuffix("unionctl departments key tax-hunan FILE"))
        // Removed, it needs another department, not a key.
        let removed = Self.findings(offices: [keyless], removed: ["tax-hunan"])
        #expect(removed.map(\.check) == ["office-removed"] && removed[0].verdict == .broken)
        #expect(Self.findings(removed: ["hrss"]).map(\.check) == ["insurance"])
    }

    @Test func `A scheme that is asked for where no standard of this year counts is named, with its places`() throws {
        #expect(Self.findings(standards: []).map(\.check) == ["standard-missing"])
        var last = Self.standard
        last.year = 2025
        #expect(Self.findings(standards: [last]).map(\.check) == ["standard-missing"])
        var elsewhere = Self.standard
        elsewhere.place = "430200"
        let rows = DivisionCode.counties.prefix(7).map { Self.asked("pension", $0.description) }
        let found = Self.findings(standards: [elsewhere], asked: rows)
        #expect(found.count == 1 && found[0].subject == "pension")
        #expect(
            found[0].text.en.contains("no standard of 2026 counts in 430102, ")
                && found[0].text.en.contains("and 2 more places"))
        // What the platform pays needs none.
        let injury = [Self.asked("occupational-injury", "430102")]
        #expect(Self.findings(standards: [], asked: injury).map(\.check) == ["insurance"])
        let medical = Self.findings(asked: [Self.asked("medical", "430102")])
        #expect(medical.map(\.subject) == ["medical"])
    }

    @Test func `What the service is behind with, and what it cannot read, is named with its number`() {
        let found = Self.findings(overdue: 3, unreadable: 2)
        #expect(found.map(\.check) == ["cases-overdue", "cases-unreadable"])
        #expect(found.allSatisfy { $0.verdict == .broken } && found.map(\.text.en.first) == ["3", "2"])
    }

    /// A doctor must not read the whole table of cases.
    @Test func `The report is not asked for`() async {
        let service = ScriptedService { asked, _ in
            switch asked.name {
            case "insurance.offices.list": ScriptedService.result(["offices": []])
            case "insurance.standards.list": ScriptedService.result(["standards": []])
            default: ScriptedService.result(["overdue": 0, "stalled": 1, "unreadable": 0, "asked": []])
            }
        }
        #expect(await InsuranceSituation.asked(service)?.cases.stalled == 1)
        #expect(!service.asked.map(\.name).contains("insurance.report"))
    }

    @Test func `A service that does not answer leaves nothing to examine`() async {
        let silent = ScriptedService { _, _ throws(CommandFault) in throw .unavailable(.serviceSilent(.enrollment)) }
        #expect(await InsuranceSituation.asked(silent) == nil)
    }

    @Test func `Stalled cases are a warning that names the command`() throws {
        let waiting = ServiceStatus.Waiting(
            kind: "insurance", waiting: 9, overdue: 2, overdueSince: "2026-11-01T08:00:00+08:00")
        #expect(
            LocalizedText.overdue(waiting).en
                == "insurance cases stalled: 2, the oldest since 2026-11-01 08:00:00: unionctl insurance stalled")
    }
}
