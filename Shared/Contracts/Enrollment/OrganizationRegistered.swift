/// `organization.registered.v1`: a union organisation exists, or something about it changed.
public struct OrganizationRegistered: EventData {
    public static let type = EventType.organizationRegisteredV1

    public var code: UnionCode
    public var name: String
    public var kind: String
    public var division: DivisionCode
    /// Its own officers decide on applications.
    public var reviewsApplications: Bool
    public var holdingPool: Bool
    /// Whether it takes members.
    public var open: Bool

    public init(
        code: UnionCode, name: String, kind: String, division: DivisionCode, reviewsApplications: Bool,
        holdingPool: Bool, open: Bool
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.division = division
        self.reviewsApplications = reviewsApplications
        self.holdingPool = holdingPool
        self.open = open
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let code = reader.parsed("code", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
        let name = reader.text("name", limit: 200, &faults)
        let kind = reader.text("kind", limit: 64, &faults)
        let division = reader.parsed("division", limit: 6, or: .divisionUnknown, &faults, as: DivisionCode.init)
        let reviews = reader.bool("reviewsApplications", &faults)
        let pool = reader.bool("holdingPool", &faults)
        let open = reader.bool("open", &faults)
        guard let code, let name, let kind, let division, let reviews, let pool, let open, faults.count == before else {
            return nil
        }
        self.init(
            code: code, name: name, kind: kind, division: division, reviewsApplications: reviews, holdingPool: pool,
            open: open)
    }

    public var json: JSON {
        [
            "code": .string(code.text), "name": .string(name), "kind": .string(kind),
            "division": .string(division.description), "reviewsApplications": .bool(reviewsApplications),
            "holdingPool": .bool(holdingPool), "open": .bool(open),
        ]
    }
}
