import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// Where a request is answered: one transaction, on the connection that its kind is given.
protocol RequestDesk: Sendable {
    func perform(_ handler: any RequestHandler, _ call: RequestCall) async throws -> JSON
}

/// Operators' requests change things: they take turns with the messages, on their connection, so that what is announced
/// goes out at once; an answer that changed something is stored with the change.
struct OperationDesk: RequestDesk {
    let desk: WorkDesk
    let identity: ServiceIdentity

    func perform(_ handler: any RequestHandler, _ call: RequestCall) async throws -> JSON {
        let identity = identity
        return try await desk.transaction { transaction, outbox in
            if let stored = try RequestStore.answer(to: call, in: transaction) { return stored }
            let now = try RequestStore.now(in: transaction)
            let answer = try handler.answer(ServiceRequest(call, at: now), in: transaction)
            let json = answer.json
            if let outcome = answer.outcome {
                try outbox.append(outcome.events, from: identity, at: now, in: transaction)
                try AuditStore.append(outcome.audit, in: transaction)
                // What changes nothing is looked up anew each time, and may be long.
                if answer.isKept { try RequestStore.save(json, to: call, in: transaction) }
            }
            return json
        }
    }
}

/// Departments' questions change nothing, and are answered beside the messages, on a connection that only reads. Where an
/// answer must be audited, that is done before it is given.
struct QueryDesk: RequestDesk {
    private let connection: Postgres.Connection
    private let desk: WorkDesk

    init(endpoint: DatabaseEndpoint, name: String, desk: WorkDesk) {
        self.desk = desk
        connection = Connection(
            to: endpoint, name: name,
            settings: WorkDesk.plans + [
                ("statement_timeout", "'10s'"), ("default_transaction_read_only", "on"), ("timezone", "'UTC'"),
            ])
    }

    func perform(_ handler: any RequestHandler, _ call: RequestCall) async throws -> JSON {
        let answer = try await look(handler, call)
        if let records = answer.outcome?.audit, !records.isEmpty {
            try await desk.transaction { transaction, _ in try AuditStore.append(records, in: transaction) }
        }
        return answer.json
    }

    private func look(_ handler: any RequestHandler, _ call: RequestCall) async throws -> RequestAnswer {
        do {
            return try await connection.transaction { transaction in
                let now = try RequestStore.now(in: transaction)
                return try handler.answer(ServiceRequest(call, at: now), in: transaction)
            }
        } catch let error as PostgresError where error.code == "25006" {
            // Elsewhere that is a database which only reads for a while; here it would be asked again for ever.
            throw WritingQuery(name: call.name)
        }
    }
}

/// A query tried to change something: a fault of this program.
struct WritingQuery: Error, CustomStringConvertible {
    let name: String
    var description: String { "the query \(name) writes" }
}

extension ServiceRequest {
    init(_ call: RequestCall, at now: Date) {
        self.init(
            name: call.name, arguments: call.arguments, sender: call.sender, id: call.id, why: call.why, now: now)
    }
}

extension RequestAnswer {
    /// As the asker gets it.
    fileprivate var json: JSON { .object(["ok": .bool(true), "result": result]) }
}
