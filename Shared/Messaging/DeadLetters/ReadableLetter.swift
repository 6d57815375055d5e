import Contracts
import RabbitMQ
import ServiceKit

/// A letter that can be sent again: its event, and who is proven to have sent it.
struct ReadableLetter {
    let id: Int64
    let event: CloudEvent
    let sender: ProvenSender
    let routingKey: String
    let digest: [UInt8]

    /// - Throws: ``RequestRefusal`` with the reason why trying again cannot help.
    init(_ letter: DeadLetterStore.Letter, handled types: Set<String>, keys: KeyRing) throws(RequestRefusal) {
        guard let sender = letter.department.map(ProvenSender.init) else { throw RequestRefusal(.senderUnproven) }
        let event = try ReadableLetter.event(in: letter, keys: keys)
        guard event.source == sender.source else { throw RequestRefusal(.senderUnproven) }
        guard types.contains(event.type) else { throw RequestRefusal(.letterUnhandled) }
        id = letter.id
        self.event = event
        self.sender = sender
        routingKey = letter.routingKey ?? event.type
        digest = keys.contentHash(of: event)
    }

    private static func event(in letter: DeadLetterStore.Letter, keys: KeyRing) throws(RequestRefusal) -> CloudEvent {
        guard let sealed = letter.sealed else { throw RequestRefusal(.letterExpired) }
        do {
            let body = try keys.open(sealed, context: DeadLetterStore.context)
            guard body.count <= CloudEvent.maximumMessageBytes else { throw RequestRefusal(.messageTooLarge) }
            return try CloudEvent(structured: try JSON(parsing: body))
        } catch {
            // Whatever it is that cannot be read, it will not be read at the next try.
            throw (error as? RequestRefusal) ?? RequestRefusal(.letterUnreadable)
        }
    }

    /// The event once more, to the service's own queue; should it fail it is put aside again at once.
    func message(attempts: Int, by identity: ServiceIdentity) -> OutgoingMessage {
        OutgoingMessage(
            resending: event.structured.serialized(), messageID: event.id, to: identity.name, of: sender,
            routingKey: routingKey, attempts: max(attempts, RetrySchedule.exhausted), letter: id, by: identity)
    }
}

extension KeyRing {
    /// The keyed hash of an event's type and data: tells a resend from a reused id.
    func contentHash(of event: CloudEvent) -> [UInt8] {
        contentHash(ofCanonical: event.data.canonical(), type: event.type)
    }
}
