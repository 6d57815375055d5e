import Contracts
import RabbitMQ

/// Who sent a delivery, and where to. The service's own headers are believed only under its own `user_id`, which the
/// broker has checked.
struct Origin {
    static let senderHeader = "x-union-sender"
    static let routingKeyHeader = "x-union-routing-key"
    static let attemptsHeader = "x-union-attempts"
    static let letterHeader = "x-union-letter"

    var sender: ProvenSender?
    var routingKey: String
    var attempts = 0
    /// The dead letter that is sent again, if it is one.
    var letter: Int64?
    /// Whether the service itself published this delivery of it.
    var isOwn = false

    init(_ delivery: Delivery, identity: ServiceIdentity) {
        let headers = delivery.properties.headers
        routingKey = delivery.routingKey
        sender = delivery.properties.userID.map(ProvenSender.init)
        guard delivery.properties.userID == identity.brokerUser else { return }
        isOwn = true
        sender = headers[Origin.senderHeader]?.string.map(ProvenSender.init)
        routingKey = headers[Origin.routingKeyHeader]?.string ?? routingKey
        attempts = Int(headers[Origin.attemptsHeader]?.integer ?? 0)
        letter = headers[Origin.letterHeader]?.integer
    }

    /// The department that tells this event's story, or nil where the routing key is not that of such an event.
    func department(of event: CloudEvent) -> String? {
        switch sender {
        case .department(let name): event.type == routingKey ? name : nil
        case .service:
            // What comes from a queue's end bears the key of the queue's end, and then the type stands for it.
            isOwn && event.type == routingKey
                ? FactKey.none : FactKey(routingKey, of: event.type)?.department
        case nil: nil
        }
    }

    var unproven: Origin {
        var origin = self
        origin.sender = nil
        return origin
    }
}

extension OutgoingMessage {
    /// A message once more, to one queue, under the service's own `user_id` with its proven origin in headers.
    init(
        resending body: [UInt8], messageID: String? = nil, to queue: String, of sender: ProvenSender?,
        routingKey: String, attempts: Int, letter: Int64? = nil, by identity: ServiceIdentity
    ) {
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json"
        properties.messageID = messageID
        properties.userID = identity.brokerUser
        properties.headers = [
            Origin.routingKeyHeader: .string(routingKey), Origin.attemptsHeader: .integer(Int64(attempts)),
        ]
        properties.headers[Origin.senderHeader] = sender.map { .string($0.user) }
        properties.headers[Origin.letterHeader] = letter.map(HeaderValue.integer)
        self.init(exchange: "", routingKey: queue, properties: properties, body: body, isMandatory: true)
    }
}

extension IncomingEvent {
    /// The event alone, to one queue, with its proven origin and its attempts.
    func again(to queue: String, attempts: Int, by identity: ServiceIdentity) -> OutgoingMessage {
        OutgoingMessage(
            resending: event.structured.serialized(), messageID: event.id, to: queue, of: sender,
            routingKey: routingKey, attempts: attempts, letter: letter, by: identity)
    }
}
