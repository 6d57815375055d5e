import Contracts
import Testing

@Suite struct EnrollmentFormTests {
    static let valid: JSON = [
        "applicationNumber": "RH-2026-000001",
        "applicant": [
            "name": "张某", "identity": ["type": "resident-id", "number": "430104199202290029"], "phone": "13800000001",
        ],
        "occupation": "food-delivery", "labourRelation": "partial", "platform": "eleme",
        "employer": ["name": "某公司", "uscc": "91430100MA4T00019U"], "residence": "430102", "union": "HN-430102-0007",
        "channel": "app",
        "consents": [["scope": "membership", "textVersion": "2026-01", "at": "2026-11-20T08:00:00+08:00"]],
        "socialInsurance": ["schemes": ["pension"], "baseFen": 394500],
    ]

    @Test func readsWhatItWrites() {
        var faults: [Reason] = []
        let request = EnrollmentRequested(json: Self.valid, faults: &faults)
        #expect(faults.isEmpty && request?.json == Self.valid)
    }

    @Test func ignoresUnknownFieldsAndTakesNullForAbsent() {
        let json = Self.valid.setting("later", to: ["x": 1]).setting("platform", to: .null).setting("union", to: .null)
        let form = EnrollmentForm(reading: json)
        #expect(form.findings.isEmpty && form.request?.platform == nil && !form.namesUnion)
    }

    /// A change of one field, and what must be said of it.
    static let cases: [(path: [String], value: JSON, reasons: [String])] = [
        (["applicationNumber"], .null, ["field-missing applicationNumber"]),
        (["applicationNumber"], 7, ["field-type applicationNumber"]),
        (["applicationNumber"], "", ["field-length applicationNumber"]),
        (["applicationNumber"], "a b", ["application-number-format applicationNumber"]),
        (["applicationNumber"], "RH-13800000001", ["identifier-personal applicationNumber"]),
        (["applicant"], .null, ["field-missing applicant"]), (["applicant"], "x", ["field-type applicant"]),
        (["applicant", "name"], "", ["field-length applicant.name"]),
        (["applicant", "name"], "张3", ["name-format applicant.name"]),
        (["applicant", "identity"], .null, ["field-missing applicant.identity"]),
        (["applicant", "identity", "type"], "library-card", ["value-unknown applicant.identity.type"]),
        (["applicant", "identity", "number"], "430104199202290028", ["id-checksum applicant.identity.number"]),
        (["applicant", "identity", "number"], "43010419920229002", ["id-format applicant.identity.number"]),
        (["applicant", "identity", "number"], 430_104, ["field-type applicant.identity.number"]),
        (["applicant", "phone"], "12345", ["phone-format applicant.phone"]),
        (["occupation"], "astronaut", ["value-unknown occupation"]),
        (["occupation"], .null, ["field-missing occupation"]),
        (["labourRelation"], "FULL", ["value-unknown labourRelation"]), (["channel"], true, ["field-type channel"]),
        (["platform"], .string(String(repeating: "x", count: 65)), ["field-length platform"]),
        (["employer"], [], ["field-type employer"]), (["employer", "name"], .null, ["field-missing employer.name"]),
        (["employer", "uscc"], "91430100MA4T0001", ["uscc-format employer.uscc"]),
        (["employer", "uscc"], "91350100M0001TGQXM", ["uscc-checksum employer.uscc"]),
        (["residence"], "430100", ["division-not-county residence"]),
        (["residence"], "430371", ["division-not-county residence"]),
        (["residence"], "430122", ["division-unknown residence"]), (["residence"], "x", ["division-unknown residence"]),
        (["union"], "somewhere", ["union-unknown union"]), (["union"], 1, ["field-type union"]),
        (["consents"], .null, ["consent-missing consents"]), (["consents"], [], ["consent-missing consents"]),
        (["consents"], "yes", ["field-type consents"]), (["consents"], ["yes"], ["field-type consents[0]"]),
        (
            ["consents"], [["scope": "social-insurance", "textVersion": "1", "at": "2026-11-20T08:00:00Z"]],
            ["consent-missing consents"]
        ),
        (
            ["consents"], [["scope": "membership", "at": "gestern"]],
            ["field-missing consents[0].textVersion", "time-format consents[0].at"]
        ),
        (["socialInsurance", "baseFen"], -1, ["base-fen-negative socialInsurance.baseFen"]),
        (["socialInsurance", "baseFen"], 1.5, ["field-type socialInsurance.baseFen"]),
        (["socialInsurance", "schemes"], ["pension", "lottery"], ["value-unknown socialInsurance.schemes[1]"]),
        (["socialInsurance", "schemes"], .null, ["field-missing socialInsurance.schemes"]),
    ]

    @Test(arguments: cases.indices)
    func namesWhatIsWrong(index: Int) {
        let (path, value, reasons) = Self.cases[index]
        let form = EnrollmentForm(reading: change(Self.valid, path[...], to: value))
        #expect(form.findings.map { "\($0.code.rawValue) \($0.field ?? "")" } == reasons)
        #expect((form.request == nil) == form.findings.contains { !$0.code.isWarning })
    }

    @Test func namesEverythingAtOnce() {
        let form = EnrollmentForm(reading: .object([]))
        #expect(
            form.findings.map(\.field) == [
                "applicationNumber", "applicant", "occupation", "labourRelation", "residence", "channel", "consents",
            ])
        #expect(EnrollmentForm(reading: [1]).findings == [Reason(.fieldType)])
    }

    private func change(_ json: JSON, _ path: ArraySlice<String>, to value: JSON) -> JSON {
        guard let key = path.first else { return value }
        return json.setting(key, to: change(json[key] ?? .null, path.dropFirst(), to: value))
    }
}
