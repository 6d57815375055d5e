import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// `departments.register`: records what a department may send, and for which places. The same again changes it; a name
/// that was removed is never used again.
struct RegisterDepartment: RequestHandler {
    let name = "departments.register"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let registration = try DepartmentRegistration(request.arguments)
        let name = registration.name.text
        let before = try SenderStore.lock(name, in: transaction)
        if before?.isRemoved == true { throw RequestRefusal(.departmentNameTaken, field: "name") }
        let sender = Sender(
            name: name, types: registration.types.map(\.rawValue), places: registration.places,
            registeredAt: before?.registeredAt ?? request.now)
        try SenderStore.save(sender, in: transaction)
        let outcome = try sender.outcome(of: request, "department.registered", before: before, in: transaction)
        return RequestAnswer(sender.json, outcome: outcome)
    }
}

/// `departments.remove`: from now on nothing it sends is taken. What it did stays on record.
struct RemoveDepartment: RequestHandler {
    let name = "departments.remove"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let name = request.arguments["name"]?.string ?? ""
        guard let before = try SenderStore.lock(name, in: transaction) else {
            throw RequestRefusal(.departmentUnknown, field: "name")
        }
        if before.isRemoved { return RequestAnswer(before.json) }
        var sender = before
        sender.removedAt = request.now
        try SenderStore.save(sender, in: transaction)
        let outcome = try sender.outcome(of: request, "department.removed", before: before, in: transaction)
        return RequestAnswer(sender.json, outcome: outcome)
    }
}

/// `departments.list`: everybody, removed ones included; with the key that requests are sealed to, and how many of them
/// wait because there is no queue.
struct ListDepartments: RequestHandler {
    let name = "departments.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let keys = try DepartmentKeyStore.all(in: transaction)
        let undelivered = try UndeliveredRequestStore.counts(in: transaction)
        let departments = try SenderStore.all(in: transaction).map { sender in
            var members = sender.json.object ?? []
            members += DepartmentName(sender.name).flatMap { keys[$0]?.members } ?? []
            if let count = undelivered[sender.name] {
                members.append(.init("undelivered", .integer(Int64(count))))
            }
            return JSON.object(members)
        }
        return RequestAnswer(["departments": .array(departments)])
    }
}

extension Sender {
    fileprivate var json: JSON {
        .object([
            "name": .string(name), "types": .array(types.map(JSON.string)),
            "places": .array(places.map { .string($0.description) }),
            "registeredAt": .string(RFC3339.string(registeredAt)),
            "removedAt": removedAt.map { .string(RFC3339.string($0)) },
        ])
    }

    /// The record of who decided, and what the other services are told.
    fileprivate func outcome(
        of request: ServiceRequest, _ action: String, before: Sender?, in transaction: borrowing Transaction
    ) throws -> Messaging.Outcome? {
        guard let name = DepartmentName(name) else { return nil }
        let why = try request.checkedWhy()
        let key = try DepartmentKeyStore.newest(of: name, in: transaction)?.key
        return Outcome(
            action, events: [announcement(as: name, key: key)],
            audit: [
                AuditRecord(
                    actor: "/operators/\(request.sender)", action: action, subject: name.text,
                    before: before?.json ?? .null, after: why.map { json.setting("why", to: .string($0)) } ?? json)
            ])
    }

    /// The event by which the other services learn of it.
    func announcement(as name: DepartmentName, key: DepartmentKey?) -> OutgoingEvent {
        let changed = DepartmentScopeChanged(
            name: name, types: types.map { EventType(rawValue: $0) }, places: places, removed: isRemoved,
            publicKey: key.map { Data($0.raw).base64EncodedString() })
        return OutgoingEvent(type: DepartmentScopeChanged.type, data: changed.json, subject: name.text)
    }
}
