/// The person a case is about, as told to the department that is asked: only within an encrypted request.
public struct InsuredPerson: Sendable, Hashable {
    public var name: PersonName
    public var identity: IdentityDocument
    /// Told to who registers the person, and to nobody else.
    public var phone: PhoneNumber?

    public init(name: PersonName, identity: IdentityDocument, phone: PhoneNumber? = nil) {
        self.name = name
        self.identity = identity
        self.phone = phone
    }

    public var json: JSON {
        .object([
            "name": .string(name.text), "identity": identity.json, "phone": phone.map { .string($0.digits) },
        ])
    }

    /// Warnings about the document are left out: they were given when the person applied.
    init?(_ reader: FieldReader, withPhone: Bool, _ faults: inout [Reason]) {
        var found: [Reason] = []
        let name = reader.parsed("name", limit: 200, or: .nameFormat, &found, as: PersonName.init)
        let identity = reader.object("identity", at: "person.identity", &found)?.identityDocument(&found)
        let phone =
            withPhone ? reader.parsed("phone", limit: 32, or: .phoneFormat, &found, as: PhoneNumber.init) : nil
        found.removeAll(where: \.code.isWarning)
        faults.append(contentsOf: found)
        guard let name, let identity, found.isEmpty else { return nil }
        self.init(name: name, identity: identity, phone: phone)
    }
}
