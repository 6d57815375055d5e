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

/// Another service does not answer this service's question; what that is good for is asked again later.
public struct NeighbourRefused: Error {
    /// A reason code, or nothing.
    public var code: String
}
