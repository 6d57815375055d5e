import Contracts
import FoundationEssentials
import RabbitMQ
import ServiceKit

/// The other services, as one may ask them over `queries`.
struct Neighbours: Sendable {
    let link: BrokerLink
    let identity: ServiceIdentity

    /// The result of a query.
    ///
    /// - Parameter id: of the question, which its sealed parts are bound to.
    /// - Throws: ``NeighbourRefused``, or what the broker has against it; no answer within ten seconds is one.
    func ask(_ query: JSON, of service: ServiceName, id: String = UUID().lowercased) async throws -> JSON {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.userID = identity.brokerUser
        properties.correlationID = id
        // An answer that nobody waits for any more is of no use.
        properties.isPersistent = false
        let channel = try await link.channel()
        let reply = try await channel.request(
            OutgoingMessage(
                exchange: "queries", routingKey: service.rawValue, properties: properties, body: query.serialized(),
                isMandatory: true))
        let answer = try JSON(parsing: reply.body)
        guard let result = answer["result"] else {
            throw NeighbourRefused(code: answer["error"]?["code"]?.string ?? "")
        }
        return result
    }

    /// Whatever was wrong with the connection, the next question has another.
    func hangUp() async { await link.close() }
}

/// Another service does not answer this service's question, or not as it should; what that is good for is asked again
/// later.
public struct NeighbourRefused: Error, CustomStringConvertible {
    /// Why, where it said so.
    public let code: ReasonCode?

    init(code: String) { self.code = ReasonCode(rawValue: code) }

    private init(_ code: ReasonCode?) { self.code = code }

    /// What it says is no answer to the question.
    public static let unreadable = NeighbourRefused(nil)

    /// Whether it may be the fault of what it was asked about, and asking about less may show of which.
    var mayBeOfOne: Bool { code == .processingFailed }

    public var description: String { "another service refused: \(code?.rawValue ?? "unreadable")" }
}

/// The key to which questions to another service must be sealed is not set.
public struct NeighbourKeyMissing: Error {
    public init() {}
}
