import Contracts

/// What another service has announced about one subject, and its place in the order of what is announced about it.
public struct Fact<Data: EventData>: Sendable {
    public let data: Data
    /// Of two facts about a subject the one with the higher sequence holds, in whatever order they arrive.
    public let sequence: Int64

    public init(_ data: Data, sequence: Int64) {
        self.data = data
        self.sequence = sequence
    }

    /// Reads an event whose origin is ``MessageOrigin/facts(of:)``.
    ///
    /// - Throws: ``UnreadableFact``; the event is then tried again, and put aside in the end: its sender is not told, for
    ///   it is one of our own, and at fault.
    public init(_ event: IncomingEvent) throws(UnreadableFact) {
        var faults: [Reason] = []
        guard let data = Data(json: event.event.data, faults: &faults), faults.isEmpty,
            let sequence = event.event.sequence
        else { throw UnreadableFact() }
        self.init(data, sequence: sequence)
    }
}

/// A service has announced something that is not as its contract says, or older than this program.
public struct UnreadableFact: Error {
    public init() {}
}
