/// 家庭: a household as it was declared for the months it is judged by. Personal: sealed where it is kept.
public struct Household: Sendable, Hashable, CustomStringConvertible {
    /// At most this many.
    public static let largest = 20

    /// The first and the last month that incomes and expenses are told of.
    public var months: ClosedRange<Month>
    /// Exactly one is the head; others speak of a member by its ordinal, from 1.
    public var members: [HouseholdMember]
    public var housing: Housing
    /// Each once.
    public var exclusions: [ExcludingAsset]
    /// Never empty, each once, the main one first.
    public var causes: [HardshipCause]
    public var event: HouseholdEvent?
    public var address: String
    public var phone: PhoneNumber

    public init(
        months: ClosedRange<Month>, members: [HouseholdMember], housing: Housing, exclusions: [ExcludingAsset] = [],
        causes: [HardshipCause], event: HouseholdEvent? = nil, address: String, phone: PhoneNumber
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

    /// Which member is the head, from 1.
    public var headOrdinal: Int? { members.firstIndex { $0.relation == .head }.map { $0 + 1 } }

    /// The ordinals of those who must agree to a verification: who is eighteen on that day, and whose age no document
    /// tells (民法典 art. 17).
    public func adults(on day: CivilDate) -> [Int] {
        members.indices
            .filter { members[$0].identity.birthDate(asOf: day).map { $0.age(on: day) >= 18 } ?? true }
            .map { $0 + 1 }
    }

    /// How many months it is told of.
    public var monthCount: Int { months.lowerBound.months(until: months.upperBound) + 1 }

    /// With what is different; what was not named stays.
    public func applying(_ change: HouseholdChange) -> Household {
        Household(
            months: change.months ?? months, members: change.members ?? members, housing: change.housing ?? housing,
            exclusions: change.exclusions ?? exclusions, causes: change.causes ?? causes, event: change.event ?? event,
            address: change.address ?? address, phone: change.phone ?? phone)
    }

    /// The whole household as a change, which is how it is read and written.
    var change: HouseholdChange {
        HouseholdChange(
            months: months, members: members, housing: housing, exclusions: exclusions.isEmpty ? nil : exclusions,
            causes: causes, event: event, address: address, phone: phone)
    }

    /// The fields as they stand in a message, and as they are kept, sealed.
    public var json: JSON { .object(change.fields) }

    /// Reads what ``json`` wrote, or the fields of an application; `nil` when a required one is missing.
    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        self.init(reader, &faults)
    }

    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        for field in ["months", "members", "housing", "causes", "address", "phone"] {
            _ = reader.required(field, &faults)
        }
        let read = HouseholdChange(reader, &faults)
        guard let months = read.months, let members = read.members, let housing = read.housing,
            let causes = read.causes, let address = read.address, let phone = read.phone
        else { return nil }
        self.init(
            months: months, members: members, housing: housing, exclusions: read.exclusions ?? [], causes: causes,
            event: read.event, address: address, phone: phone)
    }

    /// How many they are: nothing personal.
    public var description: String { "household of \(members.count)" }
}
