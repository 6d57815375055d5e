import RabbitMQ
import ServiceKit

/// One event on its way out.
struct OutboxRow: Sendable {
    var id: Int64
    let exchange: String
    let routingKey: String
    let eventID: String
    let subject: String
    let body: [UInt8]

    /// The department that is asked, of a request.
    var department: String { String(routingKey.prefix { $0 != "." }) }

    /// As it is published. What is asked of a department must reach a queue; what everyone may hear is in the log anyway.
    func message(from identity: ServiceIdentity) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json"
        properties.messageID = eventID
        properties.userID = identity.brokerUser
        return OutgoingMessage(
            exchange: exchange, routingKey: routingKey, properties: properties, body: completedBody,
            isMandatory: exchange == OutgoingEvent.requests)
    }

    /// The event with its `sequence`: the outbox id, which grows with each event about a subject.
    var completedBody: [UInt8] {
        var body = body
        body.removeLast()
        body.append(contentsOf: ",\"sequence\":\(id)}".utf8)
        return body
    }
}
