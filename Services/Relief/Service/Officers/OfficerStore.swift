import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// The officers of relief, and what they may do.
enum OfficerStore {
    /// Everybody, in order of names, removed ones included.
    static func all(in transaction: borrowing Transaction) throws -> [OfficerRecord] {
        let people = try transaction.ask(selectAll)
        let roles = try transaction.ask(selectRoles)
        let relatives = try transaction.ask(selectRelatives)
        var appointments: [String: [Officer.Appointment]] = [:]
        var documents: [String: Set<String>] = [:]
        let rows = try transaction.rows(people)
        for row in try transaction.rows(roles) {
            appointments[try row.get("name"), default: []].append(try Officer.Appointment(row))
        }
        for row in try transaction.rows(relatives) {
            documents[try row.get("name"), default: []].insert(try row.get("document"))
        }
        return try rows.map { row in
            let name: String = try row.get("name")
            return OfficerRecord(
                officer: Officer(
                    Decider(name: name, document: try row.get("document")), relatives: documents[name] ?? [],
                    appointments: appointments[name] ?? []),
                registeredAt: try row.get("registered_at"), removedAt: try row.get(optional: "removed_at"))
        }
    }

    /// The same, when rights are to be changed: who changes them next waits, so that of two that contradict each other the
    /// second is judged by what the first has made.
    static func lockAll(in transaction: borrowing Transaction) throws -> [OfficerRecord] {
        try transaction.execute(lock)
        return try all(in: transaction)
    }

    /// Who acts now.
    ///
    /// - Throws: ``RequestRefusal`` where this operator does not, or not any more.
    static func active(named name: String, in transaction: borrowing Transaction) throws -> Officer {
        guard let record = try all(in: transaction).first(where: { $0.name == name }), record.isActive else {
            throw RequestRefusal(.officerUnknown)
        }
        return record.officer
    }

    /// Puts it in place of what is on file under that name.
    static func save(_ record: OfficerRecord, in transaction: borrowing Transaction) throws {
        let name = record.name
        try transaction.execute(
            upsert, name, record.officer.decider.document, record.registeredAt, record.removedAt)
        try transaction.execute(deleteRoles, name)
        let roles = record.officer.appointments
        try transaction.execute(
            insertRoles, name, roles.map(\.role.rawValue), roles.map(\.place.description),
            roles.map { $0.level?.rawValue }, roles.map { $0.limit?.amount })
        try transaction.execute(deleteRelatives, name)
        try transaction.execute(
            insertRelatives, name, record.officer.relatives.sorted())
    }

    private static let lock = Statement("officer.lock", "lock table officer in share row exclusive mode")

    private static let selectAll = Statement(
        "officer.select-all",
        """
        select name, encode(document, 'hex') as document, registered_at, removed_at from officer order by name
        """)

    private static let selectRoles = Statement(
        "officer_role.select-all",
        "select name, role, place, level, limit_fen from officer_role order by name, role, place, level")

    private static let selectRelatives = Statement(
        "officer_relative.select-all", "select name, encode(document, 'hex') as document from officer_relative")

    private static let upsert = Statement(
        "officer.upsert",
        """
        insert into officer (name, document, registered_at, removed_at) values ($1, decode($2, 'hex'), $3, $4)
        on conflict (name) do update set document = excluded.document, removed_at = excluded.removed_at
        """)

    private static let deleteRoles = Statement("officer_role.delete", "delete from officer_role where name = $1")

    private static let insertRoles = Statement(
        "officer_role.insert",
        """
        insert into officer_role (name, role, place, level, limit_fen)
        select $1, role, place, level, limit_fen
        from unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) as one (role, place, level, limit_fen)
        """)

    private static let deleteRelatives = Statement(
        "officer_relative.delete", "delete from officer_relative where name = $1")

    private static let insertRelatives = Statement(
        "officer_relative.insert",
        """
        insert into officer_relative (name, document)
        select $1, decode(document, 'hex') from unnest($2::text[]) as one (document)
        """)
}

extension Officer.Appointment {
    fileprivate init(_ row: Row) throws {
        self.init(
            try row.value("role", OfficerRole.init), in: try row.value("place") { DivisionCode($0) },
            level: try row.value(optional: "level", ApprovalLevel.init),
            limit: try row.get(optional: "limit_fen", as: Int64.self).map { Fen($0) })
    }
}
