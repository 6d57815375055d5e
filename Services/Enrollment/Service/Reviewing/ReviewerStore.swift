import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres

/// The operators who may decide about applications.
enum ReviewerStore {
    struct Record {
        var name: String
        var places: [DivisionCode]
        /// The keyed hash of the reviewer's own identity document.
        var document: [UInt8]
        var registeredAt: Date
        var removedAt: Date?

        var reviewer: Reviewer { Reviewer(name: name, places: places) }

        /// Whoever was removed reviews no more.
        var isActive: Bool { removedAt == nil }
    }

    static func record(named name: String, in transaction: borrowing Transaction) throws -> Record? {
        try transaction.query(selectNamed, name).first.map(Record.init)
    }

    /// Whoever decides now.
    ///
    /// - Throws: ``RequestRefusal`` where this operator does not, or not any more.
    static func active(named name: String, in transaction: borrowing Transaction) throws -> Record {
        guard let record = try record(named: name, in: transaction), record.isActive else {
            throw RequestRefusal(.reviewerUnknown)
        }
        return record
    }

    /// Everybody, in order of names, removed ones included.
    static func all(in transaction: borrowing Transaction) throws -> [Record] {
        try transaction.query(selectAll).map(Record.init)
    }

    static func save(_ record: Record, in transaction: borrowing Transaction) throws {
        try transaction.execute(
            upsert, record.name, record.places.map(\.description), Bytes(record.document), record.registeredAt,
            record.removedAt)
    }

    private static let columns = "name, places, document, registered_at, removed_at"

    private static let selectNamed = Statement(
        "reviewer.select-named", "select \(columns) from reviewer where name = $1")

    private static let selectAll = Statement("reviewer.select-all", "select \(columns) from reviewer order by name")

    private static let upsert = Statement(
        "reviewer.upsert",
        """
        insert into reviewer (\(columns)) values ($1, $2, $3, $4, $5)
        on conflict (name) do update set
            places = excluded.places, document = excluded.document, removed_at = excluded.removed_at
        """)
}

extension ReviewerStore.Record {
    init(_ row: Row) throws {
        self.init(
            name: try row.get("name"),
            places: try row.get("places", as: [String].self).compactMap(DivisionCode.init),
            document: try row.get("document", as: Bytes.self).bytes, registeredAt: try row.get("registered_at"),
            removedAt: try row.get(optional: "removed_at"))
    }
}
