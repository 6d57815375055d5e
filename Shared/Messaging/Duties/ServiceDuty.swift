import FoundationEssentials
import Postgres

/// Work of a service's own that one replica alone does, about once a second: ending what is past its deadline.
///
/// It is done a slice at a time, between the messages: a slice takes some milliseconds, no more. For a moment two replicas
/// may hold themselves for the one, so a slice locks what it takes, and skips what is locked.
public protocol ServiceDuty: Sendable {
    /// For the log: `transfer-deadline`.
    var name: String { get }
    /// How many it deals with in one transaction.
    var slice: Int { get }
    /// Does one slice, in a transaction of its own.
    ///
    /// - Parameters:
    ///   - limit: at most so many: fewer than ``slice`` where one of them has failed, until that one is found.
    ///   - now: the database's time.
    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice
    /// Puts off, for some time, the one that a slice of one takes: it has failed by itself, and must not keep the others
    /// waiting.
    ///
    /// - Returns: `nil` where there is nothing to put off.
    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff?
}

extension ServiceDuty {
    public func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? { nil }
}

/// What was put off, as it had failed.
public struct PutOff: Sendable {
    /// An opaque number, for the log.
    public var subject: String
    /// Whether that was noticed just now: told once, not at each attempt.
    public var isNew: Bool

    public init(_ subject: String, isNew: Bool) {
        self.subject = subject
        self.isNew = isNew
    }
}

/// What one slice of a duty came to.
public struct DutySlice: Sendable {
    /// How many were dealt with.
    public var count: Int
    /// Whether there may be more of them now.
    public var mayBeMore: Bool
    /// What is announced and recorded, in the same transaction.
    public var outcome: Outcome

    public init(count: Int, mayBeMore: Bool, outcome: Outcome) {
        self.count = count
        self.mayBeMore = mayBeMore
        self.outcome = outcome
    }
}
