import FaultyNetwork
import Foundation
import Synchronization

/// One service process among the replicas: while it is wanted it is started again whenever it ends, at once.
final class Replica: Sendable {
    /// Whether an end of the process was meant.
    enum Expectation: Sendable {
        case lives, dies
    }
    private struct State {
        var pid: Int32?
        var startedAt = ContinuousClock.now
        var starts = 0
        var expectation = Expectation.lives
        var isWanted = false
        var extra: [String: String] = [:]
    }

    let service: StagedService
    let number: Int
    let httpPort: Int
    let broker: Proxy
    let database: Proxy
    private let instance: Instance
    private let violations: Violations
    private let state = Mutex(State())

    init(_ number: Int, of service: StagedService, instance: Instance, violations: Violations) throws {
        self.service = service
        self.number = number
        self.instance = instance
        self.violations = violations
        let port = instance.httpPort + service.portOffset + number
        httpPort = port
        broker = try Proxy(port: port + 100, target: instance.brokerPort)
        database = try Proxy(port: port + 200, target: instance.databasePort)
    }

    var pid: Int32? { state.withLock { $0.pid } }
    var starts: Int { state.withLock { $0.starts } }
    var age: Duration { state.withLock { $0.startedAt.duration(to: .now) } }
    /// As logs and violations name it.
    var name: String { "\(service)-\(number)" }
    /// Where words for `FAULT_POINT` are left for the running process.
    var faultFile: String { "\(instance.home)/run/fault-\(name)" }

    /// Runs the process whenever it is wanted, until cancelled.
    func run() async throws {
        while !Task.isCancelled {
            try await Task.sleep(for: .milliseconds(20))
            guard state.withLock({ $0.isWanted }) else { continue }
            let child = try Child(
                "\(instance.home)/bin/\(service)", environment: environment(),
                log: "\(instance.home)/logs/\(name).log")
            note(child.pid)
            judge(await child.end())
        }
    }

    /// Sends a signal; `dies` where that is to end the process.
    func signal(_ signal: Int32, _ expectation: Expectation) {
        state.withLock { state in
            if expectation == .dies { state.expectation = .dies }
            if let pid = state.pid { kill(pid, signal) }
        }
    }

    /// The process may end from now on, by what was prepared for it; until it has.
    func expectDeath() { state.withLock { $0.expectation = .dies } }
    /// Whether an end of the process is under way, or prepared.
    var isToDie: Bool { state.withLock { $0.expectation == .dies } }
    func expectLife() { state.withLock { $0.expectation = .lives } }

    /// The environment of the next start has these beside the usual ones.
    func setEnvironment(_ extra: [String: String]) { state.withLock { $0.extra = extra } }

    func start() { state.withLock { $0.isWanted = true } }

    /// Asks the process to end, and starts no other.
    func stop() {
        state.withLock { state in
            state.isWanted = false
            state.expectation = .dies
            guard let pid = state.pid else { return }
            kill(pid, SIGCONT)
            kill(pid, SIGTERM)
        }
    }

    private func note(_ pid: Int32) {
        state.withLock { state in
            state.pid = pid
            state.starts += 1
            state.startedAt = .now
            // Asked to stop before there was anything to stop.
            if !state.isWanted { kill(pid, SIGTERM) }
        }
        // For deploy/chaos, which ends what is left should this program die.
        try? Data("\(pid)\n".utf8).write(to: URL(filePath: "\(instance.home)/run/chaos-\(name).pid"))
    }

    private func judge(_ end: Child.End) {
        let expected = state.withLock { state in
            defer { state.pid = nil }
            let expected = state.expectation == .dies
            state.expectation = .lives
            return expected
        }
        if !expected {
            violations.add("\(name) ended by itself, \(end)")
        }
    }

    private func environment() -> [String: String] {
        let secrets = "\(instance.home)/secrets"
        let usual = [
            "AMQP_URL": "amqp://service.\(service)@127.0.0.1:\(broker.port)/union",
            "AMQP_PASSWORD_FILE": "\(secrets)/rabbitmq-\(service)",
            "DATABASE_URL": "postgresql://\(service)@127.0.0.1:\(database.port)/\(service)",
            "DATABASE_PASSWORD_FILE": "\(secrets)/postgres-\(service)",
            "MASTER_KEY_FILE": "\(secrets)/master-key-\(service)",
            "SEARCH_KEY_FILE": "\(secrets)/search-key-\(service)",
            "SERVICE_KEY_FILE": "\(secrets)/service-key-\(service)",
            "ENROLLMENT_KEY_FILE": "\(secrets)/public-key-enrollment", "HTTP_HOST": "127.0.0.1",
            "HTTP_PORT": "\(httpPort)", "FAULT_POINT": "@\(faultFile),handling:\(Story.killerPrefix)",
        ]
        return usual.merging(state.withLock { $0.extra }) { $1 }
    }
}
