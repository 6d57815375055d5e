import Contracts
import FoundationEssentials
import ServiceKit

/// Somebody who is not on record yet, sealed under a new key of the person's own.
struct NewPerson: Sendable {
    let id: UUID
    let key: [UInt8]
    let name: [UInt8]
    let maskedName: String
    let phone: [UInt8]?
    let documents: [SealedDocument]

    /// By which a person is known.
    struct SealedDocument: Sendable {
        let fingerprint: [UInt8]
        let type: IdentityType
        let number: [UInt8]
    }

    /// The fields under which a person's values are sealed.
    enum Field {
        static let name = "name"
        static let number = "number"
        static let phone = "phone"
    }

    init(
        _ id: UUID, name: PersonName, documents: [IdentityDocument], phone: PhoneNumber?, keys: KeyRing,
        _ randomness: inout Randomness
    ) {
        let own = PersonKey(for: id, &randomness)
        self.id = id
        key = own.wrapped(by: keys, &randomness)
        self.name = own.seal(name.text, field: Field.name, &randomness)
        maskedName = name.masked()
        self.phone = phone.map { own.seal($0.digits, field: Field.phone, &randomness) }
        self.documents = documents.map { document in
            SealedDocument(
                fingerprint: keys.searchHash(of: document), type: document.type,
                number: own.seal(document.number, field: Field.number, &randomness))
        }
    }
}
