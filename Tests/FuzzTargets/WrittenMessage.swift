import RabbitMQ

/// A message as a corpus file writes it, so that a person can read and change it: lines `name: value`, an empty line,
/// the body. `user-id`, `content-type` and the like are AMQP properties, every other name is a header; a value that
/// begins with `#` is a whole number.
struct WrittenMessage {
    var properties = MessageProperties()
    var queue = "enrollment"
    var routingKey = ""
    var body: [UInt8] = []

    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest[..<end]
            rest = rest[(end + 1)...]
            if line.isEmpty { break }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            // `cloudEvents:id: 7` has a colon in its name, as the AMQP binding allows.
            let after = line[(colon + 1)...]
            let isName = after.first != UInt8(ascii: " ")
            let split = isName ? after.firstIndex(of: UInt8(ascii: ":")) ?? colon : colon
            read(
                name: String(decoding: line[..<split], as: UTF8.self),
                value: String(decoding: line[(split + 1)...].drop { $0 == UInt8(ascii: " ") }, as: UTF8.self))
        }
        body = Array(rest)
    }

    var delivery: Delivery {
        var delivery = Delivery(
            deliveryTag: 1, isRedelivered: false, exchange: "ingress", routingKey: routingKey, properties: properties,
            body: body)
        delivery.queue = queue
        return delivery
    }

    private mutating func read(name: String, value: String) {
        switch name {
        case "queue": queue = value
        case "routing-key": routingKey = value
        case "user-id": properties.userID = value
        case "content-type": properties.contentType = value
        case "content-encoding": properties.contentEncoding = value
        case "message-id": properties.messageID = value
        case "correlation-id": properties.correlationID = value
        case "reply-to": properties.replyTo = value
        default:
            let number = value.hasPrefix("#") ? Int64(value.dropFirst()) : nil
            properties.headers[name] = number.map(HeaderValue.integer) ?? .string(value)
        }
    }
}
