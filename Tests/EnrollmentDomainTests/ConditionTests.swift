import Contracts
import EnrollmentDomain
import Testing

@Suite struct ConditionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var data: JSON
        var department = Fixture.hunanTax
        var expected: String
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "nothing speaks against", data: Fixture.data(), expected: "accepted"),
        Case(name: "no union: the pool", data: Fixture.data(union: nil), expected: "accepted"),
        Case(
            name: "no pool for the county", data: Fixture.data(residence: "430103", union: nil),
            expected: "rejected union-unknown"),
        Case(
            name: "the union reviews", data: Fixture.data(union: Fixture.couriers.text), expected: "pending"),
        Case(name: "union closed", data: Fixture.data(union: Fixture.closed.text), expected: "rejected union-closed"),
        Case(name: "union unknown", data: Fixture.data(union: "HN-430102-9999"), expected: "rejected union-unknown"),
        Case(name: "union malformed", data: Fixture.data(union: "餐饮工会"), expected: "rejected union-unknown"),
        Case(
            name: "outside the scope", data: Fixture.data(residence: "430202", union: Fixture.zhuzhou.text),
            department: Fixture.changsha, expected: "rejected scope-exceeded"),
        Case(
            name: "lives outside, joins inside", data: Fixture.data(residence: "430202"), department: Fixture.changsha,
            expected: "accepted"),
        Case(
            name: "lives inside, joins outside", data: Fixture.data(union: Fixture.zhuzhou.text),
            department: Fixture.changsha, expected: "rejected scope-exceeded"),
        Case(
            name: "department unknown", data: Fixture.data(), department: DepartmentName("nobody")!,
            expected: "rejected sender-unknown"),
        Case(
            name: "15 today", data: Fixture.data(identity: Number.resident(birth: "20101121")),
            expected: "rejected under-age"),
        Case(name: "16 today", data: Fixture.data(identity: Number.resident(birth: "20101120")), expected: "accepted"),
        Case(
            name: "born tomorrow", data: Fixture.data(identity: Number.resident(birth: "20261121")),
            expected: "rejected id-date"),
        Case(
            name: "born today", data: Fixture.data(identity: Number.resident(birth: "20261120")),
            expected: "rejected under-age"),
        Case(name: "over 120", data: Fixture.data(identity: "430421190001010010"), expected: "accepted id-age"),
        Case(name: "no consent", data: Fixture.data(scopes: []), expected: "rejected consent-missing"),
        Case(
            name: "only another consent", data: Fixture.data(scopes: ["membership-disclosure"]),
            expected: "rejected consent-missing"),
        Case(
            name: "text unknown", data: Fixture.data(textVersion: "1999-01"), expected: "rejected consent-text-unknown"),
        Case(
            name: "consent in five minutes", data: Fixture.data(consentAt: "2026-11-20T08:05:00+08:00"),
            expected: "accepted"),
        Case(
            name: "consent in more", data: Fixture.data(consentAt: "2026-11-20T08:05:00.001+08:00"),
            expected: "rejected consent-time"),
        Case(name: "checksum", data: Fixture.data(identity: "430104199202290028"), expected: "rejected id-checksum"),
        Case(
            name: "area unknown", data: Fixture.data(identity: Number.resident(area: "430199")),
            expected: "accepted id-area-unknown"),
        Case(name: "retired area", data: Fixture.data(identity: "430122198503071012"), expected: "accepted"),
        Case(name: "other province", data: Fixture.data(identity: "421002198806152010"), expected: "accepted"),
        Case(
            name: "pilot credit code", data: Fixture.data(uscc: "91350100M0001TGQXM"),
            expected: "accepted uscc-checksum"),
        Case(
            name: "Hong Kong", data: Fixture.data(type: "hkmt-residence", identity: "810000199408230021"),
            expected: "accepted"),
        Case(
            name: "foreign card of 2023",
            data: Fixture.data(name: "John Smith", type: "foreign-pr-2023", identity: "911124198108030024"),
            expected: "accepted"),
        Case(
            name: "foreign card of 2017",
            data: Fixture.data(name: "John Smith", type: "foreign-pr-2017", identity: "CAN110081080310"),
            expected: "accepted"),
        Case(name: "passport", data: Fixture.data(type: "passport", identity: "E12345678"), expected: "accepted"),
        Case(
            name: "residence is a city", data: Fixture.data(residence: "430100"),
            expected: "rejected division-not-county"),
        Case(
            name: "everything at once",
            data: Fixture.data(
                number: "", name: "", identity: Number.resident(birth: "20200101"), phone: "1", residence: "430122",
                union: "HN-430102-9999", textVersion: "?", consentAt: "2027-01-01T00:00:00Z"),
            expected:
                "rejected consent-text-unknown consent-time division-unknown field-length field-length phone-format under-age union-unknown"
        ),
        Case(
            name: "warnings do not stand among reasons",
            data: Fixture.data(identity: Number.resident(area: "430199"), phone: "1"), expected: "rejected phone-format"
        ),
    ]

    @Test(arguments: cases)
    func decides(case: Case) {
        var fixture = Fixture()
        let decision = fixture.decide(`case`.data, from: `case`.department)
        #expect(decision.summary == `case`.expected)
        if case .rejected(let rejection) = decision {
            #expect(rejection.event.reasons.allSatisfy { !$0.code.isWarning })
            #expect(rejection.application?.request == nil && rejection.application?.personID == nil)
            #expect(decision.newPerson == nil && decision.newMembership == nil)
            #expect(fixture.ids.drawn == 0)
        }
    }

    @Test func theDayOfTheUnderAgeIsChinas() {
        var fixture = Fixture()
        let data = Fixture.data(
            identity: Number.resident(birth: "20101120"), consentAt: "2026-11-01T00:00:00Z")
        fixture.now = RFC3339.date("2026-11-19T15:59:59Z")!
        #expect(fixture.decide(data).summary == "rejected under-age")
        fixture = Fixture()
        fixture.now = RFC3339.date("2026-11-19T16:00:00Z")!
        #expect(fixture.decide(data).summary == "accepted")
    }

    @Test func anUnreadableNumberLeavesNoApplication() {
        var fixture = Fixture()
        let decision = fixture.decide(Fixture.data(number: "RH-13800000001"))
        #expect(decision.summary == "rejected identifier-personal" && decision.application == nil)
        #expect(decision.outcome?.data["applicationNumber"] == nil)
        #expect(decision.place?.description == "430102")
    }

    @Test(
        arguments: [
            ("HN-430102-9999", "430102", "13800000001", "postponed union-unknown"),
            (nil, "430103", "13800000001", "postponed union-unknown"),
            ("餐饮工会", "430102", "13800000001", "rejected union-unknown"),
            ("HN-430102-9999", "430102", "1", "rejected phone-format union-unknown"),
            (Fixture.closed.text, "430102", "13800000001", "rejected union-closed"),
        ] as [(String?, String, String, String)])
    func `What only lacks the news of its union waits, if it may`(
        union: String?, residence: String, phone: String, expected: String
    ) {
        var fixture = Fixture()
        let data = Fixture.data(phone: phone, residence: residence, union: union)
        let decision = fixture.decide(data, mayWait: true)
        #expect(decision.summary == expected)
        if case .postponed = decision {
            // It leaves nothing behind: what comes back is decided as if it came first.
            #expect(decision.application == nil && decision.outcome == nil)
            #expect(fixture.decide(data).summary == "rejected union-unknown")
        }
    }
}

/// Synthetic resident numbers with a right check digit.
enum Number {
    static func resident(area: String = "430104", birth: String = "19920229", sequence: Int = 2) -> String {
        let digits = area + birth + String(String(1000 + sequence).dropFirst())
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0.wholeNumberValue! * $1.1 }
        return digits + String(Array("10X98765432")[sum % 11])
    }
}
