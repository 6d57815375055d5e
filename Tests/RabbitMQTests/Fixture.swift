import RabbitMQ
import TestSupport
import Testing

/// Opens channels, and closes them when the body is done.
func withChannel<Result>(
    _ endpoint: AMQPEndpoint, name: String = "test", heartbeat: Int = 15, _ body: (Channel) async throws -> Result
) async throws -> Result {
    let channel = Channel(to: endpoint, name: name, heartbeat: heartbeat)
    do {
        try await channel.open()
        let result = try await body(channel)
        await channel.close()
        return result
    } catch {
        await channel.close()
        throw error
    }
}

/// The error that `body` must throw.
func failure(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async throws -> RabbitMQError {
    do {
        try await body()
    } catch let error as RabbitMQError {
        return error
    }
    Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    throw RabbitMQError(.closed, "nothing was thrown")
}

extension OutgoingMessage {
    /// To a queue, through the default exchange.
    static func to(
        _ queue: String, _ text: String, id: String? = nil, headers: [String: HeaderValue] = [:],
        isMandatory: Bool = false
    ) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.messageID = id
        properties.headers = headers
        return OutgoingMessage(
            exchange: "", routingKey: queue, properties: properties, body: Array(text.utf8), isMandatory: isMandatory)
    }
}

extension Delivery {
    var text: String { String(decoding: body, as: UTF8.self) }
}

extension Channel {
    /// Takes deliveries until there are `count`, which is the caller's guess of what must come.
    func deliveries(exactly count: Int) async throws -> [Delivery] {
        var all: [Delivery] = []
        while all.count < count { all += try await deliveries(limit: count - all.count) }
        return all
    }
}
