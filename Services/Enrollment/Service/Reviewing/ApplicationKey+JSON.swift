import Contracts
import EnrollmentDomain
import Messaging

extension ApplicationKey {
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
