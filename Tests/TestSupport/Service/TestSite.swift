import Contracts
import Foundation
import Glibc
import Postgres
import RabbitMQ
import ServiceKit
import Synchronization

/// Everything one service needs, for one test: its topology, its database, its broker user and its keys.
public struct TestSite: Sendable {
    public let broker: TestBroker
    public let database: TestDatabase
    public let service: String
    public let user: TestUser
    private let directory: URL
    private let logs = Logs()

    /// Makes a site and runs `body` with it; all of it is removed also when the body throws.
    ///
    /// - Parameter extensions: of its database; those that the service has where it is installed, if nothing is said.
    public static func with<Result>(
        _ service: String, extensions: [String]? = nil, _ body: (TestSite) async throws -> Result
    ) async throws -> Result {
        try await TestBroker.with(.service(service)) { broker in
            try await make(service, at: broker, as: broker.addService(service), extensions, isNeighbour: false, body)
        }
    }

    /// Makes the site of another service at the same broker, where it is known by its own name.
    public func withNeighbour<Result>(
        _ service: String, _ body: (TestSite) async throws -> Result
    ) async throws -> Result {
        try await broker.declareTopology(of: service)
        return try await TestSite.make(
            service, at: broker, as: broker.adoptService(service), nil, isNeighbour: true, body)
    }

    private static func make<Result>(
        _ service: String, at broker: TestBroker, as user: TestUser, _ extensions: [String]?, isNeighbour: Bool,
        _ body: (TestSite) async throws -> Result
    ) async throws -> Result {
        let extensions = extensions ?? (service == "stations" ? ["postgis"] : [])
        return try await TestDatabase.with(extensions: extensions, isSecond: isNeighbour) { database in
            let directory = FileManager.default.temporaryDirectory.appending(path: "test-\(uniqueToken())")
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: directory) }
            for (name, id) in [("master", "m1"), ("search", "s1")] {
                let key = Data((0..<32).map { _ in UInt8.random(in: 0...255) })
                try Data("\(id) \(key.base64EncodedString())\n".utf8).write(to: directory.appending(path: name))
            }
            let pair = TestRecipient()
            for (name, pem) in [("service-key", pair.privatePEM), ("public-key", pair.pem)] {
                try Data(pem.utf8).write(to: directory.appending(path: name))
            }
            let site = TestSite(
                broker: broker, database: database, service: service, user: user, directory: directory)
            defer { site.logs.close() }
            return try await body(site)
        }
    }

    /// What a process of the service is told, and where it logs.
    ///
    /// - Parameters:
    ///   - neighbourKeys: the files with the other services' public keys, by service.
    ///   - faultPoint: where it is to end itself.
    public func environment(
        neighbourKeys: [String: URL] = [:], faultPoint: String? = nil
    ) throws -> (environment: ServiceEnvironment, log: TestLog) {
        var settings = try settings
        for (service, file) in neighbourKeys { settings["\(service.uppercased())_KEY_FILE"] = file.path() }
        settings["FAULT_POINT"] = faultPoint
        let log = TestLog(in: directory)
        logs.keep(log)
        return (
            ServiceEnvironment(
                name: service, configuration: try ServiceConfiguration(environment: settings),
                output: LogOutput(format: .json, descriptor: log.descriptor)), log
        )
    }

    /// The variables of the environment of a process of the service.
    public var settings: [String: String] {
        get throws {
            let endpoint = try broker.endpoint(of: user)
            return [
                "AMQP_URL":
                    "amqp://\(user.name):\(user.password)@\(endpoint.host):\(endpoint.port)/\(broker.virtualHost)",
                "DATABASE_URL": database.endpoint.conninfo,
                "MASTER_KEY_FILE": directory.appending(path: "master").path(),
                "SEARCH_KEY_FILE": directory.appending(path: "search").path(),
                "SERVICE_KEY_FILE": directory.appending(path: "service-key").path(),
                "LOG_FORMAT": "json",
            ]
        }
    }

    /// To which others seal.
    public var publicKeyFile: URL { directory.appending(path: "public-key") }

    /// As the service itself.
    public var serviceEndpoint: AMQPEndpoint { get throws { try broker.endpoint(of: user) } }
}

/// Closes the logs when nobody writes any more: a number closed too early would soon be some connection's.
private final class Logs: Sendable {
    private let open = Mutex<[TestLog]>([])

    func keep(_ log: TestLog) { open.withLock { $0.append(log) } }

    func close() { open.withLock { $0 }.forEach { Glibc.close($0.descriptor) } }
}

/// What a process has logged.
public final class TestLog: Sendable {
    private let file: URL
    let descriptor: Int32

    init(in directory: URL) {
        file = directory.appending(path: "log-\(uniqueToken())")
        descriptor = open(file.path(), O_CREAT | O_WRONLY | O_APPEND, 0o600)
    }

    public var text: String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

    /// The lines, each an object.
    public var lines: [JSON] {
        text.split(separator: "\n").compactMap { try? JSON(parsing: Array($0.utf8)) }
    }
}
