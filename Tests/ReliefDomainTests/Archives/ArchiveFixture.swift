import Contracts
import Foundation
import ReliefDomain

/// One household of Changsha, the officers of its county and city, and what is known beside it.
enum ArchiveFixture {
    static let union = DepartmentName("union-changsha")!
    static let civil = DepartmentName("civil-affairs")!
    static let hotline = DepartmentName("hotline")!
    static let county = DivisionCode("430102")!
    static let city = DivisionCode("430100")!
    /// 2026-12-14, a Monday, eight o'clock in China.
    static let start = RFC3339.date("2026-12-14T08:00:00+08:00")!

    static func officer(
        _ name: String, document: String? = nil, relatives: Set<String> = [], _ roles: [OfficerRole] = [],
        level: ApprovalLevel? = nil, in place: DivisionCode = county
    ) -> Officer {
        Officer(
            Decider(name: name, document: document ?? "d-" + name), relatives: relatives,
            appointments: roles.map { .init($0, in: place, level: $0 == .approver ? level : nil) })
    }

    static let li = officer("li", [.reviewer, .visitor])
    static let he = officer("he", [.visitor])
    static let sun = officer("sun", [.visitor])
    static let wu = officer("wu", [.reviewer])
    static let wang = officer("wang", [.approver], level: .county)
    static let zhao = officer("zhao", [.approver], level: .city, in: city)

    static let policy = ApprovalPolicy([
        .init(in: city, .archives(.local), signedBy: ApprovalChain([.county, .city])!),
        .init(in: city, .archives(.province), signedBy: ApprovalChain([.county, .city])!),
    ])

    static let calendar = PublicityTests.calendar

    static func around(
        _ now: Date = start, calendar: HolidayCalendar = calendar,
        offices: [DivisionCode: DepartmentName] = [county: civil],
        regimes: [HardshipRegime] = [HardshipFixture.regime()], policy: ApprovalPolicy = policy
    ) -> ArchiveSurroundings {
        ArchiveSurroundings(
            now: now, regimes: HardshipRegimes(regimes), calendar: calendar, policy: policy,
            authorisationTexts: ["2026-01"], patience: AskingTerm(interval: 3 * 86_400, asks: 3), offices: offices,
            unions: [UnionCode("HN-430102-0001")!: true, UnionCode("HN-430102-0009")!: false],
            responsible: [county: UnionCode("HN-430102-0001")!])
    }

    /// A resident's document of that serial number, born on that day.
    static func identity(_ serial: Int, born day: String = "19700101") -> IdentityDocument {
        let body = "430104" + day + String(String(serial + 1000).suffix(3))
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + $1.0.wholeNumberValue! * $1.1 }
        var findings: [ReasonCode] = []
        return IdentityDocument(
            type: .residentID, written: body + String(Array("10X98765432")[sum % 11]), findings: &findings)!
    }

    /// Three people, the head and two others, of whom the last is a child; amounts in 元 over twelve months (G.7.3).
    static func household(
        _ first: Int = 1, income: Int64 = 60_000, medical: Int64 = 28_000, schooling: Int64 = 12_000,
        adults: Int = 2, dwellings: Int = 0, event: HouseholdEvent? = nil, address: String = "长沙市某路"
    ) -> Household {
        func member(_ index: Int) -> HouseholdMember {
            HouseholdMember(
                relation: index == 0 ? .head : .other, name: PersonName("张某")!,
                identity: identity(first + index, born: index < adults ? "19700101" : "20150101"),
                incomes: index == 0 ? [.init(kind: .wage, fen: Fen(income * 100))] : [],
                rigid: index == 1
                    ? [
                        .init(kind: .medical, fen: Fen(medical * 100)),
                        .init(kind: .schooling, fen: Fen(schooling * 100)),
                    ] : [])
        }
        return Household(
            months: Month("2025-12")!...Month("2026-11")!, members: (0..<3).map(member),
            housing: Housing(kind: .rented, dwellings: dwellings), causes: [.illness], event: event, address: address,
            phone: PhoneNumber("13800000001")!)
    }

    /// What the service hashes with its key.
    static func documents(_ household: Household) -> [String] { household.members.map { "d-" + $0.identity.number } }

    static func application(_ number: String = "BD-1", _ household: Household = household()) -> ReliefArchiveApplied {
        ReliefArchiveApplied(
            applicationNumber: ApplicationNumber(number)!, division: county, township: "文艺路街道", household: household,
            payee: Payee(account: BankAccountNumber("6222021901000000016")!, bank: "中国工商银行"))
    }

    static func content(_ text: String) -> ContentDigest { ContentDigest(Array(text.utf8)) }

    static func objection(_ number: String = "YY-1") -> Objection {
        Objection(from: hotline, SourceReference(number)!, at: start)
    }
}
