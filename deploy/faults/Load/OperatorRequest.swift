import Contracts
import RabbitMQ

/// A request of an operator, and its identity: asked again under it, it is done once.
struct OperatorRequest: Sendable {
    let service: StagedService
    let id = "review-\(UInt64.random(in: 0...UInt64.max))"
    private let body: JSON

    init(_ request: String, of service: StagedService, _ arguments: JSON) {
        self.service = service
        body = ["request": .string(request), "arguments": arguments, "reason": "as the story has it"]
    }

    func ask(as operatorName: String, over channel: Channel) async throws -> JSON {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.messageID = id
        properties.correlationID = id
        properties.userID = operatorName
        let request = OutgoingMessage(
            exchange: "operations", routingKey: service.rawValue, properties: properties, body: body.serialized())
        let reply = try await channel.request(request, timeout: .seconds(2))
        return try JSON(parsing: reply.body)
    }
}
