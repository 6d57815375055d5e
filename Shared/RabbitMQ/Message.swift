/// A value in a message's headers; what else AMQP can express is kept as ``other``.
public enum HeaderValue: Sendable, Equatable {
    case string(String)
    case integer(Int64)
    case boolean(Bool)
    /// Of a kind that nothing here reads: tables, arrays, decimals, times, bytes.
    case other

    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
}

/// The AMQP 0-9-1 basic properties that the system uses.
public struct MessageProperties: Sendable, Equatable {
    public var contentType: String?
    public var contentEncoding: String?
    public var headers: [String: HeaderValue] = [:]
    /// True for delivery mode 2: kept over a broker's restart.
    public var isPersistent = true
    public var correlationID: String?
    public var replyTo: String?
    public var messageID: String?
    /// Seconds since 1970.
    public var timestamp: UInt64?
    public var type: String?
    /// The broker checks this against the connection's user: a proof of who sent the message.
    public var userID: String?
    public var appID: String?

    public init() {}
}

/// A message as the broker delivered it; a copy, independent of the connection.
public struct Delivery: Sendable {
    public var deliveryTag: UInt64
    public var isRedelivered: Bool
    public var exchange: String
    public var routingKey: String
    public var properties: MessageProperties
    public var body: [UInt8]
    /// The queue it was consumed from.
    public var queue = ""

    public init(
        deliveryTag: UInt64, isRedelivered: Bool, exchange: String, routingKey: String, properties: MessageProperties,
        body: [UInt8]
    ) {
        self.deliveryTag = deliveryTag
        self.isRedelivered = isRedelivered
        self.exchange = exchange
        self.routingKey = routingKey
        self.properties = properties
        self.body = body
    }

    /// How often a quorum queue has delivered it before.
    public var deliveryCount: Int { Int(properties.headers["x-delivery-count"]?.integer ?? 0) }
    /// Where it stands in a stream.
    public var streamOffset: Int64? { properties.headers["x-stream-offset"]?.integer }
}

/// A message to publish.
public struct OutgoingMessage: Sendable {
    public var exchange: String
    public var routingKey: String
    public var properties: MessageProperties
    public var body: [UInt8]
    /// Return it, and report ``Confirmation/unroutable``, where no queue takes it. Needs a `messageID`.
    public var isMandatory: Bool

    public init(
        exchange: String, routingKey: String, properties: MessageProperties, body: [UInt8], isMandatory: Bool = false
    ) {
        self.exchange = exchange
        self.routingKey = routingKey
        self.properties = properties
        self.body = body
        self.isMandatory = isMandatory
    }
}

/// What the broker said of one published message.
public enum Confirmation: Sendable, Equatable {
    /// Every queue it was routed to has it, safely.
    case confirmed
    /// A queue refused it (full, or unavailable); others may have it.
    case refused
    /// It was mandatory, and no queue is bound for its routing key.
    case unroutable
    /// The connection was lost first: the broker may have it or not.
    case unknown
}
