import Contracts
import FoundationEssentials
import ServiceKit

/// An event that a service announces, before it has an envelope.
public struct OutgoingEvent: Sendable {
    public var type: EventType
    public var data: JSON
    public var subject: String
    /// Where it happened; nil where that is unknown.
    public var place: DivisionCode?
    /// The department that started the story, if one did.
    public var department: String?
    /// The id of the message this answers.
    public var causationID: String?
    /// The id of the first message of the story.
    public var correlationID: String?
    public var traceParent: String?

    public init(
        type: EventType, data: JSON, subject: String, place: DivisionCode? = nil, department: String? = nil,
        causationID: String? = nil, correlationID: String? = nil, traceParent: String? = nil
    ) {
        self.type = type
        self.data = data
        self.subject = subject
        self.place = place
        self.department = department
        self.causationID = causationID
        self.correlationID = correlationID
        self.traceParent = traceParent
    }

    /// An event that answers `cause`.
    public init<Data: EventData>(
        _ data: Data, subject: String, place: DivisionCode? = nil, answering cause: IncomingEvent
    ) {
        self.init(
            type: Data.type, data: data.json, subject: subject, place: place, department: cause.department,
            causationID: cause.event.id, correlationID: cause.event.correlationID ?? cause.event.id,
            traceParent: cause.event.traceParent)
    }

    /// `<type>.<pp>.<cc>.<xx>.<department>`, `00` and `-` where unknown.
    public var routingKey: String {
        let words = place?.words ?? ("00", "00", "00")
        return "\(type.rawValue).\(words.0).\(words.1).\(words.2).\(department ?? "-")"
    }

    /// The event with its envelope. The relay adds `sequence`, which is its place in the outbox.
    func envelope(id: String, source: String, at now: Date) -> CloudEvent {
        CloudEvent(
            id: id, source: source, type: type.rawValue, subject: subject, time: now, dataSchema: type.dataSchema,
            traceParent: traceParent, correlationID: correlationID, causationID: causationID, data: data)
    }

    /// The event, with a new id, as a row of the outbox.
    func row(from identity: ServiceIdentity, at now: Date, _ randomness: Randomness) -> OutboxRow {
        let id = UUID(at: now, randomness).lowercased
        return OutboxRow(
            id: 0, exchange: "events", routingKey: routingKey, eventID: id, subject: subject,
            body: envelope(id: id, source: identity.source, at: now).structured.serialized())
    }
}
