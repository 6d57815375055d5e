/// `enrollment.transfer-proposed.v1`: the person is a member elsewhere, so a transfer is proposed instead of a second
/// membership (一次入会、动态接转). Who and where only with the person's consent. Not final: the union applied to accepts or
/// refuses the transfer, or it times out.
public struct EnrollmentTransferProposed: EventData {
    public static let type = EventType.enrollmentTransferProposedV1

    public var applicationNumber: ApplicationNumber
    public var memberID: MemberID?
    /// The union of which the person is a member.
    public var union: UnionCode?
    /// The latest outcome once more, because the application was sent again.
    public var repeated: Bool

    public init(
        applicationNumber: ApplicationNumber, memberID: MemberID? = nil, union: UnionCode? = nil, repeated: Bool = false
    ) {
        self.applicationNumber = applicationNumber
        self.memberID = memberID
        self.union = union
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let number = reader.applicationNumber(&faults)
        memberID = reader.optionalParsed("memberId", limit: 36, or: .valueUnknown, &faults, as: MemberID.init)
        union = reader.optionalParsed("union", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
        repeated = reader.flag("repeated", &faults)
        guard let number, faults.count == before else { return nil }
        applicationNumber = number
    }

    public var json: JSON {
        .object([
            "applicationNumber": .string(applicationNumber.text),
            "memberId": memberID.map { .string($0.description) }, "union": union.map { .string($0.text) },
            "repeated": repeated ? true : nil,
        ])
    }
}
