import Contracts
import RabbitMQ

/// An operator who decides about what waits, as each story has it, whatever happens to the broker. There are two of them,
/// and they do not agree on who takes which: of two decisions about one application the second must be refused.
struct ReviewDesk: Sendable {
    let endpoint: AMQPEndpoint
    let seed: UInt64

    /// Decides until cancelled.
    func run() async throws {
        // What was asked and not answered is asked again under its id: it may have been done.
        var unanswered: [Order] = []
        while !Task.isCancelled {
            let channel = Channel(to: endpoint, name: "chaos-review")
            do {
                try await channel.open()
                while true {
                    while let order = unanswered.last {
                        _ = try await ask(order, over: channel)
                        unanswered.removeLast()
                    }
                    let waiting = try await ask(Order("applications.list", ["limit": 200]), over: channel)
                    unanswered = orders(for: waiting["result"]?["applications"]?.array ?? [])
                    if unanswered.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
                }
            } catch is RabbitMQError {
                try await Task.sleep(for: .milliseconds(50))
            }
            await channel.close()
        }
    }

    /// A request and its identity.
    private struct Order: Sendable {
        let id = "review-\(UInt64.random(in: 0...UInt64.max))"
        let body: JSON

        init(_ request: String, _ arguments: JSON) {
            body = ["request": .string(request), "arguments": arguments, "reason": "as the story has it"]
        }
    }

    private func orders(for waiting: [JSON]) -> [Order] {
        var chosen: [Verdict: [JSON]] = [:]
        for application in waiting {
            guard let number = application["number"]?.string, let index = Int(number.dropFirst()) else { continue }
            let story = Story(MessageKey(index: index).story, seed: seed)
            guard story.plot == .reviewed else { continue }
            chosen[story.review, default: []].append([
                "department": application["department"] ?? .null, "number": .string(number),
            ])
        }
        return chosen.map { verdict, applications in
            Order(
                "applications.decide",
                [
                    "decision": verdict == .accepted ? "approve" : verdict == .returned ? "return" : "reject",
                    "reasons": verdict == .accepted
                        ? []
                        : [["code": verdict == .returned ? "review-materials-missing" : "review-declined"]],
                    "applications": .array(applications),
                ])
        }
    }

    private func ask(_ order: Order, over channel: Channel) async throws -> JSON {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.messageID = order.id
        properties.correlationID = order.id
        properties.userID = endpoint.username
        let request = OutgoingMessage(
            exchange: "operations", routingKey: "enrollment", properties: properties, body: order.body.serialized())
        let reply = try await channel.request(request, timeout: .seconds(2))
        return try JSON(parsing: reply.body)
    }
}
