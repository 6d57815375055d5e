import Contracts
import FoundationEssentials
import ServiceKit

/// An event that a service announces to everyone, or a request to one department, before it has an envelope.
public struct OutgoingEvent: Sendable {
    /// Who is told.
    public enum Destination: Sendable {
        /// Everyone, on `events`: nothing personal.
        case everyone
        /// One department, on `requests`: the data is sealed to its key before anything is written.
        case department(DepartmentName, DepartmentKey)
    }

    public var type: EventType
    public var data: JSON
    public var destination = Destination.everyone
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

    /// What is asked of one department. `subject` is opaque, such as a case number: only the data is sealed.
    ///
    /// - Parameters:
    ///   - key: the department's; see ``DepartmentKeyStore``.
    ///   - type: also names the schema of the data, as it is before it is sealed.
    public static func request(
        to department: DepartmentName, key: DepartmentKey, type: EventType, data: JSON, subject: String,
        causationID: String? = nil, correlationID: String? = nil, traceParent: String? = nil
    ) -> OutgoingEvent {
        var request = OutgoingEvent(
            type: type, data: data, subject: subject, causationID: causationID, correlationID: correlationID,
            traceParent: traceParent)
        request.destination = .department(department, key)
        return request
    }

    public var exchange: String {
        switch destination {
        case .everyone: "events"
        case .department: OutgoingEvent.requests
        }
    }

    /// The exchange of requests.
    static let requests = "requests"

    /// `<type>.<pp>.<cc>.<xx>.<department>`, `00` and `-` where unknown; of a request `<department>.<type>`.
    public var routingKey: String {
        switch destination {
        case .everyone:
            let words = place?.words ?? ("00", "00", "00")
            return "\(type.rawValue).\(words.0).\(words.1).\(words.2).\(department ?? "-")"
        case .department(let name, _):
            return "\(name.text).\(type.rawValue)"
        }
    }

    /// The data as it goes onto the wire: a request's is sealed.
    private func published(id: String) -> JSON {
        switch destination {
        case .everyone: data
        case .department(let name, let key): key.seal(data, to: name, type: type, eventID: id)
        }
    }

    /// The event with its envelope. The relay adds `sequence`, which is its place in the outbox.
    func envelope(id: String, source: String, at now: Date) -> CloudEvent {
        CloudEvent(
            id: id, source: source, type: type.rawValue, subject: subject, time: now, dataSchema: type.dataSchema,
            traceParent: traceParent, correlationID: correlationID, causationID: causationID,
            data: published(id: id))
    }

    /// The event, with a new id, as a row of the outbox.
    func row(from identity: ServiceIdentity, at now: Date, _ randomness: Randomness) -> OutboxRow {
        let id = UUID(at: now, randomness).lowercased
        return OutboxRow(
            id: 0, exchange: exchange, routingKey: routingKey, eventID: id, subject: subject,
            body: envelope(id: id, source: identity.source, at: now).structured.serialized())
    }
}

extension OutgoingEvent: CustomStringConvertible, CustomReflectable {
    /// Without its data: that of a request is personal until it is sealed.
    public var description: String { "\(type) about \(subject)" }
    public var customMirror: Mirror { Mirror(self, children: ["type": type.rawValue, "subject": subject]) }
}
