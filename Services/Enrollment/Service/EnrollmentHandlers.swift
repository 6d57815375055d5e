import Contracts
import Messaging
import ServiceKit

/// What departments may send to the enrollment service.
enum EnrollmentHandlers {
    static func all(keys: KeyRing) -> [any MessageHandler] {
        [
            EnrollmentRequestedHandler(keys: keys),
            AssistanceRequestedHandler(keys: keys),
            CaseMessageHandler<InsuranceConsentGiven>(keys: keys),
            CaseMessageHandler<InsuranceConsentRevoked>(keys: keys),
            CaseMessageHandler<InsuranceBaseChosen>(keys: keys),
            CaseMessageHandler<InsuranceEligibilityAnswered>(keys: keys),
            CaseMessageHandler<InsuranceRegistrationAnswered>(keys: keys),
            CaseMessageHandler<InsurancePaymentLinkIssued>(keys: keys),
            CaseMessageHandler<InsuranceContributionReported>(keys: keys),
            CaseMessageHandler<InsuranceSubsidyRecorded>(keys: keys),
        ]
    }
}
