/// What is different in a household from now on; what is absent stays as it was.
public struct HouseholdChange: Sendable, Hashable, CustomStringConvertible {
    public var months: ClosedRange<Month>?
    public var members: [HouseholdMember]?
    public var housing: Housing?
    public var exclusions: [ExcludingAsset]?
    public var causes: [HardshipCause]?
    public var event: HouseholdEvent?
    public var address: String?
    public var phone: PhoneNumber?

    public init(
        months: ClosedRange<Month>? = nil, members: [HouseholdMember]? = nil, housing: Housing? = nil,
        exclusions: [ExcludingAsset]? = nil, causes: [HardshipCause]? = nil, event: HouseholdEvent? = nil,
        address: String? = nil, phone: PhoneNumber? = nil
    ) {
        self.months = months
        self.members = members
        self.housing = housing
        self.exclusions = exclusions
        self.causes = causes
        self.event = event
        self.address = address
        self.phone = phone
    }

    public var isEmpty: Bool { self == HouseholdChange() }

    /// Reads whichever fields there are.
    init(_ reader: FieldReader, _ faults: inout [Reason]) {
        months = reader.optionalMonthRange("months", &faults)
        members = reader.optionalMembers(&faults)
        housing = reader.optionalObject("housing", at: "housing", &faults).flatMap { Housing($0, &faults) }
        exclusions = reader.optionalChoices("exclusions", &faults)
        causes = reader.optionalChoices("causes", &faults)
        if causes?.isEmpty == true {
            if reader.optional("causes")?.array?.isEmpty == true { reader.note(.fieldLength, "causes", &faults) }
            causes = nil
        }
        event = reader.optionalObject("event", at: "event", &faults).flatMap { HouseholdEvent($0, &faults) }
        address = reader.optionalText("address", limit: 200, &faults)
        phone = reader.optionalParsed("phone", limit: 32, or: .phoneFormat, &faults, as: PhoneNumber.init)
    }

    /// The fields that are there, in their order.
    var fields: KeyValuePairs<String, JSON?> {
        [
            "months": months?.json,
            "members": members.map { .array($0.map(\.json)) },
            "housing": housing?.json,
            "exclusions": exclusions?.words,
            "causes": causes?.words,
            "event": event?.json,
            "address": address.map(JSON.string),
            "phone": phone.map { .string($0.digits) },
        ]
    }

    /// The names of the fields that are different: nothing personal.
    public var names: [String] { fields.compactMap { $0.value == nil ? nil : $0.key } }
    public var description: String { names.joined(separator: " ") }
}
