import Contracts

/// Where a case of help into social insurance stands (入会+社保, domain facts C.7 and G.1). The union informs, pre-fills,
/// links and records: whether somebody is insured, an office says, and what was paid, the collecting department alone.
///
/// | state | step | state after it |
/// |---|---|---|
/// | – | help is asked for, without consent | informed |
/// | – | with consent | as `informed`, consent given |
/// | – | help with what the platform alone pays | ended: platform-cover |
/// | informed | consent given | eligibility-asked; consented while there is nobody to ask |
/// | consented | there is an office with a key | eligibility-asked |
/// | eligibility-asked | eligible | quoted; eligible while no standard is on record |
/// | eligibility-asked | already insured, not eligible | ended |
/// | eligible | a standard is on record | quoted |
/// | quoted | a permitted base is chosen, or was wished for | registration-asked |
/// | registration-asked | registered | payment-link-asked; registered while there is nobody to ask |
/// | registration-asked | refused | ended |
/// | registered | there is a collecting department with a key | payment-link-asked |
/// | payment-link-asked | the link | link-ready |
/// | link-ready | the link works no more, and nothing was paid | payment-link-asked; registered while there is nobody to ask |
/// | registered, payment-link-asked, link-ready, current, arrears | a contribution reported | current; arrears while months are owed, or one between two that are paid |
/// | current | the next payment was due, by its frequency and the days of grace, and nothing came | arrears |
/// | arrears | the year of the first month owed is over, with its days of grace | ended: lapsed; arrears where a later year may be paid for |
/// | an answer was taken | another answer to the same question | disputed, for a person |
/// | disputed | an operator asks again | eligibility-asked, a new round |
/// | eligibility-asked, registration-asked, payment-link-asked | another office is appointed | the same, asked of it |
/// | all | consent revoked | ended: revoked |
/// | ended | help is asked for again, with a later consent | as from the beginning, a new round |
///
/// What does not stand here is refused, and changes nothing.
public enum CaseState: Sendable, Hashable {
    case informed
    case consented
    case eligibilityAsked(of: DepartmentName)
    case eligible
    case quoted(ContributionStandard.ID)
    case registrationAsked(of: DepartmentName, Plan)
    case registered(Plan)
    case paymentLinkAsked(of: DepartmentName, Plan)
    case linkReady(Plan)
    case current(Plan, PaidMonths)
    /// A month that was due, or one between two that are paid, is not paid for.
    case arrears(Plan, PaidMonths)
    case disputed(DisputedQuestion)
    case ended(CaseEnding)

    /// What the person pays, from the day the base is chosen.
    public struct Plan: Sendable, Hashable {
        public var base: Fen
        public var frequency: PaymentFrequency
        public var standard: ContributionStandard.ID
        /// The office's reference, once registered.
        public var reference: SourceReference?
        /// Where the person pays: the collecting department's page.
        public var link: PaymentLink?

        public init(
            base: Fen, frequency: PaymentFrequency, standard: ContributionStandard.ID,
            reference: SourceReference? = nil, link: PaymentLink? = nil
        ) {
            self.base = base
            self.frequency = frequency
            self.standard = standard
            self.reference = reference
            self.link = link
        }
    }

    /// The word under which others know it.
    public var name: InsuranceState {
        switch self {
        case .informed: .informed
        case .consented: .consented
        case .eligibilityAsked: .eligibilityAsked
        case .eligible: .eligible
        case .quoted: .quoted
        case .registrationAsked: .registrationAsked
        case .registered: .registered
        case .paymentLinkAsked: .paymentLinkAsked
        case .linkReady: .linkReady
        case .current: .current
        case .arrears: .arrears
        case .disputed: .disputed
        case .ended(let ending): ending.name
        }
    }

    public var plan: Plan? {
        switch self {
        case .registrationAsked(_, let plan), .registered(let plan), .paymentLinkAsked(_, let plan),
            .linkReady(let plan),
            .current(let plan, _), .arrears(let plan, _):
            plan
        default: nil
        }
    }

    public var paid: PaidMonths? {
        switch self {
        case .current(_, let paid), .arrears(_, let paid): paid
        default: nil
        }
    }

    /// What is asked, and of whom, as long as the answer is open.
    public var openQuestion: (question: CaseQuestion, office: DepartmentName)? {
        switch self {
        case .eligibilityAsked(let office): (.eligibility, office)
        case .registrationAsked(let office, let plan): (.registration(plan), office)
        case .paymentLinkAsked(let office, let plan): (.paymentLink(plan), office)
        default: nil
        }
    }

    public var isEnded: Bool { if case .ended = self { true } else { false } }
}

/// How a case ended.
public enum CaseEnding: Sendable, Hashable, CaseIterable {
    case alreadyInsured, notEligible, registrationRefused, revoked, lapsed
    /// 职业伤害保障: the platform alone pays for it; the union shows it and does nothing.
    case platformCover

    public var name: InsuranceState {
        switch self {
        case .alreadyInsured: .alreadyInsured
        case .notEligible: .notEligible
        case .registrationRefused: .registrationRefused
        case .revoked: .revoked
        case .lapsed: .lapsed
        case .platformCover: .platformCover
        }
    }
}

/// What an office is asked.
public enum CaseQuestion: Sendable, Hashable {
    case eligibility
    case registration(CaseState.Plan)
    case paymentLink(CaseState.Plan)
}

/// A question that was answered in two ways.
public enum DisputedQuestion: String, Sendable, Hashable, CaseIterable {
    case eligibility, registration
}
