import Postgres

/// The processes of one service, and its database past all proxies.
final class ReplicaSet: Sendable {
    let service: StagedService
    let replicas: [Replica]
    /// One more replica, which joins and leaves.
    let guest: Replica
    private let database: Postgres.Connection

    var everyone: [Replica] { replicas + [guest] }

    init(_ service: StagedService, count: Int, instance: Instance, violations: Violations) throws {
        self.service = service
        replicas = try (0..<count).map { try Replica($0, of: service, instance: instance, violations: violations) }
        guest = try Replica(count, of: service, instance: instance, violations: violations)
        database = Connection(to: try instance.database(of: service), name: "chaos")
    }

    /// The replica whose session holds the duty lock; waits until one does.
    func holder() async throws -> Replica {
        var found: Replica?
        try await until("somebody holds the duties of \(service)", within: .seconds(20)) {
            found = try await currentHolder()
            return found != nil
        }
        guard let found else { throw ChaosError("nobody holds the duties of \(service)") }
        return found
    }

    private func currentHolder() async throws -> Replica? {
        let user = service.rawValue
        let port = try await ask { transaction in
            try transaction.query(Self.selectHolder, user).first?.get(optional: "client_port", as: Int.self)
        }
        guard let port else { return nil }
        return everyone.first { $0.database.owns(serverSidePort: port) }
    }

    func count(_ statement: Statement) async throws -> Int {
        try await ask { try $0.query(statement).first?.get("count", as: Int.self) ?? 0 }
    }

    /// Asks the database, and again where it has just been killed.
    func ask<Result: Sendable>(_ body: @Sendable (borrowing Transaction) throws -> Result) async throws -> Result {
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            do {
                return try await database.transaction(body)
            } catch let error as PostgresError where error.isRetriable && ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    /// The lock's key is DutyLock's, "union duties"; each service takes it in a database of its own.
    private static let selectHolder = Statement(
        "chaos.holder",
        """
        select client_port from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and granted and classid = 1970170223 and objid = 1852077428 and usename = $1
        """)
}
