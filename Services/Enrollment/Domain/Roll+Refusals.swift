import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Roll {
    /// The number stands for another application, which stays as it is.
    func refuseReuse(_ application: ReceivedApplication, _ place: DivisionCode?, _ now: Date) -> Decision {
        let event = EnrollmentRejected(
            applicationNumber: application.form.applicationNumber,
            reasons: [Reason(.applicationNumberReused, field: "applicationNumber")])
        return .rejected(Rejection(event: event, outcome: Outcome(event, at: now), application: nil, place: place))
    }

    /// Refuses, and remembers the refusal under the application's number, without any personal data.
    mutating func reject(
        _ application: ReceivedApplication, _ reasons: [Reason], _ place: DivisionCode?, replacing: Bool, _ now: Date
    ) -> Decision {
        // A refusal names a reason even if the service lost the document's fingerprint on the way.
        let reasons = reasons.isEmpty ? [Reason(.processingFailed)] : reasons
        let event = EnrollmentRejected(applicationNumber: application.form.applicationNumber, reasons: reasons)
        let outcome = Outcome(event, at: now)
        guard let key = application.key else {
            return .rejected(Rejection(event: event, outcome: outcome, application: nil, place: place))
        }
        let record = ApplicationRecord(
            key: key, requestID: application.requestID, content: application.content, state: .rejected,
            outcome: outcome, replacesRejection: replacing)
        remember(record)
        return .rejected(Rejection(event: event, outcome: outcome, application: record, place: place))
    }

    /// Successors in the batch see the application.
    mutating func remember(_ record: ApplicationRecord) {
        applications[record.key] = KnownApplication(
            key: record.key, content: record.content, state: record.state, outcome: record.outcome)
    }
}
