import Contracts
import FoundationEssentials
import Postgres

/// Work that takes longer than messages may wait, such as checking a list of 289,000 lines: it has a database connection
/// of its own, and is done in slices, each a transaction or a few, while messages go on.
///
/// How far it has come stands in the database, written in the transaction of the slice: whoever holds the duties goes on
/// from there. For a moment two replicas may hold themselves for that one, so a slice locks what it takes and skips what
/// is locked (`for update skip locked`), or saves by compare-and-set.
public protocol LongWork: Sendable {
    /// For the log, and of the connection: `lists`.
    var name: String { get }
    /// How many it deals with in one slice.
    var slice: Int { get }
    /// How its statements are planned.
    var plans: WorkPlans { get }
    /// Does one slice.
    ///
    /// - Parameter limit: at most so many: fewer than ``slice`` where one of them has failed, until that one is found.
    func doSlice(_ limit: Int, on bench: Workbench) async throws -> WorkSlice
    /// Puts off, for some time, the one that a slice of one takes: it has failed by itself.
    ///
    /// - Returns: `nil` where there is nothing to put off.
    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff?
}

extension LongWork {
    public var plans: WorkPlans { .byIndex }
    public func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? { nil }
}

/// What one slice of a long work came to.
public struct WorkSlice: Sendable {
    /// How many were dealt with.
    public var count: Int
    /// Whether there may be more of them now.
    public var mayBeMore: Bool

    public init(count: Int, mayBeMore: Bool) {
        self.count = count
        self.mayBeMore = mayBeMore
    }
}

/// How statements of a connection are planned.
public enum WorkPlans: Sendable {
    /// For few rows of large tables: through indexes, always.
    case byIndex
    /// For many: as PostgreSQL thinks best, with so much memory for each sort or hash.
    case byVolume(memoryMiB: Int)

    var settings: [(String, String)] {
        switch self {
        case .byIndex: WorkDesk.plans
        case .byVolume(let memory): [("work_mem", "'\(memory)MB'"), ("plan_cache_mode", "force_custom_plan")]
        }
    }
}
