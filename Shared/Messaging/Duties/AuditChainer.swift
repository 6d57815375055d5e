import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// Chains new rows of the audit log in id order.
///
/// An id may be drawn before one that is committed earlier, so a row is chained only once no transaction that could have
/// drawn an id up to it is still open: each round remembers the highest id drawn and the next transaction id, and the
/// rows up to there are final when every transaction before that one has ended.
struct AuditChainer: Sendable {
    private struct Horizon {
        let lastID: Int64
        let transactionID: Int64
    }

    private static let slice = 1_000
    private let identity: ServiceIdentity
    private var horizons: [Horizon] = []

    init(identity: ServiceIdentity) { self.identity = identity }

    /// One round, in slices; to be made about every second.
    mutating func chain(on connection: Postgres.Connection) async throws {
        let (lastID, next, oldest) = try await look(on: connection)
        let final = horizons.last { $0.transactionID <= oldest }?.lastID
        horizons.removeAll { $0.transactionID <= oldest }
        horizons.append(Horizon(lastID: lastID, transactionID: next))
        if horizons.count > 60 { horizons.removeFirst() }
        guard let final else { return }
        while true {
            let start = ContinuousClock.now
            guard try await chainSlice(upTo: final, on: connection) else { return }
            // After a burst there is much to chain: half the time is left to those who wait for an outcome.
            try await Task.sleep(for: start.duration(to: .now))
        }
    }

    private func look(on connection: Postgres.Connection) async throws -> (Int64, Int64, Int64) {
        // The id first, the transaction id after it: every open transaction that has drawn up to `last` is then below.
        let last = try await connection.transaction { transaction in
            try transaction.query(AuditChainer.lastDrawn).first?.get("last", as: Int64.self) ?? 0
        }
        return try await connection.transaction { transaction in
            guard let row = try transaction.query(AuditChainer.snapshot).first else { return (last, 0, 0) }
            return (last, try row.get("next"), try row.get("oldest"))
        }
    }

    /// - Returns: whether there may be more.
    private func chainSlice(upTo final: Int64, on connection: Postgres.Connection) async throws -> Bool {
        try await connection.transaction { transaction in
            let head = try AuditStore.head(in: transaction)
            let entries = try AuditStore.entries(
                after: head.lastID, upTo: final, limit: AuditChainer.slice, in: transaction)
            guard let last = entries.last else { return false }
            var chain = AuditChain(head: head.hash)
            for entry in entries { chain.append(entry) }
            // The link's number is unique: should another process chain at the same time, one of the two fails.
            try transaction.execute(AuditChainer.insert, head.link + 1, last.id, entries.count, Bytes(chain.head))
            return entries.count == AuditChainer.slice
        }
    }

    /// Announces the head on `events`, so that a truncation shows to whoever kept it.
    ///
    /// - Returns: whether there is one.
    func announceHead(through desk: WorkDesk) async throws -> Bool {
        let identity = identity
        return try await desk.transaction { transaction, outbox in
            let head = try AuditStore.head(in: transaction)
            guard head.link > 0 else { return false }
            let announced = AuditHeadAnnounced(
                service: identity.name, link: head.link, hash: head.hash.hexadecimal, lastID: head.lastID)
            let event = OutgoingEvent(
                type: AuditHeadAnnounced.type, data: announced.json, subject: "audit/\(identity.name)")
            try outbox.append([event], from: identity, at: try RequestStore.now(in: transaction), in: transaction)
            return true
        }
    }

    private static let lastDrawn = Statement(
        "audit_log.last-drawn", "select coalesce(pg_sequence_last_value('audit_log_id_seq'), 0) as last")

    private static let snapshot = Statement(
        "audit_log.snapshot",
        """
        select pg_snapshot_xmax(snapshot)::text::bigint as next, pg_snapshot_xmin(snapshot)::text::bigint as oldest
        from pg_current_snapshot() as snapshot
        """)

    private static let insert = Statement(
        "audit_chain.insert", "insert into audit_chain (link, last_audit_id, entries, hash) values ($1, $2, $3, $4)")
}
