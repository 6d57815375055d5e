import Contracts
import RabbitMQ

/// A request of an operator or a query of a department, as it was asked: what, with what, and by whom, proven by the
/// broker.
public struct RequestCall: Sendable {
    /// An id is stored with the answer.
    public static let longestID = 255

    public let name: String
    public let arguments: JSON
    /// The department, or the operator's name.
    public let sender: String
    /// The same again gets the stored answer; empty where none was given.
    public let id: String
    /// The operator's reason, where one was given.
    public let why: String?
    /// Asked by an operator on `<service>.operations`, not by a department on `<service>.queries`.
    public let isOperation: Bool

    /// Throws what the one who asked is told.
    public init(_ delivery: Delivery) throws(RequestRefusal) {
        isOperation = delivery.queue.hasSuffix(".operations")
        // Unreadable is an answer here, not a failure.
        guard delivery.body.count <= CloudEvent.maximumMessageBytes, let json = try? JSON(parsing: delivery.body),
            let name = json[isOperation ? "request" : "query"]?.string
        else { throw RequestRefusal(.requestMalformed) }
        self.name = name
        arguments = isOperation ? json["arguments"] ?? .object([]) : json
        why = isOperation ? json["reason"]?.string : nil
        sender = try Self.sender(of: delivery, isOperation: isOperation)
        id = delivery.properties.messageID ?? delivery.properties.correlationID ?? ""
        // PostgreSQL stores no U+0000, and nobody needs the others.
        guard id.utf8.count <= Self.longestID, id.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw RequestRefusal(.requestMalformed, field: "id")
        }
    }

    private static func sender(of delivery: Delivery, isOperation: Bool) throws(RequestRefusal) -> String {
        guard let user = delivery.properties.userID else { throw RequestRefusal(.senderUnproven) }
        guard isOperation else { return user }
        guard user.hasPrefix("operator.") else { throw RequestRefusal(.requestNotPermitted) }
        return String(user.dropFirst("operator.".count))
    }
}
