/// `relief.refused.v1`: what somebody sent to relief was not taken, with all reasons at once. To the sender.
public struct ReliefRefused: EventData {
    public static let type = EventType.reliefRefusedV1

    /// The type of what is refused.
    public var refusedType: EventType
    /// As far as it could be read.
    public var archive: ArchiveNumber?
    /// Where the message was an application.
    public var applicationNumber: ApplicationNumber?
    /// Where the message was, or was about, a nomination.
    public var nominationNumber: NominationNumber?
    /// Of the payment, or the sender's own of an objection or a report.
    public var reference: SourceReference?
    /// Never empty, never a warning.
    public var reasons: [Reason]

    public init(
        refusedType: EventType, archive: ArchiveNumber? = nil, applicationNumber: ApplicationNumber? = nil,
        nominationNumber: NominationNumber? = nil, reference: SourceReference? = nil, reasons: [Reason]
    ) {
        self.refusedType = refusedType
        self.archive = archive
        self.applicationNumber = applicationNumber
        self.nominationNumber = nominationNumber
        self.reference = reference
        self.reasons = reasons
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let refusedType = reader.text("refusedType", limit: 128, &faults).map(EventType.init)
        let archive = reader.optionalArchive(&faults)
        let application = reader.optional("applicationNumber") == nil ? nil : reader.ownApplicationNumber(&faults)
        let nomination =
            reader.optional("nominationNumber") == nil
            ? nil
            : reader.impersonal(
                "nominationNumber", limit: 64, or: .applicationNumberFormat, &faults, as: NominationNumber.init)
        let reference = reader.optionalReference("reference", &faults)
        let reasons = reader.reasons("reasons", &faults)
        guard let refusedType, faults.count == before else { return nil }
        self.init(
            refusedType: refusedType, archive: archive, applicationNumber: application, nominationNumber: nomination,
            reference: reference, reasons: reasons)
    }

    public var json: JSON {
        .object([
            "refusedType": .string(refusedType.rawValue),
            "archive": archive.map { .string($0.text) },
            "applicationNumber": applicationNumber.map { .string($0.text) },
            "nominationNumber": nominationNumber.map { .string($0.text) },
            "reference": reference.map { .string($0.text) },
            "reasons": .array(reasons.map(\.json)),
        ])
    }
}
