import Contracts

/// The limits that ``CloudEvent`` promises, and that it is the same event after it was published and read again.
func holdEvent(_ event: CloudEvent) throws {
    try holdIdentifier(event.id, limit: 128)
    try holdIdentifier(event.source, limit: 256)
    try holdIdentifier(event.type, limit: 128)
    try holdIdentifier(event.subject, limit: 256)
    try holdIdentifier(event.correlationID, limit: 128)
    try holdIdentifier(event.causationID, limit: 128)
    try hold(event.dataSchema.map { $0.utf8.count <= 256 } ?? true, "a data schema of at most 256 bytes")
    try hold(event.traceParent.map { $0.utf8.count == 55 } ?? true, "a trace parent of 55 bytes")
    try hold(event.data.object != nil, "the data is an object")
    let again = try CloudEvent(structured: try JSON(parsing: event.structured.serialized()))
    try hold(again.structured.canonical() == event.structured.canonical(), "an event survives publishing")
    try hold(again.time == event.time, "its time survives publishing")
    try holdData(event.data)
}

/// Every known type reads any data without trapping, says why where it cannot, and understands what it writes.
func holdData(_ data: JSON) throws {
    for type in knownData { try holdData(data, read: type) }
}

private func holdData<Value: EventData>(_ data: JSON, read type: Value.Type) throws {
    var faults: [Reason] = []
    let value = Value(json: data, faults: &faults)
    for fault in faults { try holdQuotesNothing(fault) }
    guard let value else {
        return try hold(faults.contains { !$0.code.isWarning }, "\(Value.type) is refused for a reason")
    }
    var later: [Reason] = []
    let again = Value(json: try JSON(parsing: value.json.serialized()), faults: &later)
    try hold(!later.contains { !$0.code.isWarning }, "\(Value.type) understands what it writes: \(later)")
    try hold(again == value, "\(Value.type) reads what it wrote")
}

private let knownData: [any EventData.Type] = [
    EnrollmentRequested.self, EnrollmentAccepted.self, EnrollmentPending.self, EnrollmentTransferProposed.self,
    EnrollmentReturned.self, EnrollmentRejected.self, MembershipTransferred.self, MembershipReleased.self,
    MembershipAssigned.self, MessageRejected.self, DepartmentScopeChanged.self, OrganizationRegistered.self,
    AuditHeadAnnounced.self,
    InsuranceAssistanceRequested.self, InsuranceConsentGiven.self, InsuranceConsentRevoked.self,
    InsuranceBaseChosen.self, InsuranceEligibilityAnswered.self, InsuranceRegistrationAnswered.self,
    InsurancePaymentLinkIssued.self, InsuranceContributionReported.self, InsuranceSubsidyRecorded.self,
    InsuranceEligibilityAsked.self, InsuranceRegistrationAsked.self, InsurancePaymentLinkAsked.self,
    InsuranceRequestWithdrawn.self, InsuranceCaseChanged.self, InsuranceQuoted.self,
    InsuranceContributionRecorded.self, InsuranceSubsidyNoted.self, InsuranceRefused.self, InsuranceStalled.self,
    EnrollmentWithInsuranceCompleted.self,
    StationProposed.self, StationSiteChecked.self, StationAccepted.self, StationChanged.self,
    StationInspected.self, StationSuspended.self, StationClosed.self, StationListingConfirmed.self,
    StationVisited.self, StationServiceHeld.self, StationListingAsked.self, StationTakedownAsked.self,
    StationRegistered.self, StationOpened.self, StationInspectionDue.self, StationRejected.self,
    OrganizationDissolved.self,
]
