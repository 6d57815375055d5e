import Contracts
import Testing

/// What a department is asked: the person, and no more of them than that department needs.
@Suite struct InsuranceRequestTests {
    static let person: JSON = [
        "name": "张某", "identity": ["type": "resident-id", "number": "430104199202290029"], "phone": "13800000001",
    ]
    static let question: JSON = [
        "caseNumber": InsuranceReaderTests.number, "round": 1, "attempt": 1, "scheme": "pension", "place": "430102",
        "person": person, "baseFen": 360_000, "monthlyFen": 72_000, "frequency": "monthly",
        "occupation": "food-delivery", "answerBy": "2026-11-23T08:00:00+08:00",
    ]

    @Test func onlyWhoRegistersLearnsThePhone() throws {
        var faults: [Reason] = []
        let eligibility = try #require(InsuranceEligibilityAsked(json: Self.question, faults: &faults))
        let link = try #require(InsurancePaymentLinkAsked(json: Self.question, faults: &faults))
        let registration = try #require(InsuranceRegistrationAsked(json: Self.question, faults: &faults))
        #expect(faults.isEmpty)
        #expect(eligibility.question.person.phone == nil && link.question.person.phone == nil)
        #expect(registration.question.person.phone?.digits == "13800000001")
        #expect(registration.json["person"] == Self.person)
        #expect(!String(decoding: eligibility.json.serialized(), as: UTF8.self).contains("13800000001"))
        let silent: JSON = ["name": "张某", "identity": Self.person["identity"]!]
        let without = Self.question.setting("person", to: silent)
        #expect(InsuranceRegistrationAsked(json: without, faults: &faults) == nil)
        #expect(faults == [Reason(.fieldMissing, field: "person.phone")])
    }

    /// An area that is not on file was a warning when the person applied, and is none here.
    @Test func warningsAreNotRepeated() {
        let identity: JSON = ["type": "resident-id", "number": "439901199001010011"]
        let application = EnrollmentFormTests.valid.setting(
            "applicant", to: Self.person.setting("identity", to: identity))
        #expect(EnrollmentForm(reading: application).findings.map(\.code) == [.idAreaUnknown])
        let person = Self.person.setting("identity", to: identity)
        var faults: [Reason] = []
        let asked = InsuranceEligibilityAsked(json: Self.question.setting("person", to: person), faults: &faults)
        #expect(asked?.question.person.identity.number == "439901199001010011" && faults.isEmpty)
    }

    @Test(arguments: [
        ("person", "x" as JSON, "field-type person"), ("attempt", 0, "value-unknown attempt"),
        ("round", 0, "round-unknown round"), ("place", "4301", "division-unknown place"),
        ("scheme", "lottery", "value-unknown scheme"), ("answerBy", "soon", "time-format answerBy"),
        ("monthlyFen", -1, "amount-fen-negative monthlyFen"), ("baseFen", -1, "base-fen-negative baseFen"),
        ("registrationReference", "编号", "reference-format registrationReference"),
    ])
    func namesWhatIsWrong(field: String, value: JSON, reason: String) {
        var faults: [Reason] = []
        #expect(InsurancePaymentLinkAsked(json: Self.question.setting(field, to: value), faults: &faults) == nil)
        #expect(faults.map { "\($0.code.rawValue) \($0.field ?? "")" } == [reason])
    }
}
