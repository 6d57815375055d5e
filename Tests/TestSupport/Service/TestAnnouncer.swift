import Contracts
import Foundation
import RabbitMQ

/// Publishes on `events` under any user_id: as a service would, or as somebody who pretends. The broker lets nobody do
/// that who has not the tag `impersonator`, which nobody has.
public struct TestAnnouncer: Sendable {
    private let channel: RabbitMQ.Channel

    public static func with<Result: Sendable>(
        at broker: TestBroker, _ body: (TestAnnouncer) async throws -> Result
    ) async throws -> Result {
        let user = try await broker.addUser(
            "announcer-\(uniqueToken())", write: "^events$", read: "^$",
            topics: ["events": ".*", "requests": "^$", "ingress": "^$"], tags: "impersonator")
        let channel = RabbitMQ.Channel(to: try broker.endpoint(of: user), name: "announcer")
        try await channel.open()
        let result = try await body(TestAnnouncer(channel: channel))
        await channel.close()
        return result
    }

    /// Announces a fact as that service does, but for what is given otherwise; returns its id once the broker has it.
    @discardableResult
    public func announce(
        _ data: JSON, type: String, by service: String = "enrollment", sequence: Int64?,
        id: String = UUID().uuidString.lowercased(), source: String? = nil, user: String? = nil,
        routingKey: String? = nil
    ) async throws -> String {
        let event = CloudEvent(
            id: id, source: source ?? "/services/\(service)", type: type, subject: "test", time: Date(),
            sequence: sequence, data: data)
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json"
        properties.messageID = id
        properties.userID = user ?? "service.\(service)"
        let confirmed = try await channel.publish([
            OutgoingMessage(
                exchange: "events", routingKey: routingKey ?? "\(type).00.00.00.-", properties: properties,
                body: event.structured.serialized())
        ])
        guard confirmed == [.confirmed] else { throw RabbitMQError(.refused, "not confirmed") }
        return id
    }
}
