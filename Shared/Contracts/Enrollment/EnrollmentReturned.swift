/// `enrollment.returned.v1`: 退回补正, the union asks for a correction. The application may come again under its number.
public struct EnrollmentReturned: EventData {
    public static let type = EventType.enrollmentReturnedV1

    public var applicationNumber: ApplicationNumber
    /// The union that has looked at it.
    public var union: UnionCode
    /// Never empty, never a warning.
    public var reasons: [Reason]
    /// The latest outcome once more, because the application was sent again as it was.
    public var repeated: Bool

    public init(applicationNumber: ApplicationNumber, union: UnionCode, reasons: [Reason], repeated: Bool = false) {
        self.applicationNumber = applicationNumber
        self.union = union
        self.reasons = reasons
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let number = reader.applicationNumber(&faults)
        let code = reader.parsed("union", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
        reasons = reader.reasons("reasons", &faults)
        repeated = reader.flag("repeated", &faults)
        guard let number, let code, faults.count == before else { return nil }
        applicationNumber = number
        union = code
    }

    public var json: JSON {
        .object([
            "applicationNumber": .string(applicationNumber.text), "union": .string(union.text),
            "reasons": .array(reasons.map(\.json)), "repeated": repeated ? true : nil,
        ])
    }
}
