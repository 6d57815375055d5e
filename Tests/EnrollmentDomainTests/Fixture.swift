import Contracts
import EnrollmentDomain
import Foundation

/// A roll with a few unions, and applications to it that differ in what a test names.
struct Fixture {
    static let now = RFC3339.date("2026-11-20T08:00:00+08:00")!
    static let hunanTax = DepartmentName("tax-hunan")!
    static let changsha = DepartmentName("union-changsha")!
    static let riders = UnionCode("HN-430102-0007")!
    static let couriers = UnionCode("HN-430103-0001")!
    static let closed = UnionCode("HN-430105-0008")!
    static let zhuzhou = UnionCode("HN-430202-0001")!
    static let pool = UnionCode("HN-430102-POOL")!

    var roll = Fixture.roll()
    var ids = CountedIdentifiers()
    var now = Fixture.now
    var requests = 0

    static func roll() -> Roll {
        func organization(
            _ code: UnionCode, _ division: String, reviews: Bool = false, pool: Bool = false, open: Bool = true
        ) -> (UnionCode, Organization) {
            (
                code,
                Organization(
                    code: code, name: "工会", kind: "joint", division: DivisionCode(division)!,
                    reviewsApplications: reviews, isHoldingPool: pool, isOpen: open)
            )
        }
        return Roll(
            departments: [
                hunanTax: DepartmentScope(name: hunanTax, places: [.hunan]),
                changsha: DepartmentScope(name: changsha, places: [DivisionCode("430100")!]),
            ],
            organizations: Dictionary(uniqueKeysWithValues: [
                organization(riders, "430102"), organization(couriers, "430103", reviews: true),
                organization(closed, "430105", open: false), organization(zhuzhou, "430202"),
                organization(pool, "430102", pool: true),
            ]),
            holdingPools: [DivisionCode("430102")!: pool],
            consentTexts: [
                ConsentText(scope: .membership, version: "2026-01"),
                ConsentText(scope: .disclosure, version: "2026-01"),
            ])
    }

    /// A valid application's data; `nil` leaves a field out.
    static func data(
        number: String = "RH-1", name: String = "张某", type: String = "resident-id",
        identity: String = "430104199202290029", phone: String = "13800000001", residence: String = "430102",
        union: String? = riders.text, scopes: [String] = ["membership"], textVersion: String = "2026-01",
        consentAt: String = "2026-11-20T07:59:00+08:00", uscc: String? = nil
    ) -> JSON {
        .object([
            "applicationNumber": .string(number),
            "applicant": [
                "name": .string(name), "identity": ["type": .string(type), "number": .string(identity)],
                "phone": .string(phone),
            ],
            "occupation": "food-delivery", "labourRelation": "partial", "residence": .string(residence),
            "employer": uscc.map { ["name": "某公司", "uscc": .string($0)] },
            "union": union.map(JSON.string), "channel": "app",
            "consents": .array(
                scopes.map { scope in
                    ["scope": .string(scope), "textVersion": .string(textVersion), "at": .string(consentAt)]
                }),
        ])
    }

    /// Reads the data as the service does, its keyed hashes replaced by the plain texts.
    mutating func application(_ data: JSON, from department: DepartmentName = hunanTax) -> ReceivedApplication {
        requests += 1
        let form = EnrollmentForm(reading: data)
        return ReceivedApplication(
            requestID: "request-\(requests)", department: department, content: ContentDigest(data.canonical()),
            form: form,
            document: form.identity.map { Fingerprint(Array($0.registerKey.utf8)) },
            likeness: form.name.flatMap { form.identity?.likeness(of: $0) }.map { Fingerprint(Array($0.utf8)) })
    }

    mutating func decide(_ data: JSON, from department: DepartmentName = hunanTax, mayWait: Bool = false) -> Decision {
        var application = application(data, from: department)
        application.mayWait = mayWait
        return roll.decide(application, at: now, ids: &ids)
    }
}

extension Roll {
    func person(_ document: Fingerprint) -> KnownPerson? { people[document] }

    /// As the roll is loaded again after a review.
    mutating func remember(_ resolution: Resolution, content: ContentDigest) {
        self = Roll(
            departments: departments, organizations: organizations, holdingPools: holdingPools,
            consentTexts: consentTexts,
            applications: [
                resolution.key: KnownApplication(
                    key: resolution.key, content: content, state: resolution.state, outcome: resolution.outcome)
            ], people: people, likenesses: likenesses)
    }
}

/// New identities 1, 2, 3, …
struct CountedIdentifiers: IdentifierSource {
    private(set) var drawn: UInt64 = 0

    mutating func personID() -> PersonID { PersonID(uuid()) }
    mutating func memberID() -> MemberID { MemberID(uuid()) }

    mutating func cardNumber() -> CardNumber {
        drawn += 1
        var generator = Constant(value: drawn << 20)
        return CardNumber(random: &generator)
    }

    private mutating func uuid() -> UUID {
        drawn += 1
        return UUID(uuidString: "00000000-0000-4000-8000-" + String(format: "%012d", drawn))!
    }

    private struct Constant: RandomNumberGenerator {
        var value: UInt64
        func next() -> UInt64 { value }
    }
}

extension Decision {
    /// The event's type and its codes, for tables of cases: `rejected id-checksum phone-format`.
    var summary: String {
        let word = outcome?.type.rawValue.split(separator: ".")[1] ?? "postponed"
        let codes = findings.map(\.code.rawValue).sorted()
        let flags = ["existing", "repeated"].filter { outcome?.data[$0]?.bool == true }
        return ([String(word)] + flags + codes).joined(separator: " ")
    }
}
