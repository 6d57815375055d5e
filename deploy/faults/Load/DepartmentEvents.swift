import Contracts
import RabbitMQ

extension OutgoingMessage {
    /// An event of a department.
    ///
    /// - Parameters:
    ///   - time: by the department's clock.
    ///   - word: the type that the event names, where that is not what it is published as.
    static func event(
        id: String, of type: EventType, from department: String, data: JSON,
        at time: String = "2026-01-05T08:00:00+08:00", saying word: String? = nil
    ) -> OutgoingMessage {
        message(
            id, type, department, as: "application/cloudevents+json",
            structured(id, word ?? type.rawValue, department, data, time).serialized())
    }

    /// Several events of one type in one message.
    static func batch(
        _ events: [(id: String, data: JSON)], of type: EventType, from department: String,
        at time: String = "2026-01-05T08:00:00+08:00"
    ) -> OutgoingMessage {
        message(
            events.first?.id ?? "", type, department, as: "application/cloudevents-batch+json",
            JSON.array(events.map { structured($0.id, type.rawValue, department, $0.data, time) }).serialized())
    }

    private static func structured(
        _ id: String, _ type: String, _ department: String, _ data: JSON, _ time: String
    ) -> JSON {
        [
            "specversion": "1.0", "id": .string(id), "source": .string("/departments/\(department)"),
            "type": .string(type), "time": .string(time), "datacontenttype": "application/json", "data": data,
        ]
    }

    private static func message(
        _ id: String, _ type: EventType, _ department: String, as contentType: String, _ body: [UInt8]
    ) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = contentType
        properties.messageID = id
        properties.userID = department
        return OutgoingMessage(exchange: "ingress", routingKey: type.rawValue, properties: properties, body: body)
    }
}
