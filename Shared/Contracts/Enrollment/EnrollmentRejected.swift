/// `enrollment.rejected.v1`: refused, with all reasons at once.
public struct EnrollmentRejected: EventData {
    public static let type = EventType.enrollmentRejectedV1

    /// Absent when the request held no readable one.
    public var applicationNumber: ApplicationNumber?
    /// Never empty, never a warning.
    public var reasons: [Reason]
    /// The latest outcome once more, because the application was sent again.
    public var repeated: Bool

    public init(applicationNumber: ApplicationNumber?, reasons: [Reason], repeated: Bool = false) {
        self.applicationNumber = applicationNumber
        self.reasons = reasons
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        applicationNumber = reader.optionalParsed(
            "applicationNumber", limit: 64, or: .applicationNumberFormat, &faults, as: ApplicationNumber.init)
        reasons = reader.reasons("reasons", &faults)
        repeated = reader.flag("repeated", &faults)
        guard faults.count == before else { return nil }
    }

    public var json: JSON {
        .object([
            "applicationNumber": applicationNumber.map { .string($0.text) },
            "reasons": .array(reasons.map(\.json)), "repeated": repeated ? true : nil,
        ])
    }
}
