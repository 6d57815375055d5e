import Contracts
import EnrollmentDomain
import Messaging
import Postgres

extension ApplicationKey {
    init(_ row: Row) throws {
        guard let department = DepartmentName(try row.get("department")),
            let number = ApplicationNumber(try row.get("number"))
        else { throw PostgresError(code: "XX001", place: "application", object: "a row that cannot be read") }
        self.init(department: department, number: number)
    }

    /// Reads `{department, number}`.
    ///
    /// - Throws: ``RequestRefusal`` where it names no application there can be.
    init(_ json: JSON) throws {
        guard let department = json["department"]?.string.flatMap({ DepartmentName($0) }) else {
            throw RequestRefusal(.departmentNameInvalid, field: "department")
        }
        guard let number = json["number"]?.string.flatMap({ ApplicationNumber($0) }) else {
            throw RequestRefusal(.applicationNumberFormat, field: "number")
        }
        self.init(department: department, number: number)
    }
}
