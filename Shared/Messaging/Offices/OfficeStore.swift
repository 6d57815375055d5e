import Contracts
import Postgres

/// Which departments are asked; for services that have the table.
enum OfficeStore {
    static func all<Role>(
        _ role: Role.Type, in transaction: borrowing Transaction
    ) throws -> [AppointedOffice<Role>] { try transaction.query(selectAll).map(AppointedOffice.init) }

    static func appoint(_ office: AppointedOffice<some OfficeRole>, in transaction: borrowing Transaction) throws {
        try transaction.execute(
            upsert, office.role.rawValue, office.place.description, office.department.text, office.name)
    }

    static func dismiss<Role>(
        _ role: Role, _ place: DivisionCode, in transaction: borrowing Transaction
    ) throws -> AppointedOffice<Role>? {
        try transaction.query(delete, role.rawValue, place.description).first.map(AppointedOffice.init)
    }

    static let selectAll = Statement(
        "office.select", "select role, place, department, name from office order by role, place")

    static let selectKeys = DepartmentKeyStore.newest("office.select-keys", of: "any(select department from office)")

    private static let upsert = Statement(
        "office.upsert",
        """
        insert into office (role, place, department, name) values ($1, $2, $3, $4)
        on conflict (role, place) do update set department = excluded.department, name = excluded.name
        """)

    private static let delete = Statement(
        "office.delete", "delete from office where role = $1 and place = $2 returning role, place, department, name")
}
