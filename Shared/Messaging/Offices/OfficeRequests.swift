import Contracts
import Postgres
import ServiceKit

/// `<subject>.offices.appoint`: which department is asked, and believed, in a part and a place.
public struct AppointOffice<Role: OfficeRole>: RequestHandler {
    /// `insurance`, of `insurance.offices.appoint`.
    private let subject: String
    public var name: String { "\(subject).offices.appoint" }

    public init(_ subject: String, as role: Role.Type) { self.subject = subject }

    public func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let (role, place) = try part(request.arguments, as: Role.self)
        guard let department = request.arguments["department"]?.string.flatMap({ DepartmentName($0) }),
            try SenderStore.senders(named: [department.text], in: transaction)[department.text]?.isRemoved == false
        else { throw RequestRefusal(.departmentUnknown, field: "department") }
        let title = request.arguments["name"]?.string.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        let office = AppointedOffice(
            role: role, place: place, department: department,
            name: try title.map { try ServiceRequest.text($0, "name", longest: 200) })
        try OfficeStore.appoint(office, in: transaction)
        let keys = try DepartmentKeyStore.keys(of: [department], in: transaction)
        return RequestAnswer(
            office.json(keys),
            outcome: Outcome(
                "appointed",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "\(subject).office-appointed",
                        subject: "\(role.rawValue)/\(place)",
                        after: ["department": .string(department.text), "why": .string(why)])
                ]))
    }
}

/// `<subject>.offices.dismiss`: nobody is asked there any more, unless somebody for a wider place is.
public struct DismissOffice<Role: OfficeRole>: RequestHandler {
    private let subject: String
    public var name: String { "\(subject).offices.dismiss" }

    public init(_ subject: String, as role: Role.Type) { self.subject = subject }

    public func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let (role, place) = try part(request.arguments, as: Role.self)
        guard let office = try OfficeStore.dismiss(role, place, in: transaction) else {
            throw RequestRefusal(.partnerMissing, field: "place")
        }
        return RequestAnswer(
            office.json,
            outcome: Outcome(
                "dismissed",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "\(subject).office-dismissed",
                        subject: "\(role.rawValue)/\(place)",
                        before: ["department": .string(office.department.text)], after: ["why": .string(why)])
                ]))
    }
}

/// `<subject>.offices.list`: all of them, and whether each can be asked.
public struct ListOffices<Role: OfficeRole>: RequestHandler {
    private let subject: String
    public var name: String { "\(subject).offices.list" }

    public init(_ subject: String, as role: Role.Type) { self.subject = subject }

    public func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let offices = try OfficeStore.all(Role.self, in: transaction)
        let keys = try DepartmentKeyStore.keys(of: Set(offices.map(\.department)), in: transaction)
        return RequestAnswer(["offices": .array(offices.map { $0.json(keys) })])
    }
}

private func part<Role: OfficeRole>(_ arguments: JSON, as role: Role.Type) throws -> (Role, DivisionCode) {
    guard let role = arguments["role"]?.string.flatMap(Role.init) else {
        throw RequestRefusal(.valueUnknown, field: "role")
    }
    guard let place = arguments["place"]?.string.flatMap({ DivisionCode($0) }), place.isKnown else {
        throw RequestRefusal(.divisionUnknown, field: "place")
    }
    return (role, place)
}
