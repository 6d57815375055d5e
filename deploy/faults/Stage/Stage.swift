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
    let enrollment: ReplicaSet
    let stations: ReplicaSet
    let departments: Departments
    let log: EventLogReader
    let cases = CaseBook()
    let book: StationBook
    /// How many stations are proposed each second: each takes some ten messages.
    let storiesPerSecond: Int
    let map = MapBook()
    /// Whether it may take as long as it likes until messages flow again.
    let anyPace: Bool
    let violations: Violations
    let tally = Mutex(Tally())
    /// The numbers of the messages that killed whoever handled them.
    let killers = Mutex<[StagedService: [Int]]>([:])

    var ledger: Ledger { departments.ledger }
    var sets: [ReplicaSet] { [enrollment, stations] }
    /// Of both services.
    var replicas: [Replica] { sets.flatMap(\.replicas) }
    var everyone: [Replica] { sets.flatMap(\.everyone) }

    init(
        instance: Instance, replicas count: Int, rate: Int, seed: UInt64, anyPace: Bool, violations: Violations
    ) throws {
        self.instance = instance
        self.anyPace = anyPace
        self.violations = violations
        servers = Servers(instance: instance)
        management = try Management(instance: instance)
        enrollment = try ReplicaSet(.enrollment, count: count, instance: instance, violations: violations)
        stations = try ReplicaSet(.stations, count: count, instance: instance, violations: violations)
        storiesPerSecond = max(2, rate / 50)
        book = StationBook(seed: seed, departments: instance.departments.map(\.username))
        departments = Departments(
            endpoints: instance.departments, ledger: Ledger(seed: seed), seed: seed, rate: rate)
        log = EventLogReader(endpoint: try instance.administrator, seed: seed)
    }

    subscript(service: StagedService) -> ReplicaSet {
        switch service {
        case .enrollment: enrollment
        case .stations: stations
        }
    }

    /// Returns once the replica says that it is ready.
    func ready(_ replica: Replica) async throws {
        var request = URLRequest(url: URL(string: "http://127.0.0.1:\(replica.httpPort)/readyz")!)
        request.timeoutInterval = 2
        try await until("\(replica.name) is ready", within: .seconds(60)) {
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

    /// Of the enrollment service.
    func count(_ statement: Statement) async throws -> Int { try await enrollment.count(statement) }

    /// Asks the enrollment service's database, and again where it has just been killed.
    func ask<Result: Sendable>(_ body: @Sendable (borrowing Transaction) throws -> Result) async throws -> Result {
        try await enrollment.ask(body)
    }
}
