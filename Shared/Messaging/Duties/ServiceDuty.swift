import FoundationEssentials
import Postgres

/// Work of a service's own that one replica alone does, about once a second: ending what is past its deadline.
///
/// It is done a slice at a time, between the messages: a slice takes some milliseconds, no more. For a moment two replicas
/// may hold themselves for the one, so a slice locks what it takes, and skips what is locked.
public protocol ServiceDuty: Sendable {
    /// For the log: `transfer-deadline`.
    var name: String { get }
    /// Does one slice, in a transaction of its own.
    ///
    /// - Parameter now: the database's time.
    func doSlice(at now: Date, in transaction: borrowing Transaction) throws -> DutySlice
}

/// What one slice of a duty came to.
public struct DutySlice: Sendable {
    /// How many were dealt with.
    public var count: Int
    /// Whether there may be more of them now.
    public var mayBeMore: Bool
    /// What is announced and recorded, in the same transaction.
    public var outcome: Outcome
    /// Opaque numbers of what could not be read and was put off, each when that was noticed: logged as errors.
    public var unreadable: [String]

    public init(count: Int, mayBeMore: Bool, outcome: Outcome, unreadable: [String] = []) {
        self.count = count
        self.mayBeMore = mayBeMore
        self.outcome = outcome
        self.unreadable = unreadable
    }
}
