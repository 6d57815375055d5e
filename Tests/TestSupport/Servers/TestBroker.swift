import Contracts
import Foundation
import RabbitMQ

/// A user of the broker, made for one test.
public struct TestUser: Sendable {
    public let name: String
    public let password: String
}

/// A virtual host of one test's own.
public struct TestBroker: Sendable {
    public enum Topology: Sendable {
        /// No queue and no exchange but the broker's own.
        case empty
        /// What `deploy/broker/definitions.json` declares for this service.
        case service(String)
    }

    public let virtualHost: String
    public let management: ManagementAPI
    private let servers: TestServers
    private let users: Users

    /// Makes a virtual host and runs `body` with it; host and users are deleted also when the body throws.
    public static func with<Result>(
        _ topology: Topology = .empty, _ body: (TestBroker) async throws -> Result
    ) async throws -> Result {
        let broker = try TestBroker(TestServers.required())
        await Gate.broker.enter()
        do {
            try await broker.create(topology)
            let result = try await body(broker)
            try await broker.erase()
            await Gate.broker.leave()
            return result
        } catch {
            // What the body threw is what matters; a host left behind goes with the private instance.
            try? await broker.erase()
            await Gate.broker.leave()
            throw error
        }
    }

    private init(_ servers: TestServers) throws {
        self.servers = servers
        virtualHost = "test-\(uniqueToken())"
        management = try ManagementAPI(servers.management)
        users = Users()
    }

    /// The administrator, in this virtual host.
    public var administrator: AMQPEndpoint {
        get throws {
            var endpoint = try AMQPEndpoint(url: servers.amqp.absoluteString)
            endpoint.virtualHost = virtualHost
            return endpoint
        }
    }

    public func endpoint(of user: TestUser) throws -> AMQPEndpoint {
        var endpoint = try administrator
        endpoint.username = user.name
        endpoint.password = user.password
        return endpoint
    }

    // MARK: - Users

    /// Makes a user with these rights; each topic exchange named has its row, as in production.
    public func addUser(
        _ name: String, write: String, read: String, topics: [String: String], tags: String = ""
    ) async throws -> TestUser {
        let user = TestUser(name: name, password: uniqueToken() + uniqueToken())
        await users.add(name)
        try await management.put("/api/users/\(name)", ["password": .string(user.password), "tags": .string(tags)])
        try await setRights(of: name, write: write, read: read, topics: topics)
        return user
    }

    private func setRights(of name: String, write: String, read: String, topics: [String: String]) async throws {
        try await management.put(
            "/api/permissions/\(virtualHost)/\(name)",
            ["configure": "^$", "write": .string(write), "read": .string(read)])
        for (exchange, pattern) in topics {
            try await management.put(
                "/api/topic-permissions/\(virtualHost)/\(name)",
                ["exchange": .string(exchange), "write": .string(pattern), "read": "^$"])
        }
    }

    /// The broker user of a service, with a service's rights.
    public func addService(_ name: String) async throws -> TestUser {
        try await addUser(
            "service.\(name)-\(uniqueToken())", write: "^(events|requests|queries|amq\\.default)$",
            read: "^(\(name)|\(name)\\..*\(name == "enrollment" ? "|unroutable" : "")|events\\.log)$",
            topics: ["events": ".*", "requests": ".*", "ingress": "^$"])
    }

    /// The very user that the service has where it is installed, with its rights in this virtual host too: what it
    /// announces is proven to those who follow it.
    public func adoptService(_ name: String) async throws -> TestUser {
        let username = "service.\(name)"
        let password = try String(contentsOf: servers.secrets.appending(path: "rabbitmq-\(name)"), encoding: .utf8)
        try await setRights(
            of: username, write: "^(events|requests|queries|amq\\.default)$",
            read: "^(\(name)|\(name)\\..*|unroutable|events\\.log)$",
            topics: ["events": ".*", "requests": ".*", "ingress": "^$"])
        return TestUser(name: username, password: password.trimmingCharacters(in: .newlines))
    }

    /// Declares what another service needs as well.
    public func declareTopology(of service: String) async throws {
        try await management.post("/api/definitions/\(virtualHost)", try Definitions.ofService(service))
    }

    /// The broker user of an operator, with an operator's rights.
    public func addOperator() async throws -> TestUser {
        try await addUser(
            "operator.\(uniqueToken())", write: "^operations$", read: "^events\\.log$",
            topics: ["events": "^$", "requests": "^$", "ingress": "^$"])
    }

    // MARK: - Queues

    public func declareQueue(_ name: String, _ arguments: JSON = ["x-queue-type": "quorum"]) async throws {
        try await management.put(
            "/api/queues/\(virtualHost)/\(name)", ["durable": true, "auto_delete": false, "arguments": arguments])
    }

    public func bind(_ queue: String, to exchange: String, _ key: String) async throws {
        try await management.post(
            "/api/bindings/\(virtualHost)/e/\(exchange)/q/\(queue)", ["routing_key": .string(key), "arguments": [:]])
    }

    /// The messages that are ready in a queue.
    public func ready(in queue: String) async throws -> Int {
        let channel = Channel(to: try administrator, name: "test-count")
        try await channel.open()
        let count = try await channel.checkQueue(queue).messages
        await channel.close()
        return count
    }

    /// Has the broker close the connections of a user, as an operator might.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func closeConnections(of user: String) async throws -> Int {
        let connections = try await management.get("/api/vhosts/\(virtualHost)/connections").array ?? []
        var count = 0
        for connection in connections where connection["user"]?.string == user {
            guard let name = connection["name"]?.string?.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
            else { continue }
            try await management.delete("/api/connections/\(name)")
            count += 1
        }
        return count
    }

    // MARK: - Life

    private func create(_ topology: Topology) async throws {
        try await management.put("/api/vhosts/\(virtualHost)")
        try await management.put(
            "/api/permissions/\(virtualHost)/\(try administrator.username)",
            ["configure": ".*", "write": ".*", "read": ".*"])
        if case .service(let name) = topology {
            try await declareTopology(of: name)
        }
    }

    private func erase() async throws {
        try await management.delete("/api/vhosts/\(virtualHost)")
        for name in await users.names { try await management.delete("/api/users/\(name)") }
    }

    private actor Users {
        private(set) var names: [String] = []
        func add(_ name: String) { names.append(name) }
    }
}
