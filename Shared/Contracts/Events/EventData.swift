/// What an event of one type says: its `data`, read and written.
public protocol EventData: Sendable, Equatable {
    static var type: EventType { get }

    /// Reads `data`. Everything wrong is appended to `faults`, all at once; `nil` when what is left is unusable.
    /// Unknown members are ignored: within a version only optional fields are added.
    init?(json: JSON, faults: inout [Reason])

    /// The same `data`, written.
    var json: JSON { get }
}
