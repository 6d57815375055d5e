import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// The people on record. They are never locked: a document is unique, and who comes second decides again.
enum PersonStore {
    /// Who stands behind these documents, by fingerprint; of some nobody does.
    static func persons(
        behind fingerprints: [[UInt8]], in transaction: borrowing Transaction
    ) throws -> [[UInt8]: UUID] {
        var persons: [[UInt8]: UUID] = [:]
        for row in try transaction.query(select, fingerprints.map(Bytes.init)) {
            persons[try row.get("fingerprint", as: Bytes.self).bytes] = try row.get("person_id", as: UUID.self)
        }
        return persons
    }

    /// Puts people on record, of whom none is yet; whether they are members is asked at once.
    static func add(_ people: [NewPerson], in transaction: borrowing Transaction) throws {
        guard !people.isEmpty else { return }
        try transaction.execute(
            insert, people.map(\.id), people.map { Bytes($0.key) }, people.map { Bytes($0.name) },
            people.map(\.maskedName), people.map { $0.phone.map(Bytes.init) })
        let documents = people.flatMap { person in person.documents.map { (person.id, $0) } }
        try transaction.execute(
            insertDocuments, documents.map { Bytes($0.1.fingerprint) }, documents.map(\.0),
            documents.map(\.1.type.rawValue), documents.map { Bytes($0.1.number) })
    }

    private static let select = Statement(
        "person_document.select",
        "select fingerprint, person_id from person_document where fingerprint = any($1)")

    private static let insert = Statement(
        "person.insert",
        """
        insert into person (id, key, name, masked_name, phone)
        select id, key, name, masked_name, phone
        from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[], $5::bytea[])
            as person (id, key, name, masked_name, phone)
        """)

    private static let insertDocuments = Statement(
        "person_document.insert",
        """
        insert into person_document (fingerprint, person_id, type, number)
        select fingerprint, person_id, type, number
        from unnest($1::bytea[], $2::uuid[], $3::text[], $4::bytea[]) as document (fingerprint, person_id, type, number)
        order by fingerprint
        """)
}
