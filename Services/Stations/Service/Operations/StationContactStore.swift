import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// Who answers for stations, sealed.
enum StationContactStore {
    struct Sealed {
        fileprivate let person: UUID
        fileprivate let key, name, phone: [UInt8]

        /// Opens what is sealed.
        func open(_ keys: KeyRing) throws -> JSON {
            let key = try PersonKey(wrapped: key, for: person, keys: keys)
            return [
                "name": .string(try key.open(name, field: "name")),
                "phone": .string(try key.open(phone, field: "phone")),
            ]
        }
    }

    static func contact(of station: Int64, in transaction: borrowing Transaction) throws -> Sealed? {
        try transaction.query(select, station).first.map { row in
            Sealed(
                person: try row.get("person_id"), key: try row.get("key", as: Bytes.self).bytes,
                name: try row.get("name", as: Bytes.self).bytes, phone: try row.get("phone", as: Bytes.self).bytes)
        }
    }

    private static let select = Statement(
        "station_contact.select", "select person_id, key, name, phone from station_contact where station_id = $1")
}
