import Contracts
import Foundation
import TestSupport
import Testing

@testable import Operator

/// `insurance`, `report`, `doctor` and `trace`, on the real service, broker and database.
@Suite(.timeLimit(.minutes(5))) struct InsuranceOnServiceTests {
    private static let types = [
        "enrollment.requested.v1", "insurance.eligibility-answered.v1", "insurance.registration-answered.v1",
        "insurance.payment-link-issued.v1", "insurance.contribution-reported.v1",
    ]
    /// More than one page, and more than one request of retries.
    private static let count = 520
    private static let thisYear = CivilDate(inChinaAt: Date()).year

    @Test func `Cases stall for want of an office, are helped on by the hundreds, and end up paid`() async throws {
        try await TestSystem.with(types: Self.types) { system in
            try await system.registerDepartment(types: Self.types)
            try await enroll(system)
            try await stalls(system)
            let recipient = TestRecipient()
            try await appoints(system, recipient)
            try await imports(system)
            try await retries(system)
            let number = try await pays(system, recipient)
            try await tells(system, number)
            try await traces(system, number)
        }
    }

    private func enroll(_ system: TestSystem) async throws {
        let events = (0..<Self.count).map { index in
            system.department.event(
                Applicant(index).application("RH-\(index)", consents: ["membership", "social-insurance"])
                    .setting("socialInsurance", to: ["schemes": ["pension"], "baseFen": 400_000]))
        }
        try await system.department.publish(events)
        try await eventually("all cases are open", within: .seconds(60)) {
            try await system.site.database.count("insurance_case") == Self.count
        }
        let all = try await system.connection.cases([:], limit: .max)
        #expect(all.cases.count == Self.count && Set(all.cases.map(\.caseNumber)).count == Self.count && !all.more)
        #expect(all.cases.allSatisfy { $0.state == "consented" && $0.place == "430102" && $0.waitingFor == nil })
        let few = try await system.connection.cases([:], limit: 3)
        #expect(few.more && few.cases == Array(all.cases.prefix(3)))
        for words in [["--state", "eligible"], ["--scheme", "medical"], ["--place", "430200"], ["--until", "1d"]] {
            let none = try CaseFilterOptions.parse(words).arguments(now: Date())
            #expect(try await system.connection.cases(none, limit: .max).cases.isEmpty, "\(words)")
        }
    }

    private func stalls(_ system: TestSystem) async throws {
        let terms = try await system.connection.patience()
        #expect(
            terms.first { $0.state == "consented" }
                == PatienceTerm(state: "consented", intervalSeconds: 259_200, asks: 3))
        #expect(terms.allSatisfy { InsuranceState(rawValue: $0.state)?.isEnded == false })
        let second = TimeSpan(seconds: 1)
        let term = try await system.connection.setPatience(in: .consented, interval: second, asks: 1, why: "a test")
        #expect(term == PatienceTerm(state: "consented", intervalSeconds: 1, asks: 1))
        #expect(try await system.connection.patience().contains(term))

        let command = try RetryCases.parse(["--state", "consented", "--all", "--why", "look at once", "--json"])
        let (report, fault) = try await command.retry(over: system.connection)
        #expect(fault == nil && report.status == .done && report.summary["asked"] == Self.count)
        try await eventually("all have stalled", within: .seconds(30)) {
            try await system.site.database.count("insurance_case", where: "stalled_since is not null") == Self.count
        }
        // From now on they move by what an operator does alone.
        _ = try await system.connection.setPatience(
            in: .consented, interval: TimeSpan(seconds: 86_400), asks: 1, why: "a test")
        try await eventually("none is looked at before tomorrow", within: .seconds(30)) {
            try await system.site.database.count("insurance_case", where: "due_at < now() + interval '1 hour'") == 0
        }
        let stalled = try await ListStalledCases.parse(["--all"]).stalled(over: system.connection)
        #expect(stalled.cases.count == Self.count && stalled.cases.allSatisfy { $0.reason == .partnerMissing })
        let findings = await Self.findings(system)
        #expect(findings.first { $0.check == "standard-missing" }?.text.en.contains("430102") == true)
        let reports = await ServiceReport.all(system.connection, installed: [.enrollment], in: .en)
        let overdue = ServiceExamination(reports: reports, version: "0.1.0").findings
            .first { $0.check == "insurance-overdue" }
        #expect(overdue?.text.en.hasSuffix("unionctl insurance stalled") == true)
    }

    private static func findings(_ system: TestSystem) async -> [Finding] {
        guard let situation = await InsuranceSituation.asked(system.connection) else { return [] }
        return InsuranceExamination(situation: situation, departments: []).findings
    }

    private func appoints(_ system: TestSystem, _ recipient: TestRecipient) async throws {
        let connection = system.connection
        let name = try #require(DepartmentName(system.department.name))
        let stranger = try #require(DepartmentName("nobody-here"))
        let unknown = await #expect(throws: CommandFault.self) {
            _ = try await connection.appoint(stranger, as: .tax, place: "430000", name: nil, why: "x")
        }
        #expect(unknown?.refusal?.code == "department-unknown" && unknown?.refusal?.field == "department")
        let keyless = try await connection.appoint(name, as: .humanResources, place: "430000", name: "人社厅", why: "x")
        #expect(keyless.keyId == nil && LocalizedText.officeAppointed(keyless).en.contains("no key yet"))
        _ = try await connection.appoint(name, as: .tax, place: "430100", name: nil, why: "x")
        #expect(await Self.findings(system).count { $0.check == "office-key-missing" } == 2)
        let stalled = try await ListStalledCases.parse(["--limit", "1"]).stalled(over: connection)
        #expect(stalled.cases.map(\.reason) == [.partnerKeyMissing] && stalled.more)

        let key = try await connection.registerKey(try recipient.key, of: name)
        let office = try await connection.appoint(name, as: .tax, place: "430000", name: "税务局", why: "x")
        #expect(office.keyId == key.keyId)
        try await connection.dismissOffice(.tax, place: "430100", why: "the province does it")
        let offices = try await connection.offices()
        #expect(offices.map(\.role) == ["human-resources", "tax"] && offices.allSatisfy { $0.keyId == key.keyId })
        let gone = await #expect(throws: CommandFault.self) {
            try await connection.dismissOffice(.tax, place: "430100", why: "again")
        }
        #expect(gone?.status == .refused)
    }

    private func imports(_ system: TestSystem) async throws {
        let line = StandardsFileTests.good.replacing("2026,", with: "\(Self.thisYear),")
        let file = try StandardsFile(StandardsFileTests.titles + "\n" + line)
        let number = Applicant(1).number
        let faulty = try StandardsFile(
            StandardsFileTests.titles + "\n" + line + "\n"
                + line.replacing("430000", with: "430100").replacing("HRSS 2026-1", with: "by \(number)"))
        let fault = await #expect(throws: CommandFault.self) {
            _ = try await system.connection.importStandards(faulty, why: "announced")
        }
        #expect(fault?.text.en.hasPrefix("nothing was imported:\n  line 3 source: ") == true)
        #expect(fault?.text.en.contains(number) == false)
        #expect(try await system.connection.standards().isEmpty, "all of a file or nothing")
        let first = try await system.connection.importStandards(file, why: "announced")
        #expect(first == ImportedStandards(imported: 1, known: 0))
        #expect(
            try await system.connection.importStandards(file, why: "again") == ImportedStandards(imported: 0, known: 1))
        var listed = try await system.connection.standards()
        #expect(listed.count == 1 && listed[0].importedBy == system.name.rawValue && listed[0].importedAt != nil)
        listed[0].importedBy = nil
        listed[0].importedAt = nil
        #expect(listed == file.lines.map(\.standard))
        #expect(await Self.findings(system).map(\.check) == ["insurance"])
    }

    private func retries(_ system: TestSystem) async throws {
        let command = try RetryCases.parse(["--place", "430100", "--all", "--why", "there is an office", "--json"])
        let (report, fault) = try await command.retry(over: system.connection)
        #expect(fault == nil && report.status == .done && report.cases.count == Self.count)
        #expect(report.cases.allSatisfy { $0.result == .asked && $0.state == "eligibility-asked" })
        let stranger = CaseNumber(UUID()).text
        let again = try RetryCases.parse([stranger, report.cases[0].caseNumber, "--why", "again", "--json"])
        let (mixed, _) = try await again.retry(over: system.connection)
        #expect(mixed.cases.map(\.result) == [.refused, .asked] && mixed.cases[0].code == "case-unknown")
        #expect(mixed.status == .refused)
    }

    /// Answers all that is asked about one case, from the eligibility to the first month paid.
    private func pays(_ system: TestSystem, _ recipient: TestRecipient) async throws -> CaseNumber {
        let department = system.department
        let number = try #require(
            CaseNumber(try await system.connection.cases([:], limit: 1).cases.first?.caseNumber ?? ""))
        let month = Month(CivilDate(inChinaAt: Date()))
        let answers: [(String, String, JSON)] = [
            ("insurance.eligibility-asked.v1", "insurance.eligibility-answered.v1", ["result": "eligible"]),
            (
                "insurance.registration-asked.v1", "insurance.registration-answered.v1",
                ["result": "registered", "reference": "R-1"]
            ),
            ("insurance.payment-link-asked.v1", "insurance.payment-link-issued.v1", ["url": "https://pay.example/sb"]),
        ]
        for (question, type, answer) in answers {
            try await eventually("\(question) has come", within: .seconds(20)) {
                department.events.contains { $0.type == question && $0.subject == number.text }
            }
            let asked = try #require(department.events.last { $0.type == question && $0.subject == number.text })
            let round = try recipient.open(asked, as: department.name)["round"] ?? .null
            try await send(
                department, type,
                answer.setting("caseNumber", to: .string(number.text)).setting("round", to: round))
        }
        try await send(
            department, "insurance.contribution-reported.v1",
            [
                "caseNumber": .string(number.text), "period": .string(month.text), "baseFen": 400_000,
                "amountFen": 80_000, "paidOn": .string(CivilDate(inChinaAt: Date()).description), "reference": "T-1",
            ])
        try await eventually("it is paid", within: .seconds(20)) {
            try await system.connection.insuranceCase(number).case.state == "current"
        }
        return number
    }

    private func send(_ department: TestDepartment, _ type: String, _ data: JSON) async throws {
        let event = department.event(data, type: type)
        try await department.publish([
            department.message(event.structured.serialized(), routingKey: type)
        ])
    }

    private func tells(_ system: TestSystem, _ number: CaseNumber) async throws {
        let shown = try await system.connection.insuranceCase(number)
        #expect(shown.contributions.map(\.amountFen) == [80_000] && shown.case.baseFen == 400_000)
        #expect(shown.eligibility?.result == "eligible" && shown.registration?.reference == "R-1")
        #expect(shown.quote?.minimumFen == 394_500 && shown.paymentLink == "https://pay.example/sb")
        #expect(shown.text(in: .zh).contains("正常缴费") && shown.text(in: .zh).contains("800.00"))
        let stranger = await #expect(throws: CommandFault.self) {
            _ = try await system.connection.insuranceCase(CaseNumber(UUID()))
        }
        #expect(stranger?.refusal?.code == "case-unknown")

        let command = try ReportInsurance.parse(["--by", "prefecture,state,month"])
        let report = try await command.figures(over: system.connection)
        #expect(report.total.cases == Self.count && report.total.settled == 1 && report.total.paidFen == 80_000)
        #expect(report.rows.map(\.state) == ["eligibility-asked", "current"] && report.rows[0].prefecture == "430100")
        let text = report.text(by: command.by.keys, in: .zh)
        #expect(text.contains("430100 长沙市") && text.split(separator: "\n").last?.hasSuffix("800.00") == true)
        let none = try await system.connection.insuranceReport(by: .byState, until: Date(timeIntervalSince1970: 0))
        #expect(none.rows.isEmpty && none.text(by: [.state], in: .en) == "There are no such cases.")
        let current = try CaseFilterOptions.parse(["--state", "current"]).arguments(now: Date())
        #expect(try await system.connection.cases(current, limit: .max).cases.map(\.caseNumber) == [number.text])
    }

    private func traces(_ system: TestSystem, _ number: CaseNumber) async throws {
        let item = try await system.connection.insuranceCase(number).case
        func states(_ id: String) async throws -> [String] {
            let story: Story = try await system.connection.ask(.enrollment, "trace", ["id": .string(id)])
            return story.steps.filter { $0["step"] == "case" && $0["subject"] == .string(number.text) }
                .compactMap { $0["state"]?.string }
        }
        let expected = [
            "consented", "consented", "eligibility-asked", "registration-asked", "payment-link-asked", "link-ready",
            "current",
        ]
        let told = try await states(number.text)
        #expect(told.filter { $0 != "eligibility-asked" } == expected.filter { $0 != "eligibility-asked" })
        // By its deadline it may have gone on before it was asked again.
        #expect((1...2).contains(told.count { $0 == "eligibility-asked" }))
        #expect(try await states("\(system.department.name)/\(item.applicationNumber)") == told)
        let member = try await system.site.database.value(
            """
            select member_id::text from membership join insurance_case using (person_id)
            where insurance_case.id = '\(number.uuid.uuidString)'
            """, as: String.self)
        #expect(try await states(try #require(member)) == told)
        let story: Story = try await system.connection.ask(.enrollment, "trace", ["id": .string(number.text)])
        var tree = StoryTree(story, language: .zh)
        let text = tree.text()
        #expect(text.contains("参保协办  职工养老  正常缴费  1") && text.contains("there is an office"))
        #expect(!text.contains(Applicant(0).number))
    }
}
