/// `enrollment.accepted.v1`: the person is a member of the union.
///
/// `memberID`, `cardNumber` and `joinedOn` are absent when the person was a member already (`existing`) and has not
/// consented that the department learns more.
public struct EnrollmentAccepted: EventData {
    public static let type = EventType.enrollmentAcceptedV1

    public var applicationNumber: ApplicationNumber
    public var memberID: MemberID?
    public var cardNumber: CardNumber?
    public var union: UnionCode
    /// The civil date of approval in China (会籍自批准之日起算).
    public var joinedOn: CivilDate?
    /// Whether the union is a county's holding pool 周转库.
    public var holdingPool: Bool
    public var warnings: [Reason]
    /// The person was a member already: of that very union, or was transferred to it with this application.
    public var existing: Bool
    /// The latest outcome once more, because the application was sent again.
    public var repeated: Bool

    public init(
        applicationNumber: ApplicationNumber, memberID: MemberID?, cardNumber: CardNumber?, union: UnionCode,
        joinedOn: CivilDate?, holdingPool: Bool, warnings: [Reason], existing: Bool = false, repeated: Bool = false
    ) {
        self.applicationNumber = applicationNumber
        self.memberID = memberID
        self.cardNumber = cardNumber
        self.union = union
        self.joinedOn = joinedOn
        self.holdingPool = holdingPool
        self.warnings = warnings
        self.existing = existing
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let number = reader.applicationNumber(&faults)
        memberID = reader.optionalParsed("memberId", limit: 36, or: .valueUnknown, &faults, as: MemberID.init)
        cardNumber = reader.optionalParsed("cardNumber", limit: 16, or: .valueUnknown, &faults, as: CardNumber.init)
        let code = reader.parsed("union", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
        joinedOn = reader.optionalParsed("joinedOn", limit: 10, or: .valueUnknown, &faults, as: CivilDate.init)
        let pool = reader.bool("holdingPool", &faults)
        warnings = reader.reasons("warnings", &faults)
        existing = reader.flag("existing", &faults)
        repeated = reader.flag("repeated", &faults)
        guard let number, let code, let pool, faults.count == before else { return nil }
        applicationNumber = number
        union = code
        holdingPool = pool
    }

    public var json: JSON {
        .object([
            "applicationNumber": .string(applicationNumber.text),
            "memberId": memberID.map { .string($0.description) },
            "cardNumber": cardNumber.map { .string($0.text) },
            "union": .string(union.text),
            "joinedOn": joinedOn.map { .string($0.description) },
            "holdingPool": .bool(holdingPool),
            "warnings": .array(warnings.map(\.json)),
            "existing": existing ? true : nil,
            "repeated": repeated ? true : nil,
        ])
    }
}
