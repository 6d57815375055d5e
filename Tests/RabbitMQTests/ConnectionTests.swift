import Foundation
import RabbitMQ
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct ConnectionTests {
    @Test func aWrongPasswordIsAccessRefusedAndNotQuoted() async throws {
        try await TestBroker.with { broker in
            var endpoint = try broker.administrator
            endpoint.password = "wrong-password"
            let error = try await failure {
                try await Channel(to: endpoint, name: "test").open()
            }
            #expect(error.kind == .accessRefused)
            #expect(!"\(error)".contains("wrong-password"))
        }
    }

    @Test func nobodyListeningIsConnectionLost() async throws {
        var endpoint = try AMQPEndpoint(url: "amqp://a:b@127.0.0.1:1/v")
        endpoint.port = 1
        let error = try await failure {
            try await Channel(to: endpoint, name: "test").open()
        }
        #expect(error.kind == .connectionLost)
        #expect(error.isRetriable)
    }

    @Test func anUnknownVirtualHostIsRefused() async throws {
        try await TestBroker.with { broker in
            var endpoint = try broker.administrator
            endpoint.virtualHost = "nowhere"
            let error = try await failure {
                try await Channel(to: endpoint, name: "test").open()
            }
            #expect(error.kind == .refused)
            #expect(error.detail.contains("530"))
        }
    }

    @Test func missingThingsAreNotFoundAndForeignOnesRefused() async throws {
        try await TestBroker.with { broker in
            let user = try await broker.addUser(
                "reader-\(broker.virtualHost)", write: "^$", read: "^(q|missing)$", topics: [:])
            try await broker.declareQueue("secret")
            try await broker.declareQueue("q")
            func kind(_ body: (Channel) async throws -> Void) async throws -> RabbitMQError.Kind {
                let channel = Channel(to: try broker.endpoint(of: user), name: "test")
                try await channel.open()
                let error = try await failure { try await body(channel) }
                #expect(await channel.failure == error, "the channel is closed for good")
                return error.kind
            }
            #expect(try await kind { try await $0.checkQueue("missing") } == .notFound)
            #expect(try await kind { try await $0.checkExchange("missing", type: "topic") } == .notFound)
            #expect(try await kind { try await $0.consume(queue: "missing", prefetch: 1) } == .notFound)
            #expect(try await kind { try await $0.consume(queue: "secret", prefetch: 1) } == .accessRefused)
            try await withChannel(broker.endpoint(of: user)) { channel in
                #expect(try await channel.checkQueue("q") == (0, 0))
                try await channel.consume(queue: "q", prefetch: 1)
                #expect(try await channel.checkQueue("q").consumers == 1)
            }
        }
    }

    @Test func theBrokersCloseEndsAWait() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            let user = try await broker.addUser("reader-\(broker.virtualHost)", write: "^$", read: "^q$", topics: [:])
            let channel = Channel(to: try broker.endpoint(of: user), name: "test")
            try await channel.open()
            try await channel.consume(queue: "q", prefetch: 10)
            async let waiting = failure { _ = try await channel.deliveries(limit: 10) }
            try await eventually("closed by the broker") { try await broker.closeConnections(of: user.name) == 1 }
            #expect(try await waiting.kind == .connectionLost)
            await #expect(throws: RabbitMQError.self) { try await channel.acknowledge(1) }
            await #expect(throws: RabbitMQError.self) { try await channel.open() }
        }
    }

    @Test func anIdleConnectionIsKeptByHeartbeats() async throws {
        try await TestBroker.with { broker in
            try await withChannel(broker.administrator, heartbeat: 1) { channel in
                try await broker.declareQueue("q")
                let until = ContinuousClock.now + .seconds(5)
                try await eventually("five idle seconds have passed") { ContinuousClock.now > until }
                #expect(await channel.failure == nil)
                try await channel.checkQueue("q")
            }
        }
    }

    @Test func twoHundredConnectionsLeaveNoThreadAndNoDescriptor() async throws {
        try await TestBroker.with { broker in
            let endpoint = try broker.administrator
            func cycle() async throws {
                try await withChannel(endpoint, name: "leak-test") { channel in
                    _ = try await channel.publish([.to("q", "1")])
                }
                // One that is dropped without being closed, too.
                let dropped = Channel(to: endpoint, name: "leak-test")
                try await dropped.open()
            }
            for _ in 0..<100 { try await cycle() }
            try await eventually("the threads have ended") { ProcessFigures.threads(named: "leak-test") == 0 }
            try await eventually("the sockets are closed") { ProcessFigures.sockets(to: endpoint.port) < 40 }
        }
    }
}

/// What this process holds of the system, which the tests running beside share.
private enum ProcessFigures {
    static func threads(named name: String) -> Int {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return tasks.count { task in
            let comm = try? String(contentsOfFile: "/proc/self/task/\(task)/comm", encoding: .utf8)
            return comm?.trimmingCharacters(in: .newlines) == name
        }
    }

    /// Sockets of this process that are connected to a port here.
    static func sockets(to port: Int) -> Int {
        let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        let inodes = Set(
            descriptors.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)") }
                .filter { $0.hasPrefix("socket:[") }.map { $0.dropFirst(8).dropLast() })
        let table = (try? String(contentsOfFile: "/proc/self/net/tcp", encoding: .utf8)) ?? ""
        let hexadecimal = ":" + String(format: "%04X", port)
        return table.split(separator: "\n").count { line in
            let fields = line.split(separator: " ")
            return fields.count > 9 && fields[2].hasSuffix(hexadecimal) && inodes.contains(fields[9])
        }
    }
}
