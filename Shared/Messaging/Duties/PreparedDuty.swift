import Contracts
import FoundationEssentials
import Postgres

/// Work of which each item costs more time than may be spent on the thread of the messages, such as sealing a request to a
/// department: a page is read, prepared beside that thread, and saved in one transaction with what goes out, while the
/// next page is prepared.
///
/// Only the replica that holds the duties does it. For a moment two may hold themselves for that one, and both read and
/// prepare the same: so ``save(_:at:in:)`` changes, by compare-and-set, only what still stands as it was read, and what it
/// could not change sends nothing. Who dies between preparing and saving has changed nothing; the work is done anew.
public protocol PreparedDuty: Sendable {
    associatedtype Item: Sendable
    /// Where an item stands in the order in which items are read.
    associatedtype Place: Sendable
    associatedtype Prepared: Sendable

    /// For the log: `payment-requests`.
    var name: String { get }
    /// How many are read, prepared and saved together.
    var page: Int { get }
    /// What is due now behind `place`, in order; nothing is locked by it.
    func read(_ limit: Int, after place: Place?, at now: Date, in transaction: borrowing Transaction) throws -> [Item]
    func place(of item: Item) -> Place
    /// Prepares one item; several at once, on threads that belong to nobody. What it throws concerns this item alone.
    func prepare(_ item: Item, with sealer: RequestSealer) throws -> Prepared
    /// Changes what still stands as it was read, and says what goes out for that.
    func save(_ prepared: [Prepared], at now: Date, in transaction: borrowing Transaction) throws -> PreparedSlice
    /// Puts off, for some time, one that fails by itself: it must not keep the others waiting.
    func putOff(_ item: Item, at now: Date, in transaction: borrowing Transaction) throws -> PutOff
}

/// What the saving of one page came to.
public struct PreparedSlice: Sendable {
    /// How many were changed.
    public var count: Int
    /// The requests of those, and of no others.
    public var requests: [PreparedRequest]
    /// What is announced and recorded besides, in the same transaction.
    public var outcome: Outcome

    public init(count: Int, requests: [PreparedRequest], outcome: Outcome) {
        self.count = count
        self.requests = requests
        self.outcome = outcome
    }
}
