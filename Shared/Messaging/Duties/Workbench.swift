import Contracts
import FoundationEssentials
import Logging
import Postgres
import ServiceKit

/// The place of one ``LongWork``: a connection of its own, and the other services' queries.
public struct Workbench: Sendable {
    let connection: Postgres.Connection
    let identity: ServiceIdentity
    let neighbours: Neighbours

    init(for work: any LongWork, endpoint: DatabaseEndpoint, identity: ServiceIdentity, neighbours: Neighbours) {
        connection = Connection(
            to: endpoint, name: "\(identity.name)-\(work.name)",
            settings: work.plans.settings + [
                ("statement_timeout", "'60s'"), ("idle_in_transaction_session_timeout", "'30s'"),
                ("timezone", "'UTC'"),
            ])
        self.identity = identity
        self.neighbours = neighbours
    }

    /// One transaction that announces nothing; `now` is the database's.
    public func transaction<Result: Sendable>(
        _ body: @Sendable (_ transaction: borrowing Transaction, _ now: Date) throws -> Result
    ) async throws -> Result {
        try await connection.transaction { transaction in
            try body(transaction, try RequestStore.now(in: transaction))
        }
    }

    /// One transaction with what is announced and recorded in it. The relay finds it within a second.
    public func decide<Result: Sendable>(
        _ body: @Sendable (_ transaction: borrowing Transaction, _ now: Date) throws -> (Result, Outcome)
    ) async throws -> Result {
        let identity = identity
        return try await connection.transaction { transaction in
            let now = try RequestStore.now(in: transaction)
            let (result, outcome) = try body(transaction, now)
            // No term: another connection's rows are read back, in their order.
            let outbox = OutboxAppender(term: nil)
            try outbox.append(outcome.events, from: identity, at: now, in: transaction)
            try AuditStore.append(outcome.audit, in: transaction)
            return result
        }
    }

    /// As which the other services know this one; a sealed question is bound to it.
    public var asker: String { identity.brokerUser }

    /// Asks another service; see ``Neighbours``.
    public func ask(_ query: JSON, of service: ServiceName, id: String = UUID().lowercased) async throws -> JSON {
        try await neighbours.ask(query, of: service, id: id)
    }
}

/// Does one ``LongWork`` for as long as there is something to do.
struct LongRound: Sendable {
    let work: any LongWork
    let bench: Workbench
    let desk: WorkDesk
    let logger: Logger

    func make() async throws {
        try await SliceLoop(name: work.name, slice: work.slice, logger: logger, sharesConnection: false).run { limit in
            // Who has lost the duties meanwhile leaves the rest to whoever has them.
            guard desk.duties.isHeld else { return (0, false) }
            let slice = try await work.doSlice(limit, on: bench)
            return (slice.count, slice.mayBeMore)
        } putOffFirst: {
            let work = work
            return try await bench.transaction { transaction, now in try work.putOffFirst(at: now, in: transaction) }
        }
    }
}
