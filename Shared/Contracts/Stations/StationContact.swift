/// Who answers for a station on the spot: plain on its way in, sealed afterwards, never announced. Prints masked.
public struct StationContact: Sendable, Hashable, CustomStringConvertible {
    public var name: PersonName
    public var phone: PhoneNumber

    public init(name: PersonName, phone: PhoneNumber) {
        self.name = name
        self.phone = phone
    }

    public var description: String { "\(name) \(phone)" }

    /// As a department writes it, and as it is sealed.
    public var json: JSON { ["name": .string(name.text), "phone": .string(phone.digits)] }

    /// Reads what ``json`` wrote, else `nil`.
    public init?(json: JSON) {
        guard let name = json["name"]?.string.flatMap(PersonName.init),
            let phone = json["phone"]?.string.flatMap(PhoneNumber.init)
        else { return nil }
        self.init(name: name, phone: phone)
    }

    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let name = reader.parsed("name", limit: 200, or: .nameFormat, &faults, as: PersonName.init)
        let phone = reader.parsed("phone", limit: 32, or: .phoneFormat, &faults, as: PhoneNumber.init)
        guard let name, let phone else { return nil }
        self.init(name: name, phone: phone)
    }
}
