import Contracts

/// A message, read: its data, or what is wrong with it.
public struct ReadEvent<Data: EventData> {
    public let event: IncomingEvent
    public let data: Data?
    public let faults: [Reason]

    public init(_ event: IncomingEvent) {
        var faults: [Reason] = []
        self.event = event
        data = Data(json: event.event.data, faults: &faults)
        self.faults = faults
    }
}
