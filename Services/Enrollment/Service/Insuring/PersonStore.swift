import Contracts
import EnrollmentDomain
import FoundationEssentials
import Postgres
import ServiceKit

/// People on file, opened: only for a request that is sealed again at once.
enum PersonStore {
    /// Those of them that were not erased.
    static func insured(
        _ people: Set<PersonID>, keys: KeyRing, in transaction: borrowing Transaction
    ) throws -> [PersonID: InsuredPerson] {
        guard !people.isEmpty else { return [:] }
        var insured: [PersonID: InsuredPerson] = [:]
        for row in try transaction.query(select, people.map(\.uuid).sorted()) {
            let id: UUID = try row.get("id")
            let key = try PersonKey(wrapped: try row.get("key", as: Bytes.self).bytes, for: id, keys: keys)
            let name = try key.open(try row.get("name", as: Bytes.self).bytes, field: "name")
            let number = try key.open(try row.get("number", as: Bytes.self).bytes, field: "number")
            let phone = try key.open(try row.get("phone", as: Bytes.self).bytes, field: "phone")
            let type = try row.value("type", IdentityType.init)
            var findings: [ReasonCode] = []
            guard let name = PersonName(name), let phone = PhoneNumber(phone),
                let identity = IdentityDocument(type: type, written: number, findings: &findings)
            else { throw UnreadableColumn(column: "person") }
            insured[PersonID(id)] = InsuredPerson(name: name, identity: identity, phone: phone)
        }
        return insured
    }

    /// Under the identity card, where there is one.
    private static let select = Statement(
        "person.select-insured",
        """
        select person.id, person.key, person.name, person.phone, document.type, document.number
        from person join lateral (
            select type, number from person_document where person_id = person.id
            order by type = 'resident-id' desc, fingerprint limit 1
        ) as document on true
        where person.id = any($1) and person.key is not null
        """)
}
