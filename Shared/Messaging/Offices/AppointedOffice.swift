import Contracts
import Postgres
import ServiceKit

/// The parts that departments have in what a service asks of them: the words on the wire and in the table.
public protocol OfficeRole: RawRepresentable<String>, Hashable, Sendable {}

/// A department in its part for a place and what lies in it.
public struct AppointedOffice<Role: OfficeRole>: Sendable, Hashable {
    public var role: Role
    public var place: DivisionCode
    public var department: DepartmentName
    /// As people know it; public.
    public var name: String?
}

extension AppointedOffice {
    init(_ row: Row) throws {
        self.init(
            role: try row.value("role", Role.init), place: try row.value("place", { DivisionCode($0) }),
            department: try row.value("department", { DepartmentName($0) }), name: try row.get(optional: "name"))
    }

    var json: JSON {
        .object([
            "role": .string(role.rawValue), "place": .string(place.description),
            "department": .string(department.text), "name": name.map(JSON.string),
        ])
    }

    /// The same with the key that requests to it are sealed to, where it has one.
    func json(_ keys: [DepartmentName: DepartmentKey]) -> JSON {
        keys[department].map { json.setting("keyId", to: .string($0.id)) } ?? json
    }
}
