import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// The keys to which requests to departments are sealed.
public enum DepartmentKeyStore {
    /// A department's key on record.
    public struct Record: Sendable, Equatable {
        public var department: DepartmentName
        public var key: DepartmentKey
        public var registeredAt: Date

        public init(department: DepartmentName, key: DepartmentKey, registeredAt: Date) {
            self.department = department
            self.key = key
            self.registeredAt = registeredAt
        }
    }

    /// The newest key of each of these departments that has one; a department that was removed is asked nothing, and has
    /// none.
    public static func keys(
        of departments: Set<DepartmentName>, in transaction: borrowing Transaction
    ) throws -> [DepartmentName: DepartmentKey] {
        try keys(transaction.rows(ask(for: departments, in: transaction)))
    }

    /// Asks for ``keys(of:in:)`` without waiting; the answer is for ``keys(_:)``.
    public static func ask(
        for departments: Set<DepartmentName>, in transaction: borrowing Transaction
    ) throws -> Question {
        try transaction.ask(selectNewest, departments.map(\.text))
    }

    public static func keys(_ rows: Rows) throws -> [DepartmentName: DepartmentKey] {
        var keys: [DepartmentName: DepartmentKey] = [:]
        for row in rows {
            let record = try Record(row)
            keys[record.department] = record.key
        }
        return keys
    }

    /// The newest key of a department, be it removed.
    public static func newest(
        of department: DepartmentName, in transaction: borrowing Transaction
    ) throws -> Record? {
        try transaction.query(selectOne, department.text).first.map(Record.init)
    }

    /// The newest key of every department that has one, removed departments included.
    public static func all(in transaction: borrowing Transaction) throws -> [DepartmentName: Record] {
        var records: [DepartmentName: Record] = [:]
        for row in try transaction.query(selectAll) {
            let record = try Record(row)
            records[record.department] = record
        }
        return records
    }

    /// From now on this key counts, also where the department had it before.
    public static func save(_ record: Record, in transaction: borrowing Transaction) throws {
        try save([record], in: transaction)
    }

    /// The same of different departments at once.
    static func save(_ records: [Record], in transaction: borrowing Transaction) throws {
        guard !records.isEmpty else { return }
        try transaction.execute(
            upsert, records.map(\.department.text), records.map(\.key.id), records.map { Bytes($0.key.raw) },
            records.map(\.registeredAt))
    }

    private static let selectNewest = newest("department_key.select-newest", of: "any($1)")

    /// Selects the newest key of each department that is not removed and equals `departments`, an SQL expression such as
    /// `any($1)`; the answer is for ``keys(_:)``.
    public static func newest(_ name: String, of departments: String) -> Statement {
        Statement(
            name,
            """
            select distinct on (department) department, public_key, department_key.registered_at
            from department_key join department on department.name = department
            where department = \(departments) and removed_at is null
            order by department, department_key.registered_at desc
            """)
    }

    private static let selectOne = Statement(
        "department_key.select-one",
        """
        select department, public_key, registered_at from department_key
        where department = $1 order by registered_at desc limit 1
        """)

    private static let selectAll = Statement(
        "department_key.select-all",
        """
        select distinct on (department) department, public_key, registered_at from department_key
        order by department, registered_at desc
        """)

    private static let upsert = Statement(
        "department_key.upsert",
        """
        insert into department_key (department, key_id, public_key, registered_at)
        select department, key_id, public_key, registered_at
        from unnest($1::text[], $2::text[], $3::bytea[], $4::timestamptz[])
            as record (department, key_id, public_key, registered_at)
        on conflict (department, key_id) do update set registered_at = excluded.registered_at
        """)
}

extension DepartmentKeyStore.Record {
    init(_ row: Row) throws {
        let raw = try row.get("public_key", as: Bytes.self).bytes
        let registeredAt: Date = try row.get("registered_at")
        guard let department = DepartmentName(try row.get("department")) else {
            throw PostgresError(code: "XX001", place: "department_key", object: "department")
        }
        do throws(ContractFault) {
            self.init(department: department, key: try DepartmentKey(raw: raw), registeredAt: registeredAt)
        } catch {
            // It was not let in like this: somebody has changed the table.
            throw PostgresError(code: "XX001", place: "department_key", object: error.code.rawValue)
        }
    }
}
