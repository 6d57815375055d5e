import Contracts

/// An event whose sender the broker has proven, as it is given to a handler.
public struct IncomingEvent: Sendable {
    public let event: CloudEvent
    /// Who published it first.
    public let sender: ProvenSender
    /// The department that tells the story: the sender; of a fact the one that started it, or `-`.
    public let department: String
    /// As it was published first.
    let routingKey: String
    /// The keyed hash of its type and data: tells a resend from a reused id.
    public let digest: [UInt8]
    /// RFC 8785 form of the data.
    public let canonicalData: [UInt8]
    /// How often handling it has failed, or was put off, before.
    public let attempts: Int
    /// The dead letter that is sent again, if it is one.
    let letter: Int64?

    /// Whether it may still be put off, waiting for news: at most so many times.
    public func mayWait(times: Int) -> Bool { attempts < times }
}

/// An event, or what should have been one, that is not handed to a handler.
public struct RefusedEvent: Sendable {
    public internal(set) var fault: ContractFault
    /// Where there is one; a department is told.
    public let sender: ProvenSender?
    /// Stands for the event where it has no readable id.
    public let digest: [UInt8]
    /// Only this event of a batch, or the whole message.
    public let body: [UInt8]
    /// As it was published first.
    let routingKey: String
    /// How often handling it has failed, or was put off, before.
    let attempts: Int
    /// The dead letter that is sent again, if it is one.
    let letter: Int64?
}

/// One delivery, read: what it holds, in order.
public struct Arrival: Sendable {
    public enum Item: Sendable {
        case event(IncomingEvent)
        case refused(RefusedEvent)
    }

    public let deliveryTag: UInt64
    /// How often the queue has delivered it before: one that keeps coming back is handled alone.
    public let deliveryCount: Int
    public let items: [Item]
}
