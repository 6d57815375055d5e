/// `organization.dissolved.v1`: a union organisation exists no longer. Declared for the enrollment service, which does not
/// announce it yet; the stations of which it was the responsible union 责任工会 are then to be given to another.
public struct OrganizationDissolved: EventData {
    public static let type = EventType.organizationDissolvedV1

    public var code: UnionCode
    /// The first day on which it exists no longer.
    public var on: CivilDate
    /// Who takes over its members and its stations, where that is decided.
    public var successor: UnionCode?

    public init(code: UnionCode, on: CivilDate, successor: UnionCode? = nil) {
        self.code = code
        self.on = on
        self.successor = successor
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let code = reader.parsed("code", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
        let on = reader.day("on", &faults)
        let successor = reader.optionalParsed("successor", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
        guard let code, let on, faults.count == before else { return nil }
        self.init(code: code, on: on, successor: successor)
    }

    public var json: JSON {
        .object([
            "code": .string(code.text), "on": .string(on.description), "successor": successor.map { .string($0.text) },
        ])
    }
}
