import Contracts
import FoundationEssentials

/// A person's fields as they are stored, sealed under a new key of the person's own.
public struct SealedPerson: Sendable {
    /// The person's key, wrapped by the master key.
    public let key: [UInt8]
    public let name: [UInt8]
    public let number: [UInt8]
    public let phone: [UInt8]

    public init(
        _ id: UUID, name: PersonName, document: IdentityDocument, phone: PhoneNumber, keys: KeyRing,
        _ randomness: inout Randomness
    ) {
        let personKey = PersonKey(for: id, &randomness)
        key = personKey.wrapped(by: keys, &randomness)
        self.name = personKey.seal(name.text, field: "name", &randomness)
        number = personKey.seal(document.number, field: "number", &randomness)
        self.phone = personKey.seal(phone.digits, field: "phone", &randomness)
    }
}
