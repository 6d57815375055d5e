import Contracts
import Crypto
import Messaging
import RabbitMQ
import ServiceKit

extension FuzzTarget {
    static let ingress = FuzzTarget(
        "ingress", "a delivery: who sent it, in which mode, and whether all agrees", maximumLength: 4_096
    ) { bytes in
        let delivery = WrittenMessage(bytes).delivery
        let arrival = reader.read(delivery)
        try hold((1...CloudEvent.maximumBatchCount).contains(arrival.items.count), "\(arrival.items.count) items")
        for item in arrival.items {
            switch item {
            case .event(let event): try holdProven(event, delivery)
            case .refused(let refused): try holdRefused(refused, delivery)
            }
        }
        for (item, again) in zip(arrival.items, reader.read(delivery).items) {
            try hold(item.digest == again.digest, "the same message has the same digest")
        }
    }

    private static let service = ServiceIdentity(name: "enrollment", brokerUser: "service.enrollment")
    private static let key = NamedKey(id: "fuzz", key: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))
    private static let reader = IngressReader(
        identity: service, keys: KeyRing(master: key, search: key), types: [EventType.enrollmentRequestedV1.rawValue])

    private static func holdProven(_ event: IncomingEvent, _ delivery: Delivery) throws {
        let isOwn = delivery.properties.userID == service.brokerUser
        try hold(isOwn || event.department == delivery.properties.userID, "a department speaks for itself alone")
        try hold(event.event.source == "/departments/\(event.department)", "source and sender agree")
        try hold(isOwn || event.event.type == delivery.routingKey, "type and routing key agree")
        try hold(isOwn || event.attempts == 0, "attempts are counted by the service alone")
        try hold(reader.types.contains(event.event.type), "only what is handled is handed on")
        try hold(try JSON(parsing: event.canonicalData).canonical() == event.canonicalData, "the data is canonical")
        try holdEvent(event.event)
    }

    private static func holdRefused(_ refused: RefusedEvent, _ delivery: Delivery) throws {
        try holdQuotesNothing(refused.fault)
        let isOwn = delivery.properties.userID == service.brokerUser
        try hold(
            isOwn || refused.department == nil || refused.department == delivery.properties.userID,
            "nobody is told of another's message")
        if refused.fault.code == .senderUnproven {
            try hold(refused.department == nil, "an unproven sender is told nothing")
        }
    }
}

extension Arrival.Item {
    fileprivate var digest: [UInt8] {
        switch self {
        case .event(let event): event.digest
        case .refused(let refused): refused.digest
        }
    }
}
