/// `message.rejected.v1`: the answer to a proven sender whose message could not be read as the event it should be.
public struct MessageRejected: EventData {
    public static let type = EventType.messageRejectedV1

    /// As far as they could be read.
    public var eventID: String?
    public var eventType: String?
    public var reasons: [Reason]

    public init(eventID: String?, eventType: String?, reasons: [Reason]) {
        self.eventID = eventID
        self.eventType = eventType
        self.reasons = reasons
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        eventID = reader.optionalText("eventId", limit: 128, &faults)
        eventType = reader.optionalText("type", limit: 128, &faults)
        reasons = reader.reasons("reasons", &faults)
        guard faults.count == before else { return nil }
    }

    public var json: JSON {
        .object([
            "eventId": eventID.map(JSON.string), "type": eventType.map(JSON.string),
            "reasons": .array(reasons.map(\.json)),
        ])
    }
}
