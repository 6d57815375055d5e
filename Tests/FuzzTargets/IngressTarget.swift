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
    private static let reader = DeliveryReader(
        identity: service, keys: KeyRing(master: key, search: key),
        origins: [
            EventType.enrollmentRequestedV1.rawValue: .departments,
            EventType.organizationRegisteredV1.rawValue: .facts(of: .stations),
        ])

    private static func holdProven(_ event: IncomingEvent, _ delivery: Delivery) throws {
        let isOwn = delivery.properties.userID == service.brokerUser
        try hold(isOwn || event.sender.user == delivery.properties.userID, "everybody speaks for himself alone")
        try hold(event.event.source == event.sender.source, "source and sender agree")
        let key = delivery.routingKey
        switch event.sender {
        case .department(let name):
            try hold(event.department == name, "a department tells its own story")
            try hold(isOwn || event.event.type == key, "type and routing key agree")
        case .service:
            try hold(isOwn || key.hasPrefix("\(event.event.type)."), "type and routing key agree")
            try hold(isOwn || key.hasSuffix(".\(event.department)"), "the story is that of the key's department")
        }
        try hold(isOwn || event.attempts == 0, "attempts are counted by the service alone")
        let taken: Bool
        switch (reader.origins[event.event.type], event.sender) {
        case (.departments, .department): taken = true
        case (.facts(let owner), .service(let name)): taken = owner == name
        default: taken = false
        }
        try hold(taken, "only what is handled, and of whom it is taken, is handed on")
        try hold(try JSON(parsing: event.canonicalData).canonical() == event.canonicalData, "the data is canonical")
        try holdEvent(event.event)
    }

    private static func holdRefused(_ refused: RefusedEvent, _ delivery: Delivery) throws {
        try holdQuotesNothing(refused.fault)
        let isOwn = delivery.properties.userID == service.brokerUser
        try hold(
            isOwn || refused.sender == nil || refused.sender?.user == delivery.properties.userID,
            "nobody is told of another's message")
        if refused.fault.code == .senderUnproven {
            try hold(refused.sender == nil, "an unproven sender is told nothing")
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
