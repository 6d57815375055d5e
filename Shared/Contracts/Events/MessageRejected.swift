/// `message.rejected.v1`: a message of a proven sender that could not be read, or may not be sent.
public struct MessageRejected: EventData {
    public static let type = EventType.messageRejectedV1

    /// The event's id, where it could be read and holds no personal number.
    public var eventID: String?
    /// Its type, where it could be read.
    public var type: String?
    public var reasons: [Reason]

    public init(eventID: String?, type: String?, reasons: [Reason]) {
        self.eventID = eventID
        self.type = type
        self.reasons = reasons
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reasons = json["reasons"]?.array else {
            faults.append(Reason(.fieldMissing, field: "reasons"))
            return nil
        }
        self.init(
            eventID: json["eventId"]?.string, type: json["type"]?.string, reasons: reasons.compactMap(Reason.init(json:)))
    }

    public var json: JSON {
        .object([
            "eventId": eventID.map(JSON.string), "type": type.map(JSON.string),
            "reasons": .array(reasons.map(\.json)),
        ])
    }
}
