/// What went wrong between this process and the broker. Every error but ``Kind/refused`` ends the connection.
public struct RabbitMQError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// The address does not parse.
        case endpointInvalid = "endpoint-invalid"
        /// No connection could be made, or it was lost.
        case connectionLost = "connection-lost"
        /// The broker does not know this user, or the password is wrong.
        case accessRefused = "access-refused"
        /// A queue or exchange does not exist.
        case notFound = "not-found"
        /// The channel was closed for another reason; `detail` has the broker's code.
        case refused
        /// The broker cancelled the consumer: its queue was deleted, or has moved.
        case consumerCancelled = "consumer-cancelled"
        /// No answer within the time allowed.
        case timedOut = "timed-out"
        /// The broker has confirmed nothing of what was published within the time allowed, and did not say why.
        case unconfirmed
        /// The connection was closed by this side.
        case closed
    }

    public var kind: Kind
    /// Where it happened; never holds a password or a message's content.
    public var detail: String

    public init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    public var description: String { "RabbitMQ \(kind.rawValue): \(detail)" }

    /// True where trying again later can help without anybody changing something.
    public var isRetriable: Bool { kind != .endpointInvalid }
}
