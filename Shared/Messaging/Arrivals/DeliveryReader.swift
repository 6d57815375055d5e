import Contracts
import RabbitMQ
import ServiceKit

/// Reads deliveries into proven events. Nothing here throws: what cannot be read or proven is refused, item by item.
public struct DeliveryReader: Sendable {
    let identity: ServiceIdentity
    let keys: KeyRing
    /// What this service handles, and of whom it takes it.
    public let origins: [String: MessageOrigin]

    public init(identity: ServiceIdentity, keys: KeyRing, origins: [String: MessageOrigin]) {
        self.identity = identity
        self.keys = keys
        self.origins = origins
    }

    public func read(_ delivery: Delivery) -> Arrival {
        let origin = Origin(delivery, identity: identity)
        return Arrival(
            deliveryTag: delivery.deliveryTag, deliveryCount: delivery.deliveryCount,
            items: items(of: delivery, from: origin))
    }

    private func items(of delivery: Delivery, from origin: Origin) -> [Arrival.Item] {
        func refuse(_ fault: ContractFault) -> Arrival.Item { refused(fault, from: origin, body: delivery.body) }
        guard origin.sender != nil else { return [refuse(ContractFault(.senderUnproven))] }
        if delivery.properties.headers.keys.contains(where: { $0 == "CC" || $0 == "BCC" }) {
            return [refuse(ContractFault(.copyHeadersRefused))]
        }
        guard delivery.body.count <= CloudEvent.maximumMessageBytes else {
            return [refuse(ContractFault(.messageTooLarge))]
        }
        if let encoding = delivery.properties.contentEncoding,
            !["utf-8", "utf8", "identity"].contains(encoding.lowercased())
        {
            return [refuse(ContractFault(.charsetUnsupported))]
        }
        do throws(ContractFault) {
            switch try MessageFormat(contentType: delivery.properties.contentType) {
            case .structured:
                return [item(try CloudEvent(structured: try json(delivery.body)), from: origin)]
            case .batch:
                let batch = try json(delivery.body)
                return zip(try CloudEvent.batch(batch), batch.array ?? []).map { result, element in
                    switch result {
                    case .success(let event): item(event, from: origin)
                    case .failure(let fault): refused(fault, from: origin, body: element.serialized())
                    }
                }
            case .binary:
                let headers = delivery.properties.headers.compactMapValues(\.string)
                let event = try CloudEvent(
                    binaryHeaders: headers, contentType: delivery.properties.contentType, body: delivery.body)
                return [item(event, from: origin)]
            }
        } catch {
            return [refuse(error)]
        }
    }

    private func json(_ body: [UInt8]) throws(ContractFault) -> JSON {
        do {
            return try JSON(parsing: body)
        } catch {
            throw ContractFault(error)
        }
    }

    /// Checks that sender, source, type and routing key agree, and that the type is taken of this sender.
    private func item(_ event: CloudEvent, from origin: Origin) -> Arrival.Item {
        func refuse(_ code: ReasonCode, _ field: String) -> Arrival.Item {
            let fault = ContractFault(code, field: field, eventID: event.id, source: event.source, type: event.type)
            return refused(fault, from: origin, body: event.structured.serialized())
        }
        guard let sender = origin.sender, event.source == sender.source else {
            return refused(
                ContractFault(.senderUnproven, field: "source"), from: origin.unproven,
                body: event.structured.serialized())
        }
        if let unknown = EventType(rawValue: event.type).unknownReason { return refuse(unknown, "type") }
        guard let department = origin.department(of: event) else { return refuse(.typeMismatch, "type") }
        guard origins[event.type]?.includes(sender) == true else { return refuse(.typeNotPermitted, "type") }
        let canonical = event.data.canonical()
        return .event(
            IncomingEvent(
                event: event, sender: sender, department: department, routingKey: origin.routingKey,
                digest: keys.contentHash(ofCanonical: canonical, type: event.type), canonicalData: canonical,
                attempts: origin.attempts, letter: origin.letter))
    }

    private func refused(_ fault: ContractFault, from origin: Origin, body: [UInt8]) -> Arrival.Item {
        .refused(
            RefusedEvent(
                fault: fault, sender: origin.sender, digest: keys.searchHash(of: body, purpose: "refused"),
                body: body, routingKey: origin.routingKey, attempts: origin.attempts, letter: origin.letter))
    }
}
