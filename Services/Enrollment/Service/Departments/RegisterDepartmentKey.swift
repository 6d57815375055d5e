import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// `departments.key`: from now on requests to this department are sealed to this public key. What was sealed before stays
/// readable under the key before. The other services are told.
struct RegisterDepartmentKey: RequestHandler {
    let name = "departments.key"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        guard let name = request.arguments["name"]?.string.flatMap({ DepartmentName($0) }),
            let department = try SenderStore.lock(name.text, in: transaction)
        else { throw RequestRefusal(.departmentUnknown, field: "name") }
        if department.isRemoved { throw RequestRefusal(.senderRemoved, field: "name") }
        guard let text = request.arguments["publicKey"]?.string else {
            throw RequestRefusal(.requestMalformed, field: "publicKey")
        }
        let before = try DepartmentKeyStore.newest(of: name, in: transaction)
        let record = DepartmentKeyStore.Record(
            department: name, key: try DepartmentKey(reading: text), registeredAt: request.now)
        if let before, before.key == record.key { return RequestAnswer(before.json) }
        try DepartmentKeyStore.save(record, in: transaction)
        return RequestAnswer(record.json, outcome: try record.outcome(by: request, before: before, of: department))
    }
}

extension DepartmentKeyStore.Record {
    /// What stands beside a department in `departments.list`.
    var members: [JSON.Member] {
        [.init("keyId", .string(key.id)), .init("keySince", .string(RFC3339.string(registeredAt)))]
    }

    fileprivate var json: JSON { .object([.init("name", .string(department.text))] + members) }

    /// The record of who gave the department this key, and what the other services are told.
    fileprivate func outcome(
        by request: ServiceRequest, before: DepartmentKeyStore.Record?, of sender: Sender
    ) throws -> Messaging.Outcome {
        let why = try request.checkedWhy()
        return Messaging.Outcome(
            "department.key-registered", events: [sender.announcement(as: department, key: key)],
            audit: [
                AuditRecord(
                    actor: "/operators/\(request.sender)", action: "department.key-registered",
                    subject: department.text, before: before.map { ["keyId": .string($0.key.id)] } ?? .null,
                    after: .object(["keyId": .string(key.id), "why": why.map(JSON.string)]))
            ])
    }
}
