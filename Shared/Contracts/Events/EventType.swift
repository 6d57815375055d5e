/// The type of an event: `<thing>.<what happened>.v<N>`; on `ingress` it is the routing key as well.
public struct EventType: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

extension EventType {
    public static let enrollmentRequestedV1 = EventType(rawValue: "enrollment.requested.v1")
    public static let enrollmentAcceptedV1 = EventType(rawValue: "enrollment.accepted.v1")
    public static let enrollmentPendingV1 = EventType(rawValue: "enrollment.pending.v1")
    public static let enrollmentTransferProposedV1 = EventType(rawValue: "enrollment.transfer-proposed.v1")
    public static let enrollmentRejectedV1 = EventType(rawValue: "enrollment.rejected.v1")
    public static let enrollmentReturnedV1 = EventType(rawValue: "enrollment.returned.v1")
    public static let enrollmentWithInsuranceCompletedV1 = EventType(
        rawValue: "enrollment.with-insurance-completed.v1")
    public static let membershipTransferredV1 = EventType(rawValue: "membership.transferred.v1")
    public static let membershipReleasedV1 = EventType(rawValue: "membership.released.v1")
    public static let membershipAssignedV1 = EventType(rawValue: "membership.assigned.v1")
    public static let membershipEndedV1 = EventType(rawValue: "membership.ended.v1")
    public static let messageRejectedV1 = EventType(rawValue: "message.rejected.v1")
    public static let departmentScopeChangedV1 = EventType(rawValue: "department.scope-changed.v1")
    public static let organizationRegisteredV1 = EventType(rawValue: "organization.registered.v1")
    public static let auditHeadAnnouncedV1 = EventType(rawValue: "audit.head-announced.v1")

    public static let insuranceAssistanceRequestedV1 = EventType(rawValue: "insurance.assistance-requested.v1")
    public static let insuranceConsentGivenV1 = EventType(rawValue: "insurance.consent-given.v1")
    public static let insuranceConsentRevokedV1 = EventType(rawValue: "insurance.consent-revoked.v1")
    public static let insuranceBaseChosenV1 = EventType(rawValue: "insurance.base-chosen.v1")
    public static let insuranceEligibilityAnsweredV1 = EventType(rawValue: "insurance.eligibility-answered.v1")
    public static let insuranceRegistrationAnsweredV1 = EventType(rawValue: "insurance.registration-answered.v1")
    public static let insurancePaymentLinkIssuedV1 = EventType(rawValue: "insurance.payment-link-issued.v1")
    public static let insuranceContributionReportedV1 = EventType(rawValue: "insurance.contribution-reported.v1")
    public static let insuranceSubsidyRecordedV1 = EventType(rawValue: "insurance.subsidy-recorded.v1")
    public static let insuranceEligibilityAskedV1 = EventType(rawValue: "insurance.eligibility-asked.v1")
    public static let insuranceRegistrationAskedV1 = EventType(rawValue: "insurance.registration-asked.v1")
    public static let insurancePaymentLinkAskedV1 = EventType(rawValue: "insurance.payment-link-asked.v1")
    public static let insuranceRequestWithdrawnV1 = EventType(rawValue: "insurance.request-withdrawn.v1")
    public static let insuranceCaseChangedV1 = EventType(rawValue: "insurance.case-changed.v1")
    public static let insuranceQuotedV1 = EventType(rawValue: "insurance.quoted.v1")
    public static let insuranceContributionRecordedV1 = EventType(rawValue: "insurance.contribution-recorded.v1")
    public static let insuranceSubsidyNotedV1 = EventType(rawValue: "insurance.subsidy-noted.v1")
    public static let insuranceRefusedV1 = EventType(rawValue: "insurance.refused.v1")
    public static let insuranceStalledV1 = EventType(rawValue: "insurance.stalled.v1")

    public static let stationProposedV1 = EventType(rawValue: "station.proposed.v1")
    public static let stationSiteCheckedV1 = EventType(rawValue: "station.site-checked.v1")
    public static let stationAcceptedV1 = EventType(rawValue: "station.accepted.v1")
    public static let stationChangedV1 = EventType(rawValue: "station.changed.v1")
    public static let stationInspectedV1 = EventType(rawValue: "station.inspected.v1")
    public static let stationSuspendedV1 = EventType(rawValue: "station.suspended.v1")
    public static let stationClosedV1 = EventType(rawValue: "station.closed.v1")
    public static let stationListingConfirmedV1 = EventType(rawValue: "station.listing-confirmed.v1")
    public static let stationVisitedV1 = EventType(rawValue: "station.visited.v1")
    public static let stationServiceHeldV1 = EventType(rawValue: "station.service-held.v1")
    public static let stationListingAskedV1 = EventType(rawValue: "station.listing-asked.v1")
    public static let stationTakedownAskedV1 = EventType(rawValue: "station.takedown-asked.v1")
    public static let stationRegisteredV1 = EventType(rawValue: "station.registered.v1")
    public static let stationOpenedV1 = EventType(rawValue: "station.opened.v1")
    public static let stationInspectionDueV1 = EventType(rawValue: "station.inspection-due.v1")
    public static let stationRejectedV1 = EventType(rawValue: "station.rejected.v1")
    public static let organizationDissolvedV1 = EventType(rawValue: "organization.dissolved.v1")

    /// What departments may be permitted to publish on `ingress`.
    public static let ingress: [EventType] = [
        .enrollmentRequestedV1, .insuranceAssistanceRequestedV1, .insuranceConsentGivenV1, .insuranceConsentRevokedV1,
        .insuranceBaseChosenV1, .insuranceEligibilityAnsweredV1, .insuranceRegistrationAnsweredV1,
        .insurancePaymentLinkIssuedV1, .insuranceContributionReportedV1, .insuranceSubsidyRecordedV1,
        .stationProposedV1, .stationSiteCheckedV1, .stationAcceptedV1, .stationChangedV1, .stationInspectedV1,
        .stationSuspendedV1, .stationClosedV1, .stationListingConfirmedV1, .stationVisitedV1, .stationServiceHeldV1,
    ]

    /// What a department may be asked over `requests`, encrypted to it; never on `events`.
    public static let requests: [EventType] = [
        .insuranceEligibilityAskedV1, .insuranceRegistrationAskedV1, .insurancePaymentLinkAskedV1,
        .insuranceRequestWithdrawnV1, .stationListingAskedV1, .stationTakedownAskedV1,
    ]

    /// What is announced on `events`, and what answers a sender. Some of it is what departments send as well, with what
    /// this system adds.
    public static let announced: [EventType] = [
        .enrollmentAcceptedV1, .enrollmentPendingV1, .enrollmentTransferProposedV1, .enrollmentReturnedV1,
        .enrollmentRejectedV1, .enrollmentWithInsuranceCompletedV1, .membershipTransferredV1,
        .membershipReleasedV1, .membershipAssignedV1, .membershipEndedV1, .insuranceCaseChangedV1, .insuranceQuotedV1,
        .insuranceContributionRecordedV1, .insuranceSubsidyNotedV1, .insuranceRefusedV1, .insuranceStalledV1,
        .stationRegisteredV1, .stationOpenedV1, .stationChangedV1, .stationSuspendedV1, .stationClosedV1,
        .stationInspectionDueV1, .stationRejectedV1, .messageRejectedV1, .departmentScopeChangedV1,
        .organizationRegisteredV1, .organizationDissolvedV1, .reliefProgrammeChangedV1, .reliefBalanceClosedV1,
        .auditHeadAnnouncedV1,
    ]

    /// Every type that this system reads or publishes, each once.
    public static let known: [EventType] = ingress + requests + announced.filter { !ingress.contains($0) }

    /// The schema's name, `urn:union:schema:<type>`.
    public var dataSchema: String { "urn:union:schema:\(rawValue)" }

    /// Why a type is not served: another version of a known thing, or no such thing. `nil` when it is known.
    public var unknownReason: ReasonCode? {
        if Self.known.contains(self) { return nil }
        return Self.known.contains { $0.name == name } ? .eventVersionUnknown : .eventTypeUnknown
    }

    /// The type without its version.
    private var name: Substring {
        guard let dot = rawValue.lastIndex(of: "."), rawValue[dot...].hasPrefix(".v") else { return rawValue[...] }
        return rawValue[..<dot]
    }
}
