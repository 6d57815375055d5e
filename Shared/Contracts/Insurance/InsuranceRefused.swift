/// `insurance.refused.v1`: what a department sent about a case was not taken, with all reasons at once. To the sender.
public struct InsuranceRefused: EventData {
    public static let type = EventType.insuranceRefusedV1

    /// As far as it could be read.
    public var caseNumber: CaseNumber?
    /// Where the message was about an application.
    public var applicationNumber: ApplicationNumber?
    /// The type of what is refused.
    public var refusedType: EventType
    /// Never empty, never a warning.
    public var reasons: [Reason]

    public init(
        caseNumber: CaseNumber? = nil, applicationNumber: ApplicationNumber? = nil, refusedType: EventType,
        reasons: [Reason]
    ) {
        self.caseNumber = caseNumber
        self.applicationNumber = applicationNumber
        self.refusedType = refusedType
        self.reasons = reasons
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.optionalParsed("caseNumber", limit: 39, or: .caseNumberFormat, &faults) {
            CaseNumber($0)
        }
        let applicationNumber = reader.optionalParsed(
            "applicationNumber", limit: 64, or: .applicationNumberFormat, &faults, as: ApplicationNumber.init)
        let refusedType = reader.text("refusedType", limit: 128, &faults).map(EventType.init)
        let reasons = reader.reasons("reasons", &faults)
        guard let refusedType, faults.count == before else { return nil }
        self.init(
            caseNumber: caseNumber, applicationNumber: applicationNumber, refusedType: refusedType, reasons: reasons)
    }

    public var json: JSON {
        .object([
            "caseNumber": caseNumber.map { .string($0.text) },
            "applicationNumber": applicationNumber.map { .string($0.text) },
            "refusedType": .string(refusedType.rawValue),
            "reasons": .array(reasons.map(\.json)),
        ])
    }
}
