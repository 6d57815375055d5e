import FaultyNetwork
import Foundation
import Glibc
import Postgres

/// The private broker node and database cluster, to be killed and started.
struct Servers: Sendable {
    let instance: Instance

    // MARK: - The broker

    /// Returns once it is gone.
    func killBroker() async throws {
        try await kill9(pidFile: "\(instance.home)/run/broker.pid")
        // Its threads end one after another, and the port with the last of them.
        try await until("the broker's port is closed", within: .seconds(10), every: .milliseconds(2)) {
            !isListening(instance.brokerPort)
        }
    }

    func startBroker() async throws { try await instance.run("start_broker") }

    /// Returns once somebody can connect.
    func brokerAnswers() async throws {
        try await until("the broker answers", within: .seconds(90)) { isListening(instance.brokerPort) }
    }

    /// One command of RabbitMQ's own tool.
    func control(_ command: String) async throws { try await instance.run("broker_control \(command)") }

    // MARK: - The database

    /// Returns once it is gone.
    func killPostmaster() async throws { try await kill9(pidFile: "\(instance.home)/postgres/data/postmaster.pid") }

    /// Starts the database, which may refuse while processes of the killed one still end.
    func startDatabase() async throws {
        try await until("the database starts", within: .seconds(60), every: .milliseconds(200)) {
            do {
                try await instance.run("start_database")
                return true
            } catch is ChaosError {
                return false
            }
        }
    }

    func stopDatabase() async throws { try await instance.run("stop_database") }

    /// Returns once somebody can ask it something.
    func databaseAnswers() async throws {
        let database = try instance.database(of: .enrollment)
        try await until("the database answers", within: .seconds(90)) {
            let connection = Connection(to: database, name: "chaos-probe")
            do {
                try await connection.open()
                return true
            } catch {
                // Refused, starting up, recovering: not yet.
                return false
            }
        }
    }

    private func kill9(pidFile: String) async throws {
        let text = try String(contentsOfFile: pidFile, encoding: .utf8)
        guard let pid = Int32(text.prefix { $0.isNumber }), pid > 1 else {
            throw ChaosError("\(pidFile) names no process")
        }
        kill(pid, SIGKILL)
        try await until("\(pidFile): the process is gone", within: .seconds(10), every: .milliseconds(2)) {
            isGone(pid)
        }
    }

    /// Ended: without an entry, or with one that nobody has collected yet.
    private func isGone(_ pid: Int32) -> Bool {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return true }
        return stat.split(separator: ")").last?.hasPrefix(" Z") ?? true
    }

    private func isListening(_ port: Int) -> Bool {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(probe) }
        return withAddress(port) { connect(probe, $0, $1) } == 0
    }
}
