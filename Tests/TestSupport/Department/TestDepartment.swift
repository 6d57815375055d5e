import Contracts
import Foundation
import RabbitMQ
import Synchronization
import Testing

/// A department: publishes on `ingress` with its own rights, reads its own queue, asks over `queries`.
public final class TestDepartment: Sendable {
    public let name: String
    public let user: TestUser
    private let channel: RabbitMQ.Channel
    private let inbox: RabbitMQ.Channel
    private let received = Mutex<[CloudEvent]>([])

    /// Makes a department in the broker (registering it with a service is the caller's), and runs `body` with it while
    /// it reads its queue.
    public static func with<Result: Sendable>(
        _ name: String = "tax-\(uniqueToken())", at broker: TestBroker, tags: String = "",
        types: String = "^(enrollment\\.requested\\.v1)$",
        _ body: (TestDepartment) async throws -> Result
    ) async throws -> Result {
        let user = try await broker.addUser(
            name, write: "^(ingress|queries)$", read: "^department\\.\(name)$",
            topics: ["ingress": types, "events": "^$", "requests": "^$"], tags: tags)
        try await broker.declareQueue(
            "department.\(name)",
            ["x-queue-type": "quorum", "x-max-length": 1_000_000, "x-overflow": "drop-head"])
        try await broker.bind("department.\(name)", to: "events", "#.\(name)")
        try await broker.bind("department.\(name)", to: "requests", "\(name).#")
        let department = TestDepartment(name: name, user: user, endpoint: try broker.endpoint(of: user))
        try await department.channel.open()
        try await department.inbox.open()
        try await department.inbox.consume(queue: "department.\(name)", prefetch: 500)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await department.collect() }
            let result = try await body(department)
            department.inbox.interrupt()
            try await group.waitForAll()
            await department.channel.close()
            await department.inbox.close()
            return result
        }
    }

    private init(name: String, user: TestUser, endpoint: AMQPEndpoint) {
        self.name = name
        self.user = user
        channel = Channel(to: endpoint, name: "\(name)-out")
        inbox = Channel(to: endpoint, name: "\(name)-in")
    }

    private func collect() async throws {
        while true {
            let deliveries = try await inbox.deliveries(limit: 500)
            guard let last = deliveries.last else { return }
            for delivery in deliveries {
                let event = try CloudEvent(structured: try JSON(parsing: delivery.body))
                received.withLock { $0.append(event) }
            }
            try await inbox.acknowledge(last.deliveryTag, multiple: true)
        }
    }

    // MARK: - Publishing

    /// An event of this department.
    public func event(
        _ data: JSON, type: String = "enrollment.requested.v1", id: String = UUID().uuidString.lowercased()
    ) -> CloudEvent {
        CloudEvent(id: id, source: "/departments/\(name)", type: type, time: Date(), data: data)
    }

    /// A message on `ingress` as a well-behaved client makes it.
    public func message(
        _ body: [UInt8], contentType: String? = "application/cloudevents+json",
        routingKey: String = "enrollment.requested.v1"
    ) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = contentType
        properties.userID = name
        return OutgoingMessage(exchange: "ingress", routingKey: routingKey, properties: properties, body: body)
    }

    public func message(_ event: CloudEvent) -> OutgoingMessage { message(event.structured.serialized()) }

    /// Publishes and returns once the broker has everything.
    public func publish(_ messages: [OutgoingMessage]) async throws {
        let refused = try await channel.publish(messages).filter { $0 != RabbitMQ.Confirmation.confirmed }
        guard refused.isEmpty else { throw RabbitMQError(.refused, "\(refused.count) not confirmed") }
    }

    public func publish(_ events: [CloudEvent]) async throws { try await publish(events.map { message($0) }) }

    /// Publishes one event, and returns its id.
    @discardableResult
    public func publish(_ data: JSON) async throws -> String {
        let event = event(data)
        try await publish([event])
        return event.id
    }

    // MARK: - Reading

    /// Everything that has come so far, in order.
    public var events: [CloudEvent] { received.withLock { $0 } }

    /// What has come in answer to an event so far, in order, each once: the relay may repeat.
    public func answers(to id: String) -> [CloudEvent] {
        var seen: Set<String> = []
        return events.filter { $0.causationID == id && seen.insert($0.id).inserted }
    }

    /// The first answer to an event.
    public func answer(
        to id: String, within limit: Duration = .seconds(20), sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> CloudEvent {
        try await find("the answer to \(id)", within: limit, sourceLocation: sourceLocation) { answers(to: id).first }
    }

    // MARK: - Asking

    /// Asks over `queries`.
    public func ask(_ service: String, _ query: JSON) async throws -> JSON {
        try await TestRequests.send(query, exchange: "queries", service: service, as: name, over: channel)
    }
}

/// Requests over direct reply-to, as clients make them.
public enum TestRequests {
    public static func send(
        _ body: JSON, exchange: String, service: String, as user: String, id: String = UUID().uuidString,
        over channel: RabbitMQ.Channel
    ) async throws -> JSON {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.userID = user
        properties.messageID = id
        properties.correlationID = id
        let answer = try await channel.request(
            OutgoingMessage(
                exchange: exchange, routingKey: service, properties: properties, body: body.serialized()))
        return try JSON(parsing: answer.body)
    }
}
