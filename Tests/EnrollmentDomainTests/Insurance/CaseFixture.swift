import Contracts
import EnrollmentDomain
import Foundation

/// One case, the offices around it, and a clock that a test sets.
struct CaseFixture {
    static let rider = DepartmentName("platform-eleme")!
    static let social = DepartmentName("social-hunan")!
    static let tax = DepartmentName("tax-hunan")!
    static let stranger = DepartmentName("tax-changsha")!
    static let place = DivisionCode("430102")!
    static let start = time("2026-03-10T08:00:00+08:00")
    static let link = PaymentLink(url: PaymentURL("https://tax.example.cn/pay/42")!)
    static let number = CaseNumber(UUID(uuidString: "01900000-0000-7000-8000-000000000001")!)

    /// Domain facts G.7 example 1: A = 6,000.00 元, which is nobody's real figure.
    static func standard(
        _ id: Int64 = 1, year: Int = 2026, place: String = "430000", average: Int64 = 600_000, crossYear: Bool = false,
        scheme: InsuranceScheme = .pension
    ) -> ContributionStandard {
        ContributionStandard(
            id: .init(id), scheme: scheme, place: DivisionCode(place)!, year: year, average: Fen(average),
            percents: 60...300, rate: 2_000, accountRate: 800, quotedPercents: [60, 100, 300],
            allowsCrossYear: crossYear, source: "test")
    }

    var around: CaseSurroundings
    var item: InsuranceCase
    /// What the last step brought about.
    var effects: [CaseEffect] = []

    /// A case as it is opened; `begin` says what comes of that.
    init(
        scheme: InsuranceScheme = .pension, wish: InsuranceWish = InsuranceWish(), consentAt: String? = nil,
        around: CaseSurroundings = CaseFixture.surroundings()
    ) {
        self.around = around
        let request = CaseFixture.request(scheme: scheme, wish: wish, consentAt: consentAt)
        item = InsuranceCase(CaseFixture.number, for: request, around)
        effects = item.begin(with: request.consent, around)
    }

    static func surroundings(
        insurer: Bool = true, collector: Bool = true, standards: [ContributionStandard] = [standard()]
    ) -> CaseSurroundings {
        CaseSurroundings(
            now: start, insurer: insurer ? Office(department: social, name: "芙蓉区社保中心", hasKey: true) : nil,
            humanResources: insurer ? Office(department: social, hasKey: true) : nil,
            collector: collector ? Office(department: tax, hasKey: true) : nil,
            standards: ContributionStandards(standards), patience: Patience())
    }

    static func request(
        _ application: String = "RH-1", id: String = "request-1", from department: DepartmentName = rider,
        scheme: InsuranceScheme = .pension, place: DivisionCode = place, wish: InsuranceWish = InsuranceWish(),
        consentAt: String? = nil
    ) -> AssistanceRequest {
        AssistanceRequest(
            application: ApplicationKey(department: department, number: ApplicationNumber(application)!),
            requestID: id, personID: PersonID(UUID(uuidString: "00000000-0000-4000-8000-000000000001")!),
            scheme: scheme, place: place, trade: Trade(occupation: .foodDelivery), wish: wish,
            consent: consentAt.map { InsuranceConsent(textVersion: "2026-01", at: time($0)) })
    }

    static func time(_ text: String) -> Date { RFC3339.date(text)! }

    // MARK: Steps

    mutating func take(_ step: CaseStep, from sender: DepartmentName) -> CaseRuling {
        let ruling = item.take(step, from: sender, around)
        if case .moved(let effects) = ruling { self.effects = effects } else { effects = [] }
        return ruling
    }

    /// Takes a step, and says in short what came of it.
    @discardableResult
    mutating func take(_ step: Step) -> String {
        let before = item.state.name
        let ruling = take(step.step(of: self), from: step.sender)
        return ruling.summary(from: before, to: item.state.name)
    }

    mutating func wait(until text: String) { around.now = Self.time(text) }

    /// Lets the case's time come, and looks at it.
    @discardableResult
    mutating func passDeadline() -> [CaseEffect] {
        around.now = item.dueAt ?? around.now
        effects = item.passDeadline(around)
        return effects
    }

    func contribution(
        _ period: String, months: Int = 1, base: Int64 = 360_000, amount: Int64? = nil, paidOn: String? = nil,
        reference: String = "T-1"
    ) -> Contribution {
        Contribution(
            period: Month(period)!, months: months, base: Fen(base),
            amount: Fen(amount ?? base / 5 * Int64(months)), paidOn: CivilDate(paidOn ?? "\(period)-20")!,
            reference: SourceReference(reference)!)
    }

    /// Reports a payment, and says in short what came of it.
    @discardableResult
    mutating func report(_ contribution: Contribution, beside known: [Contribution] = []) -> String {
        let before = item.state.name
        let ruling = take(.contributionReported(contribution, known: known), from: Self.tax)
        return ruling.summary(from: before, to: item.state.name)
    }
}

/// The steps of the table, each as a sender that may takes it in the case's present round.
enum Step: String, CaseIterable {
    case consent, revocation, base, eligible, alreadyInsured, notEligible, registered, registrationRefused, link,
        payment

    var sender: DepartmentName {
        switch self {
        case .consent, .revocation, .base: CaseFixture.rider
        case .eligible, .alreadyInsured, .notEligible, .registered, .registrationRefused: CaseFixture.social
        case .link, .payment: CaseFixture.tax
        }
    }

    func step(of fixture: CaseFixture) -> CaseStep {
        let (round, now) = (fixture.item.round, fixture.around.now)
        return switch self {
        case .consent: .consentGiven(InsuranceConsent(textVersion: "2026-01", at: now))
        case .revocation: .consentRevoked(at: now)
        case .base: .baseChosen(Fen(360_000), nil)
        case .eligible: .eligibilityAnswered(round: round, .eligible)
        case .alreadyInsured: .eligibilityAnswered(round: round, .alreadyInsured)
        case .notEligible: .eligibilityAnswered(round: round, .notEligible)
        case .registered: .registrationAnswered(round: round, .registered, reference: SourceReference("R-1"))
        case .registrationRefused: .registrationAnswered(round: round, .refused, reference: nil)
        case .link: .paymentLinkIssued(round: round, CaseFixture.link)
        case .payment:
            .contributionReported(
                fixture.contribution((fixture.item.state.paid?.last.advanced(by: 1) ?? Month("2026-03")!).text),
                known: [])
        }
    }
}

extension CaseRuling {
    /// `> quoted` moved there, `.` moved and stands where it stood, `=` repeated, `! code` refused, `!! code` and somebody
    /// must look.
    func summary(from before: InsuranceState, to after: InsuranceState) -> String {
        switch self {
        case .moved: before == after ? "." : "> \(after.rawValue)"
        case .repeated: "="
        case .refused(let code, needsPerson: let needsPerson): "\(needsPerson ? "!!" : "!") \(code.rawValue)"
        }
    }
}

extension [CaseEffect] {
    /// What is asked because of it, and of whom.
    var questions: [String] {
        compactMap {
            switch $0 {
            case .asked(.eligibility, let office): "eligibility of \(office.text)"
            case .asked(.registration, let office): "registration of \(office.text)"
            case .asked(.paymentLink, let office): "payment link of \(office.text)"
            default: nil
            }
        }
    }

    var stalled: [ReasonCode] { compactMap { if case .stalled(let code) = $0 { code } else { nil } } }
}
