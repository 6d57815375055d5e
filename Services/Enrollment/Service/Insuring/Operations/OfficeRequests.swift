import Contracts
import EnrollmentDomain
import Messaging
import Postgres
import ServiceKit

/// `insurance.offices.appoint`: which department is asked, and believed, in a part and a place.
struct AppointOffice: RequestHandler {
    let name = "insurance.offices.appoint"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let (role, place) = try OfficeRole.part(request.arguments)
        guard let department = request.arguments["department"]?.string.flatMap({ DepartmentName($0) }),
            try SenderStore.senders(named: [department.text], in: transaction)[department.text]?.isRemoved == false
        else { throw RequestRefusal(.departmentUnknown, field: "department") }
        let title = request.arguments["name"]?.string
        guard (title ?? "").utf8.count <= 200 else { throw RequestRefusal(.fieldLength, field: "name") }
        guard !PersonalIdentifierScan.containsPersonalNumber(title ?? "") else {
            throw RequestRefusal(.identifierPersonal, field: "name")
        }
        let office = AppointedOffice(role: role, place: place, department: department, name: title)
        try OfficeStore.appoint(office, in: transaction)
        let keys = try DepartmentKeyStore.keys(of: [department], in: transaction)
        return RequestAnswer(
            office.json(keys),
            outcome: Messaging.Outcome(
                "appointed",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "insurance.office-appointed",
                        subject: "\(role.rawValue)/\(place)",
                        after: ["department": .string(department.text), "why": .string(why)])
                ]))
    }
}

/// `insurance.offices.dismiss`: nobody is asked there any more, unless somebody for a wider place is.
struct DismissOffice: RequestHandler {
    let name = "insurance.offices.dismiss"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let (role, place) = try OfficeRole.part(request.arguments)
        guard let office = try OfficeStore.dismiss(role, place, in: transaction) else {
            throw RequestRefusal(.partnerMissing, field: "place")
        }
        return RequestAnswer(
            office.json,
            outcome: Messaging.Outcome(
                "dismissed",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "insurance.office-dismissed",
                        subject: "\(role.rawValue)/\(place)",
                        before: ["department": .string(office.department.text)], after: ["why": .string(why)])
                ]))
    }
}

/// `insurance.offices.list`: all of them, and whether each can be asked.
struct ListOffices: RequestHandler {
    let name = "insurance.offices.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let offices = try OfficeStore.all(in: transaction)
        let keys = try DepartmentKeyStore.keys(of: Set(offices.map(\.department)), in: transaction)
        return RequestAnswer(["offices": .array(offices.map { $0.json(keys) })])
    }
}

extension OfficeRole {
    fileprivate static func part(_ arguments: JSON) throws -> (OfficeRole, DivisionCode) {
        guard let role = arguments["role"]?.string.flatMap(OfficeRole.init) else {
            throw RequestRefusal(.valueUnknown, field: "role")
        }
        guard let place = arguments["place"]?.string.flatMap({ DivisionCode($0) }), place.isKnown else {
            throw RequestRefusal(.divisionUnknown, field: "place")
        }
        return (role, place)
    }
}

extension AppointedOffice {
    fileprivate var json: JSON {
        .object([
            "role": .string(role.rawValue), "place": .string(place.description),
            "department": .string(department.text), "name": name.map(JSON.string),
        ])
    }

    /// The same with the key that requests to it are sealed to, where it has one.
    fileprivate func json(_ keys: [DepartmentName: DepartmentKey]) -> JSON {
        keys[department].map { json.setting("keyId", to: .string($0.id)) } ?? json
    }
}

/// Which departments are asked.
enum OfficeStore {
    static func all(in transaction: borrowing Transaction) throws -> [AppointedOffice] {
        try transaction.query(selectAll).map(AppointedOffice.init)
    }

    static func appoint(_ office: AppointedOffice, in transaction: borrowing Transaction) throws {
        try transaction.execute(
            upsert, office.role.rawValue, office.place.description, office.department.text, office.name)
    }

    static func dismiss(
        _ role: OfficeRole, _ place: DivisionCode, in transaction: borrowing Transaction
    ) throws -> AppointedOffice? {
        try transaction.query(delete, role.rawValue, place.description).first.map(AppointedOffice.init)
    }

    static let selectAll = Statement(
        "insurance_office.select", "select role, place, department, name from insurance_office order by role, place")

    private static let upsert = Statement(
        "insurance_office.upsert",
        """
        insert into insurance_office (role, place, department, name) values ($1, $2, $3, $4)
        on conflict (role, place) do update set department = excluded.department, name = excluded.name
        """)

    private static let delete = Statement(
        "insurance_office.delete",
        "delete from insurance_office where role = $1 and place = $2 returning role, place, department, name")
}
