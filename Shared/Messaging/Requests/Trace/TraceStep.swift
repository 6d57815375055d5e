import Contracts
import FoundationEssentials
import Postgres

/// One thing that happened in the story of an event: when, what, to which event and subject. Nothing in it is personal.
public struct TraceStep: Sendable {
    public var at: Date
    /// `received`, `decided`, `put-aside`, `retried`, `closed`, `audited`, `unannounced`, or a word of the service's own.
    public var step: String
    public var event: String?
    /// What was decided about: an application, a department.
    public var subject: String?
    public var details: [JSON.Member]

    public init(
        at: Date, step: String, event: String? = nil, subject: String? = nil,
        details: KeyValuePairs<String, JSON?> = [:]
    ) {
        self.at = at
        self.step = step
        self.event = event
        self.subject = subject
        self.details = JSON.object(details).object ?? []
    }

    var json: JSON {
        let head = JSON.object([
            "at": .string(RFC3339.string(at)), "step": .string(step), "event": event.map(JSON.string),
            "subject": subject.map(JSON.string),
        ])
        return .object((head.object ?? []) + details)
    }
}

/// What a service knows of an id beyond what every service keeps: its own tables, masked.
public protocol TraceSource: Sendable {
    /// The steps of what bears this id: an application's number or subject, a member's id. Nothing where it bears none.
    ///
    /// A step about a decision names the event that led to it, its subject, and the time of the decision's transaction.
    func steps(of id: String, in transaction: borrowing Transaction) throws -> [TraceStep]
}

/// A service without tables of its own that could tell.
struct NothingToTrace: TraceSource {
    func steps(of id: String, in transaction: borrowing Transaction) throws -> [TraceStep] { [] }
}
