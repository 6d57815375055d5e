/// An event to be published: its type and data, and the place in its routing key.
public struct Announcement: Sendable, Hashable {
    public var type: EventType
    public var data: JSON
    /// `nil` where the place is not known.
    public var place: DivisionCode?

    public init(_ event: some EventData, place: DivisionCode?) {
        type = Swift.type(of: event).type
        data = event.json
        self.place = place
    }
}
