/// `enrollment.pending.v1`: the union reviews applications itself; one final outcome will follow.
public struct EnrollmentPending: EventData {
    public static let type = EventType.enrollmentPendingV1

    public var applicationNumber: ApplicationNumber
    public var union: UnionCode
    /// The latest outcome once more, because the application was sent again.
    public var repeated: Bool

    public init(applicationNumber: ApplicationNumber, union: UnionCode, repeated: Bool = false) {
        self.applicationNumber = applicationNumber
        self.union = union
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let number = reader.applicationNumber(&faults)
        let code = reader.parsed("union", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
        repeated = reader.flag("repeated", &faults)
        guard let number, let code, faults.count == before else { return nil }
        applicationNumber = number
        union = code
    }

    public var json: JSON {
        .object([
            "applicationNumber": .string(applicationNumber.text), "union": .string(union.text),
            "repeated": repeated ? true : nil,
        ])
    }
}
