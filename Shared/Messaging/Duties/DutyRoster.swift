import Contracts
import FoundationEssentials
import Glibc
import Logging
import Postgres
import ServiceKit
import ServiceLifecycle

/// The round that every replica makes: shows that it lives, wakes the relay, and does the duties if it holds them.
public struct DutyRoster: Service {
    let desk: WorkDesk
    let connection: Postgres.Connection
    let identity: ServiceIdentity
    let metrics: Metrics
    let duties: DutyRound
    let backlog: any Backlog
    let logger: Logger

    public func run() async throws {
        metrics.describe("union_waiting", "What waits for somebody to decide, by kind; counted up to 10,000.")
        metrics.describe("union_overdue", "Of what waits, what should have been decided by now.")
        var chainer = AuditChainer(identity: identity)
        var round = 0
        var announced: ContinuousClock.Instant?
        let replica = Replica()
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let others = try await replica.show(holdsDuties: desk.duties.isHeld, on: connection)
                try await makeRound(&chainer, &announced, round: round)
                round += 1
                try await pause(hasCompany: others > 0)
            } catch is CancellationError {
                break
            } catch {
                // While the database is away the consumer says so; anything else is a fault of ours.
                let isPassing = (error as? PostgresError)?.isRetriable ?? false
                logger.log(
                    level: isPassing ? .debug : .error, "a round of duties failed",
                    metadata: ["error": "\(FailureHandling.fingerprint(of: error))"])
                chainer = AuditChainer(identity: identity)
                try? await Task.sleep(for: .milliseconds(500))  // Ended early by cancellation, which the loop sees.
            }
        }
        // Best effort: a replica that cannot sign off is forgotten after a minute.
        try? await replica.signOff(on: connection)
    }

    private func makeRound(
        _ chainer: inout AuditChainer, _ announced: inout ContinuousClock.Instant?, round: Int
    ) async throws {
        desk.queue.readBack()
        guard desk.duties.isHeld else {
            announced = nil
            return
        }
        try await desk.showPresence()
        try await chainer.chain(on: connection)
        // Who takes the duties over announces at once: a service that is often restarted would else never do it.
        if announced.map({ $0.duration(to: .now) >= .seconds(3_600) }) ?? true,
            try await chainer.announceHead(through: desk)
        {
            announced = .now
        }
        try await duties.make()
        if round % 10 == 0 { try await Retention.deleteSlice(on: connection) }
        if round % 5 == 0 { try await measure() }
    }

    /// A second, in which a holder with company looks for other replicas' events as often as latency asks for.
    private func pause(hasCompany: Bool) async throws {
        let steps = hasCompany && desk.duties.isHeld ? 40 : 1
        for step in 0..<steps {
            if Task.isShuttingDownGracefully { return }
            try await Task.sleep(for: .milliseconds(1_000 / steps))
            if step < steps - 1 { desk.queue.readBack() }
        }
    }

    private func measure() async throws {
        let (connection, backlog) = (connection, backlog)
        let (outbox, letters, waiting) = try await connection.transaction { transaction in
            try IndexPlans.require(in: transaction)
            let waiting = try backlog.figures(in: transaction)
            guard let row = try transaction.query(DutyRoster.figures).first else { return (0, 0, waiting) }
            return (try row.get("outbox", as: Int.self), try row.get("dead_letters", as: Int.self), waiting)
        }
        metrics.set("union_outbox_rows", to: Double(outbox))
        metrics.set("union_dead_letters_open", to: Double(letters))
        for figure in waiting {
            let labels = "kind=\"\(figure.kind)\""
            metrics.set("union_waiting", labels: labels, to: Double(figure.waiting))
            metrics.set("union_overdue", labels: labels, to: Double(figure.overdue))
        }
    }

    private static let figures = Statement(
        "duty.figures",
        """
        select (select count(*) from (select from outbox limit 100000) as counted) as outbox,
            (select count(*) from (select from dead_letter where state = 'open' limit 100000) as counted) as dead_letters
        """)
}

/// This process among those that share the service's work.
struct Replica: Sendable {
    let id = UUID()
    let startedAt = Date()
    let host: String

    init() {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Renews the sign of life.
    ///
    /// - Returns: how many others have shown one lately.
    func show(holdsDuties: Bool, on connection: Postgres.Connection) async throws -> Int {
        let pid = Int32(getpid())
        return try await connection.transaction { transaction in
            try transaction.execute(
                Replica.upsert, id, host, pid, startedAt, holdsDuties, ServiceVersion.text, Date())
            return try transaction.query(Replica.others, id).first?.get("others", as: Int.self) ?? 0
        }
    }

    func signOff(on connection: Postgres.Connection) async throws {
        try await connection.transaction { try $0.execute(Replica.delete, id) }
    }

    private static let upsert = Statement(
        "replica.upsert",
        """
        insert into replica (id, host, pid, started_at, seen_at, holds_duties, version, clock_ahead_ms)
        values ($1, $2, $3, $4, clock_timestamp(), $5, $6,
            (extract(epoch from $7::timestamptz - clock_timestamp()) * 1000)::bigint)
        on conflict (id) do update set seen_at = excluded.seen_at, holds_duties = excluded.holds_duties,
            clock_ahead_ms = excluded.clock_ahead_ms
        """)

    private static let others = Statement(
        "replica.others",
        "select count(*) as others from replica where id <> $1 and seen_at > clock_timestamp() - interval '5 seconds'")

    private static let delete = Statement("replica.delete", "delete from replica where id = $1")
}
