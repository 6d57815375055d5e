import Contracts
import Testing

/// What departments send about cases: every reason with which a reader refuses.
@Suite struct InsuranceReaderTests {
    static let number: JSON = "SB-01934570-1c2d-7a3b-8c4d-5e6f70819201"
    static let consent: JSON = ["scope": "social-insurance", "textVersion": "2026-01", "at": "2026-11-20T08:00:00Z"]

    static let valid: [(type: any EventData.Type, data: JSON)] = [
        (
            InsuranceAssistanceRequested.self,
            [
                "applicationNumber": "RH-2026-000001", "schemes": ["pension"], "baseFen": 360_000,
                "frequency": "monthly", "consents": [consent],
            ]
        ),
        (
            InsuranceConsentGiven.self,
            ["caseNumber": number, "textVersion": "2026-01", "at": "2026-11-20T08:00:00Z"]
        ),
        (InsuranceConsentRevoked.self, ["caseNumber": number, "at": "2026-11-20T08:00:00Z"]),
        (InsuranceBaseChosen.self, ["caseNumber": number, "baseFen": 360_000, "frequency": "yearly"]),
        (
            InsuranceEligibilityAnswered.self,
            ["caseNumber": number, "round": 1, "result": "not-eligible", "reason": "已达到法定退休年龄"]
        ),
        (
            InsuranceRegistrationAnswered.self,
            ["caseNumber": number, "round": 1, "result": "registered", "reference": "LD-1", "reason": "已登记"]
        ),
        (
            InsurancePaymentLinkIssued.self,
            [
                "caseNumber": number, "round": 1, "url": "https://pay.tax.example/a",
                "validUntil": "2026-12-31T23:59:59+08:00",
            ]
        ),
        (
            InsuranceContributionReported.self,
            [
                "caseNumber": number, "period": "2026-10", "months": 3, "baseFen": 360_000, "amountFen": 216_000,
                "paidOn": "2026-11-21", "reference": "SW-1",
            ]
        ),
        (
            InsuranceSubsidyRecorded.self,
            [
                "caseNumber": number, "kind": "graduate", "basis": "社会保险补贴", "from": "2026-07", "months": 24,
                "reference": "BT-1",
            ]
        ),
    ]

    /// A change of one field of the data above, and what must be said of it.
    static let cases: [(type: any EventData.Type, field: String, value: JSON, reasons: [String])] = [
        (
            InsuranceAssistanceRequested.self, "applicationNumber", "a b",
            ["application-number-format applicationNumber"]
        ),
        (
            InsuranceAssistanceRequested.self, "applicationNumber", "A-13800000001",
            ["identifier-personal applicationNumber"]
        ),
        (InsuranceAssistanceRequested.self, "schemes", .null, ["field-missing schemes"]),
        (InsuranceAssistanceRequested.self, "schemes", [], ["field-length schemes"]),
        (InsuranceAssistanceRequested.self, "schemes", ["pension", "lottery"], ["value-unknown schemes[1]"]),
        (InsuranceAssistanceRequested.self, "schemes", ["pension", "pension"], ["value-unknown schemes[1]"]),
        (InsuranceAssistanceRequested.self, "schemes", [7], ["field-type schemes[0]"]),
        (InsuranceAssistanceRequested.self, "schemes", ["a", "b", "c", "d", "e"], ["field-length schemes"]),
        (InsuranceAssistanceRequested.self, "baseFen", -1, ["base-fen-negative baseFen"]),
        (InsuranceAssistanceRequested.self, "frequency", "weekly", ["value-unknown frequency"]),
        (InsuranceAssistanceRequested.self, "consents", ["yes"], ["field-type consents[0]"]),
        (
            InsuranceAssistanceRequested.self, "consents",
            [consent, consent.setting("scope", to: "membership"), consent.setting("at", to: "gestern")],
            ["value-unknown consents[1].scope", "time-format consents[2].at"]
        ),
        (InsuranceConsentGiven.self, "caseNumber", .null, ["field-missing caseNumber"]),
        (InsuranceConsentGiven.self, "caseNumber", "SB-1", ["case-number-format caseNumber"]),
        (InsuranceConsentGiven.self, "textVersion", "", ["field-length textVersion"]),
        (InsuranceConsentGiven.self, "at", "gestern", ["time-format at"]),
        (InsuranceConsentRevoked.self, "at", 7, ["field-type at"]),
        (InsuranceBaseChosen.self, "baseFen", -1, ["base-fen-negative baseFen"]),
        (InsuranceBaseChosen.self, "baseFen", 1.5, ["field-type baseFen"]),
        (InsuranceBaseChosen.self, "baseFen", "360000", ["field-type baseFen"]),
        (InsuranceBaseChosen.self, "frequency", "daily", ["value-unknown frequency"]),
        (InsuranceEligibilityAnswered.self, "round", 0, ["round-unknown round"]),
        (InsuranceEligibilityAnswered.self, "round", 2_147_483_648, ["round-unknown round"]),
        (InsuranceEligibilityAnswered.self, "result", "perhaps", ["value-unknown result"]),
        (InsuranceEligibilityAnswered.self, "reason", "请联系13800000001", ["identifier-personal reason"]),
        (InsuranceEligibilityAnswered.self, "reason", "请联系 138 0000-0001", ["identifier-personal reason"]),
        (InsuranceEligibilityAnswered.self, "reason", "号码４３０１０４１９９２０２２９００２９有误", ["identifier-personal reason"]),
        (
            InsuranceEligibilityAnswered.self, "reason", .string(String(repeating: "长", count: 201)),
            ["field-length reason"]
        ),
        (InsuranceRegistrationAnswered.self, "result", "eligible", ["value-unknown result"]),
        (InsuranceRegistrationAnswered.self, "reference", "编号1", ["reference-format reference"]),
        (InsuranceRegistrationAnswered.self, "reference", "LD-430104199202290029", ["identifier-personal reference"]),
        (
            InsuranceRegistrationAnswered.self, "reference", .string(String(repeating: "1", count: 65)),
            ["field-length reference"]
        ),
        (InsurancePaymentLinkIssued.self, "url", "http://pay.tax.example", ["payment-link-format url"]),
        (InsurancePaymentLinkIssued.self, "url", "https://pay.tax.example/?a=1", ["payment-link-format url"]),
        (InsurancePaymentLinkIssued.self, "url", "https://pay.tax.example/13800000001", ["payment-link-format url"]),
        (InsurancePaymentLinkIssued.self, "validUntil", "2026-12-31", ["time-format validUntil"]),
        (InsuranceContributionReported.self, "period", "2026-13", ["month-format period"]),
        (InsuranceContributionReported.self, "period", "2026-11-01", ["field-length period"]),
        (InsuranceContributionReported.self, "period", "2026-11", ["contribution-year-end months"]),
        (InsuranceContributionReported.self, "months", 0, ["value-unknown months"]),
        (InsuranceContributionReported.self, "months", 13, ["value-unknown months"]),
        (InsuranceContributionReported.self, "months", 4, ["contribution-year-end months"]),
        (InsuranceContributionReported.self, "amountFen", -1, ["amount-fen-negative amountFen"]),
        (InsuranceContributionReported.self, "paidOn", "2026-02-29", ["date-format paidOn"]),
        (InsuranceContributionReported.self, "reference", .null, ["field-missing reference"]),
        (InsuranceSubsidyRecorded.self, "kind", "student", ["value-unknown kind"]),
        (InsuranceSubsidyRecorded.self, "kind", .null, ["field-missing kind"]),
        (InsuranceSubsidyRecorded.self, "basis", "电话 +86 138 0000 0001", ["identifier-personal basis"]),
        (InsuranceSubsidyRecorded.self, "from", "2026/07", ["month-format from"]),
        (InsuranceSubsidyRecorded.self, "months", 25, ["subsidy-too-long months"]),
        (InsuranceSubsidyRecorded.self, "months", 0, ["value-unknown months"]),
    ]

    @Test(arguments: cases.indices)
    func namesWhatIsWrong(index: Int) throws {
        let (type, field, value, reasons) = Self.cases[index]
        let data = try #require(Self.valid.first { $0.type.type == type.type }).data
        var faults: [Reason] = []
        #expect(type.init(json: data.setting(field, to: value), faults: &faults) == nil)
        #expect(faults.map { "\($0.code.rawValue) \($0.field ?? "")" } == reasons)
    }

    @Test(arguments: valid.indices)
    func namesEverythingAtOnce(index: Int) {
        let (type, data) = Self.valid[index]
        var faults: [Reason] = []
        #expect(type.init(json: data, faults: &faults) != nil && faults.isEmpty)
        #expect(type.init(json: [], faults: &faults) == nil && faults == [Reason(.fieldType)])
        faults = []
        #expect(type.init(json: .object([]), faults: &faults) == nil)
        let optional = ["baseFen", "frequency", "consents", "reason", "reference", "validUntil", "months"]
        let missing = Set(faults.compactMap { $0.code == .fieldMissing ? $0.field : nil })
        #expect(missing.count == faults.count)
        #expect(missing.isSuperset(of: (data.object ?? []).map(\.key).filter { !optional.contains($0) }))
    }

    /// What departments may be registered for is what these readers read, the enrolment, and what stations send.
    @Test func departmentsMaySendWhatIsReadHere() {
        let types =
            [.enrollmentRequestedV1] + Self.valid.map { $0.type.type } + StationReaderTests.valid.map { $0.type.type }
        #expect(EventType.ingress == types)
        #expect(Set(EventType.known).count == EventType.known.count)
    }

    @Test func whatIsLeftOutHasItsDefault() throws {
        var faults: [Reason] = []
        let chosen = InsuranceBaseChosen(json: ["caseNumber": Self.number, "baseFen": 1], faults: &faults)
        #expect(chosen?.frequency == .monthly)
        let paid = try #require(Self.valid.first { $0.type == InsuranceContributionReported.self }).data
        let december = paid.setting("period", to: "2026-12").setting("months", to: .null)
        #expect(InsuranceContributionReported(json: december, faults: &faults)?.months == 1 && faults.isEmpty)
        let grants = ["hard-to-employ", "graduate"].map { kind in
            Self.valid.last!.data.setting("kind", to: .string(kind)).setting("months", to: 36)
        }
        #expect(InsuranceSubsidyRecorded(json: grants[0], faults: &faults)?.months == 36 && faults.isEmpty)
        #expect(InsuranceSubsidyRecorded(json: grants[1], faults: &faults) == nil)
    }

    /// Dates and groups of figures are no numbers of persons.
    @Test(arguments: ["2026-11-20 08:00:00", "第 3 批 2026-11-20 共 12 人", "1 380 元", "长沙市社会保险经办机构〔2026〕12 号"])
    func sentencesMayHoldFigures(text: String) {
        #expect(!PersonalIdentifierScan.containsPersonalNumber(inProse: text))
    }
}
