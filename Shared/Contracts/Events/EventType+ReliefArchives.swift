extension EventType {
    public static let reliefArchiveAppliedV1 = EventType(rawValue: "relief.archive-applied.v1")
    public static let reliefHouseholdChangedV1 = EventType(rawValue: "relief.household-changed.v1")
    public static let reliefArchiveWithdrawnV1 = EventType(rawValue: "relief.archive-withdrawn.v1")
    public static let reliefAuthorisationSignedV1 = EventType(rawValue: "relief.authorisation-signed.v1")
    public static let reliefVerificationAnsweredV1 = EventType(rawValue: "relief.verification-answered.v1")
    public static let reliefDeathReportedV1 = EventType(rawValue: "relief.death-reported.v1")
    public static let reliefVerificationAskedV1 = EventType(rawValue: "relief.verification-asked.v1")
    public static let reliefVerificationWithdrawnV1 = EventType(rawValue: "relief.verification-withdrawn.v1")
    public static let reliefArchiveChangedV1 = EventType(rawValue: "relief.archive-changed.v1")
    public static let reliefArchivePublishedV1 = EventType(rawValue: "relief.archive-published.v1")
    public static let reliefObjectionDecidedV1 = EventType(rawValue: "relief.objection-decided.v1")
    public static let reliefRefusedV1 = EventType(rawValue: "relief.refused.v1")
    public static let reliefStalledV1 = EventType(rawValue: "relief.stalled.v1")

    /// What departments may be permitted to publish on `ingress` about archives.
    public static let reliefArchiveIngress: [EventType] = [
        .reliefArchiveAppliedV1, .reliefHouseholdChangedV1, .reliefArchiveWithdrawnV1, .reliefAuthorisationSignedV1,
        .reliefVerificationAnsweredV1, .reliefDeathReportedV1,
    ]

    /// What 民政 is asked over `requests`, encrypted to it.
    public static let reliefArchiveRequests: [EventType] = [
        .reliefVerificationAskedV1, .reliefVerificationWithdrawnV1,
    ]

    /// What is announced on `events` about archives, and what answers whoever sent anything to relief.
    public static let reliefArchiveAnnounced: [EventType] = [
        .reliefArchiveChangedV1, .reliefArchivePublishedV1, .reliefObjectionDecidedV1, .reliefRefusedV1,
        .reliefStalledV1,
    ]
}
