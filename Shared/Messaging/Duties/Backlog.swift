import FoundationEssentials
import Postgres

/// What waits for somebody at a service, and what of it has waited too long; read by index, counted up to 10,000: nobody needs to know more.
public protocol Backlog: Sendable {
    func figures(in transaction: borrowing Transaction) throws -> [WaitingFigure]
}

/// Of a service at which nothing waits.
public struct NothingWaits: Backlog {
    public init() {}
    public func figures(in transaction: borrowing Transaction) throws -> [WaitingFigure] { [] }
}

/// How much of one kind waits.
public struct WaitingFigure: Sendable {
    /// `applications`, `transfers` …
    public var kind: String
    public var waiting: Int
    public var overdue: Int
    /// When the oldest of these became overdue.
    public var overdueSince: Date?

    public init(kind: String, waiting: Int, overdue: Int, overdueSince: Date?) {
        self.kind = kind
        self.waiting = waiting
        self.overdue = overdue
        self.overdueSince = overdueSince
    }
}
