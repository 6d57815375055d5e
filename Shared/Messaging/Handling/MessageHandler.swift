import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// What arrived together and was not handled before, in delivery order: events of one type, whose senders are proven, and
/// of whom the handler takes it: departments that are registered and may send it, or the service that owns the fact.
public struct Batch: Sendable {
    public let events: [IncomingEvent]
    /// Where each stands among the events that were asked about.
    public let positions: [Int]
    /// The departments that sent them, by name.
    public let senders: [String: Sender]
    /// The database's time, once for the whole batch.
    public let now: Date
}

/// Decides one type of message, in two steps that share a round trip with the runner's own: it asks for what these events
/// may need, while the runner sifts out what was handled before; of the others it then decides, saves what it decided, and
/// says what came of each, in order.
///
/// It locks the row behind each subject it speaks of, in key order, when it asks: of two processes the second then waits,
/// so that ids in the outbox, drawn later, follow the commits about that subject.
///
/// An error it throws rolls everything back. A refusal that somebody must hear is an event, not an error.
public protocol MessageHandler: Sendable {
    var type: EventType { get }
    /// Of whom it takes them; of departments, where it says nothing else.
    var origin: MessageOrigin { get }
    /// Fields of its data that hold nothing personal: an operator sees their values where a message failed.
    var plainFields: Set<String> { get }
    /// Sends its questions and waits for no answer.
    ///
    /// - Parameter events: some of them may turn out to be none that it may decide.
    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide
}

/// Decides a batch of the events that were asked about, with the answers.
public typealias Decide = (_ batch: Batch, _ transaction: borrowing Transaction) throws -> [Outcome]

extension MessageHandler {
    public var origin: MessageOrigin { .departments }
    public var plainFields: Set<String> { [] }
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
    /// Nothing was decided: the message comes back after a while, and is then new again.
    var isPostponed = false

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

    /// The message is put off for want of news, such as of a union that is not on record yet; see
    /// ``IncomingEvent/mayWait(times:)``.
    public static func waiting(for reasons: [ReasonCode], place: String? = nil) -> Outcome {
        var outcome = Outcome("waiting", reasons: reasons, place: place)
        outcome.isPostponed = true
        return outcome
    }
}
