extension EventType {
    public static let reliefNominatedV1 = EventType(rawValue: "relief.nominated.v1")
    public static let reliefPayeeChangedV1 = EventType(rawValue: "relief.payee-changed.v1")
    public static let reliefObjectionRaisedV1 = EventType(rawValue: "relief.objection-raised.v1")
    public static let reliefProgrammeChangedV1 = EventType(rawValue: "relief.programme-changed.v1")
    public static let reliefListChangedV1 = EventType(rawValue: "relief.list-changed.v1")
    public static let reliefListPagePublishedV1 = EventType(rawValue: "relief.list-page-published.v1")
    public static let reliefPaymentsRecordedV1 = EventType(rawValue: "relief.payments-recorded.v1")
    public static let reliefStatementReconciledV1 = EventType(rawValue: "relief.statement-reconciled.v1")
    public static let reliefBalanceClosedV1 = EventType(rawValue: "relief.balance-closed.v1")
    public static let reliefSampleDrawnV1 = EventType(rawValue: "relief.sample-drawn.v1")

    /// What a department may be permitted to publish on `ingress` about programmes and lists.
    public static let reliefListIngress: [EventType] = [
        .reliefNominatedV1, .reliefPayeeChangedV1, .reliefObjectionRaisedV1,
    ]

    /// What relief announces of programmes, lists, money and samples.
    public static let reliefListFacts: [EventType] = [
        .reliefProgrammeChangedV1, .reliefListChangedV1, .reliefListPagePublishedV1, .reliefPaymentsRecordedV1,
        .reliefStatementReconciledV1, .reliefBalanceClosedV1, .reliefSampleDrawnV1,
    ]
}
