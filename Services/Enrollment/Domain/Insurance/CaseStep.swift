import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What happens to a case. The sender is proven; what it may not say is refused.
public enum CaseStep: Sendable, Hashable {
    case consentGiven(InsuranceConsent)
    case consentRevoked(at: Date)
    case baseChosen(Fen, PaymentFrequency?)
    case eligibilityAnswered(round: Int, EligibilityResult)
    case registrationAnswered(round: Int, RegistrationResult, reference: SourceReference?)
    case paymentLinkIssued(round: Int, PaymentLink)
    case contributionReported(Contribution, known: [Contribution])
    case subsidyRecorded(Subsidy, known: [Subsidy])
}

/// What the union says and does because of a step.
public enum CaseEffect: Sendable, Hashable {
    /// The department that follows the case hears where it stands now, or is reminded of it.
    case changed(InsuranceState)
    /// The three unknowns in one message: which scheme, where, how much.
    case quoted(Quote)
    /// A question to an office, for the n-th time.
    case asked(CaseQuestion, of: DepartmentName)
    /// The office that was asked need not answer: the person does not want it any more.
    case withdrawn(from: DepartmentName, InsuranceRequestWithdrawn.Why)
    case contributionRecorded(Contribution, PaidMonths, warnings: [Reason])
    case subsidyNoted(Subsidy)
    /// A person must look: why.
    case stalled(ReasonCode)
    /// The leg has ended, for the first time.
    case settled
}

/// What came of a step.
public enum CaseRuling: Sendable, Hashable {
    /// The case was changed; in order.
    case moved([CaseEffect])
    /// It was so already; nothing changed.
    case repeated
    /// Nothing changed, but a person should look, and the sender hears why.
    case refused(ReasonCode, needsPerson: Bool = false)
}

/// What the union knows beside the case.
public struct CaseSurroundings: Sendable {
    /// The database's.
    public var now: Date
    /// Who determines insurance: 人社, or 医保 for medical; `nil` where nobody is appointed.
    public var insurer: Office?
    /// 人社, which grants subsidies on contributions to any scheme, those to 医保 too (domain facts C.7.1).
    public var humanResources: Office?
    /// 税务.
    public var collector: Office?
    public var standards: ContributionStandards
    public var patience: Patience

    public init(
        now: Date, insurer: Office?, humanResources: Office?, collector: Office?, standards: ContributionStandards,
        patience: Patience
    ) {
        self.now = now
        self.insurer = insurer
        self.humanResources = humanResources
        self.collector = collector
        self.standards = standards
        self.patience = patience
    }
}
