import Contracts
import EnrollmentDomain

/// A message about one case: what it says happened.
protocol CaseMessage: EventData {
    var caseNumber: CaseNumber { get }
    /// - Parameter payments: what was paid and granted for this case, where that matters to the step.
    func step(_ payments: CasePayments) -> CaseStep
    /// Whether it does.
    static var needsPayments: Bool { get }
    /// The text it says the person consented to.
    var consentText: ConsentText? { get }
}

extension CaseMessage {
    static var needsPayments: Bool { false }
    var consentText: ConsentText? { nil }
}

/// `insurance.consent-given.v1`: apart from membership, and revocable at any time.
extension InsuranceConsentGiven: CaseMessage {
    var consentText: ConsentText? { ConsentText(scope: .socialInsurance, version: textVersion) }

    func step(_ payments: CasePayments) -> CaseStep {
        .consentGiven(InsuranceConsent(textVersion: textVersion, at: at))
    }
}

/// `insurance.consent-revoked.v1`: stops everything outstanding.
extension InsuranceConsentRevoked: CaseMessage {
    func step(_ payments: CasePayments) -> CaseStep { .consentRevoked(at: at) }
}

/// `insurance.base-chosen.v1`
extension InsuranceBaseChosen: CaseMessage {
    func step(_ payments: CasePayments) -> CaseStep { .baseChosen(baseFen, frequency) }
}

/// `insurance.eligibility-answered.v1`: 人社's or 医保's word.
extension InsuranceEligibilityAnswered: CaseMessage {
    func step(_ payments: CasePayments) -> CaseStep { .eligibilityAnswered(round: round, result) }
}

/// `insurance.registration-answered.v1`
extension InsuranceRegistrationAnswered: CaseMessage {
    func step(_ payments: CasePayments) -> CaseStep {
        .registrationAnswered(round: round, result, reference: reference)
    }
}

/// `insurance.payment-link-issued.v1`
extension InsurancePaymentLinkIssued: CaseMessage {
    func step(_ payments: CasePayments) -> CaseStep {
        .paymentLinkIssued(round: round, PaymentLink(url: url, validUntil: validUntil))
    }
}

/// `insurance.contribution-reported.v1`: 税务's word, and nobody else's.
extension InsuranceContributionReported: CaseMessage {
    static var needsPayments: Bool { true }

    func step(_ payments: CasePayments) -> CaseStep {
        .contributionReported(
            Contribution(
                period: period, months: months, base: baseFen, amount: amountFen, paidOn: paidOn, reference: reference),
            known: payments.contributions)
    }
}

/// `insurance.subsidy-recorded.v1`: 人社's word.
extension InsuranceSubsidyRecorded: CaseMessage {
    static var needsPayments: Bool { true }

    func step(_ payments: CasePayments) -> CaseStep {
        .subsidyRecorded(
            Subsidy(kind: kind, basis: basis, from: from, months: months, reference: reference),
            known: payments.subsidies)
    }
}
