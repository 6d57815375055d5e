#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One CloudEvents 1.0 event with JSON `data`, and the extension attributes this system uses.
///
/// A value read from a message keeps these limits: `id` at most 128 bytes, `source` and `subject` 256, `type` 128, none
/// of them empty, no control characters, and no identity or phone number in any of them, since they are logged.
public struct CloudEvent: Sendable, Equatable, CustomStringConvertible {
    public var id: String
    /// `/departments/<name>` or `/services/<name>`.
    public var source: String
    public var type: String
    public var subject: String?
    public var time: Date?
    public var dataSchema: String?
    /// W3C trace context, extension `traceparent`.
    public var traceParent: String?
    /// The id of the first message of the story, extension `correlationid`.
    public var correlationID: String?
    /// The id of the message this one answers, extension `causationid`.
    public var causationID: String?
    /// Orders the events about one subject, extension `sequence`.
    public var sequence: Int64?
    /// Always an object.
    public var data: JSON

    public init(
        id: String, source: String, type: String, subject: String? = nil, time: Date? = nil,
        dataSchema: String? = nil, traceParent: String? = nil, correlationID: String? = nil,
        causationID: String? = nil, sequence: Int64? = nil, data: JSON
    ) {
        self.id = id
        self.source = source
        self.type = type
        self.subject = subject
        self.time = time
        self.dataSchema = dataSchema
        self.traceParent = traceParent
        self.correlationID = correlationID
        self.causationID = causationID
        self.sequence = sequence
        self.data = data
    }

    /// What the event is, without its data: an event that slips into a log line tells nothing of a person.
    public var description: String { "\(type) \(id) from \(source)" }

    /// A batch holds at most this many events.
    public static let maximumBatchCount = 500
    /// A message has at most this many bytes, on every broker version.
    public static let maximumMessageBytes = 1 << 20
}
