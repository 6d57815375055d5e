import Contracts
import Foundation
import FoundationNetworking
import Postgres
import Synchronization

/// Everything a fault can reach: the servers, the replicas, the departments.
final class Stage: Sendable {
    let instance: Instance
    let servers: Servers
    let management: Management
    let replicas: [Replica]
    /// One more replica, which joins and leaves.
    let guest: Replica
    let departments: Departments
    let log: EventLogReader
    let cases = CaseBook()
    /// Whether it may take as long as it likes until messages flow again.
    let anyPace: Bool
    let violations: Violations
    let tally = Mutex(Tally())
    /// The numbers of the messages that killed whoever handled them.
    let killers = Mutex<[Int]>([])
    /// A connection past all proxies.
    let database: Postgres.Connection

    var ledger: Ledger { departments.ledger }
    var everyone: [Replica] { replicas + [guest] }

    init(
        instance: Instance, replicas count: Int, rate: Int, seed: UInt64, anyPace: Bool, violations: Violations
    ) throws {
        self.instance = instance
        self.anyPace = anyPace
        self.violations = violations
        servers = Servers(instance: instance)
        management = try Management(instance: instance)
        replicas = try (0..<count).map { try Replica($0, instance: instance, violations: violations) }
        guest = try Replica(count, instance: instance, violations: violations)
        departments = Departments(
            endpoints: instance.departments, ledger: Ledger(seed: seed), seed: seed, rate: rate)
        log = EventLogReader(endpoint: try instance.administrator, seed: seed)
        database = Connection(to: try instance.database, name: "chaos")
    }

    /// The replica whose session holds the duty lock; waits until one does.
    func holder() async throws -> Replica {
        var found: Replica?
        try await until("somebody holds the duties", within: .seconds(20)) {
            found = try await currentHolder()
            return found != nil
        }
        guard let found else { throw ChaosError("nobody holds the duties") }
        return found
    }

    func currentHolder() async throws -> Replica? {
        let port = try await ask { transaction in
            try transaction.query(Stage.selectHolder).first?.get(optional: "client_port", as: Int.self)
        }
        guard let port else { return nil }
        return everyone.first { $0.database.owns(serverSidePort: port) }
    }

    /// Returns once the replica says that it is ready.
    func ready(_ replica: Replica) async throws {
        var request = URLRequest(url: URL(string: "http://127.0.0.1:\(replica.httpPort)/readyz")!)
        request.timeoutInterval = 2
        try await until("replica \(replica.number) is ready", within: .seconds(60)) {
            // Refused connections are what a service that is not there yet answers with.
            guard let (_, response) = try? await URLSession.shared.data(for: request) else { return false }
            return (response as? HTTPURLResponse)?.statusCode == 200
        }
    }

    /// How many publishings the broker has refused to this replica's process.
    func refusals(of replica: Replica) async -> Int {
        guard let url = URL(string: "http://127.0.0.1:\(replica.httpPort)/metrics"),
            // A process that is not there has refused nothing.
            let (data, _) = try? await URLSession.shared.data(from: url)
        else { return 0 }
        let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first {
            $0.hasPrefix("union_publish_refused_total")
        }
        return line?.split(separator: " ").last.flatMap { Double($0) }.map { Int($0) } ?? 0
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

    /// The lock's key is DutyLock's, "union duties".
    private static let selectHolder = Statement(
        "chaos.holder",
        """
        select client_port from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and granted and classid = 1970170223 and objid = 1852077428
        """)
}
