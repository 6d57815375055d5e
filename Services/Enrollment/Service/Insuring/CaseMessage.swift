import Contracts
import EnrollmentDomain

/// A message about one case: what it says happened.
protocol CaseMessage: EventData {
    var caseNumber: CaseNumber { get }
    /// - Parameter known: what was paid for this case, as far as it is on record.
    func step(known: [Contribution]) -> CaseStep
}

/// `insurance.consent-given.v1`: apart from membership, and revocable at any time.
extension InsuranceConsentGiven: CaseMessage {
    func step(known: [Contribution]) -> CaseStep { .consentGiven(InsuranceConsent(textVersion: textVersion, at: at)) }
}

/// `insurance.consent-revoked.v1`: stops everything outstanding.
extension InsuranceConsentRevoked: CaseMessage {
    func step(known: [Contribution]) -> CaseStep { .consentRevoked(at: at) }
}

/// `insurance.base-chosen.v1`
extension InsuranceBaseChosen: CaseMessage {
    func step(known: [Contribution]) -> CaseStep { .baseChosen(baseFen, frequency) }
}

/// `insurance.eligibility-answered.v1`: 人社's or 医保's word.
extension InsuranceEligibilityAnswered: CaseMessage {
    func step(known: [Contribution]) -> CaseStep { .eligibilityAnswered(round: round, result) }
}

/// `insurance.registration-answered.v1`
extension InsuranceRegistrationAnswered: CaseMessage {
    func step(known: [Contribution]) -> CaseStep { .registrationAnswered(round: round, result, reference: reference) }
}

/// `insurance.payment-link-issued.v1`
extension InsurancePaymentLinkIssued: CaseMessage {
    func step(known: [Contribution]) -> CaseStep { .paymentLinkIssued(round: round, url: url) }
}

/// `insurance.contribution-reported.v1`: 税务's word, and nobody else's.
extension InsuranceContributionReported: CaseMessage {
    func step(known: [Contribution]) -> CaseStep {
        .contributionReported(
            Contribution(
                period: period, months: months, base: baseFen, amount: amountFen, paidOn: paidOn, reference: reference),
            known: known)
    }
}
