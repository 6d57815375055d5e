import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// One event of a handler's type.
public struct Incoming<Message: EventData>: Sendable {
    public let source: IncomingEvent
    /// What its data says, or nil where too much of it is wrong.
    public let message: Message?
    /// Everything that is wrong with its data.
    public let faults: [Reason]
}

/// What arrived together and was not handled before, in delivery order.
public struct Batch<Message: EventData>: Sendable {
    public let items: [Incoming<Message>]
    /// The database's time, once for the whole batch.
    public let now: Date
}

/// Decides one type of message. The runner has opened the transaction and sifted what was handled before; the handler
/// loads, decides and saves, and says what came of each item, in order.
///
/// An error it throws rolls everything back. A refusal that somebody must hear is an event, not an error.
public protocol MessageHandler: Sendable {
    associatedtype Message: EventData
    func handle(_ batch: Batch<Message>, in transaction: borrowing Transaction) throws -> [Outcome]
}

/// What came of one message: events for the outbox, records for the audit log, and a word for the log line.
public struct Outcome: Sendable {
    /// `accepted`, `rejected`, `pending`, `repeated` …
    public var word: String
    public var reasons: [ReasonCode]
    /// Where, for the log line.
    public var place: String?
    public var events: [OutgoingEvent]
    public var audit: [AuditRecord]

    public init(
        _ word: String, reasons: [ReasonCode] = [], place: String? = nil, events: [OutgoingEvent] = [],
        audit: [AuditRecord] = []
    ) {
        self.word = word
        self.reasons = reasons
        self.place = place
        self.events = events
        self.audit = audit
    }
}

extension MessageHandler {
    /// Reads the data of events of this handler's type and handles them.
    func handle(_ events: [IncomingEvent], now: Date, in transaction: borrowing Transaction) throws -> [Outcome] {
        let items = events.map { event in
            var faults: [Reason] = []
            let message = Message(json: event.event.data, faults: &faults)
            return Incoming(source: event, message: message, faults: faults)
        }
        let outcomes = try handle(Batch(items: items, now: now), in: transaction)
        precondition(outcomes.count == events.count, "\(Message.type) handler: one outcome for each message")
        return outcomes
    }
}
