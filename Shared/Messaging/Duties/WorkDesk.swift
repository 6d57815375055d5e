import FoundationEssentials
import Logging
import Postgres
import ServiceKit

/// The connection on which messages are handled, with what belongs to its session: the duty lock and the rows in hand.
///
/// Handling, reading back and deleting take turns on the connection's one thread, so that the outbox is never read while
/// a commit of this process is under way.
final class WorkDesk: Sendable {
    let connection: Postgres.Connection
    let queue = OutboxQueue()
    let duties = DutyLock()
    private let logger: Logger

    /// Index plans always: statements first planned on empty tables would otherwise keep a sequential scan.
    static let plans = [
        ("enable_seqscan", "off"), ("enable_hashjoin", "off"), ("enable_mergejoin", "off"),
        ("plan_cache_mode", "force_generic_plan"),
    ]

    /// A transaction that stands still is ended soon, for others wait for what it has locked.
    private static let settings =
        plans + [
            ("statement_timeout", "'60s'"), ("idle_in_transaction_session_timeout", "'5s'"), ("timezone", "'UTC'"),
        ]

    /// Confirmed rows are deleted together with the next transaction when there are so many, else every second.
    private static let deletedAtOnce = 100

    init(endpoint: DatabaseEndpoint, name: String, logger: Logger) {
        connection = Connection(to: endpoint, name: name, settings: WorkDesk.settings)
        self.logger = logger
    }

    /// Runs a transaction that may append to the outbox, and hands the committed rows to the relay.
    func transaction<Result: Sendable>(
        _ body: @Sendable (borrowing Transaction, _ outbox: OutboxAppender) throws -> Result
    ) async throws -> Result {
        try await connection.run { connection in
            if try self.duties.tryTake(on: connection) { self.queue.dropInHand() }
            let term = self.queue.hasRoom ? self.duties.term(inGeneration: connection.generation) : nil
            let confirmed = self.queue.takeConfirmed(atLeast: WorkDesk.deletedAtOnce)
            do {
                let (result, appended) = try connection.transaction { transaction in
                    if !confirmed.isEmpty { try OutboxStore.delete(confirmed, in: transaction) }
                    let outbox = OutboxAppender(term: term)
                    let result = try body(transaction, outbox)
                    return (result, outbox.appended)
                }
                for (rows, answer) in appended {
                    let (rows, inHand) = try OutboxStore.numbered(rows, by: connection.rows(answer))
                    self.queue.handOver(rows, inHand: inHand)
                }
                return result
            } catch {
                self.queue.confirm(confirmed)
                throw error
            }
        }
    }

    /// Writes something without meaning: a database that only reads, or whose disk is full, is not there.
    func probe() async throws { try await connection.transaction { try $0.execute(WorkDesk.write) } }

    private static let write = Statement("work.probe", "select nextval('duty_term')")

    /// Uses the session, so that others see that whoever holds the duties is there.
    func showPresence() async throws { try await connection.transaction { try $0.execute(WorkDesk.presence) } }

    private static let presence = Statement("work.presence", "select 1")

    /// What must be read back, if this process holds the duties; nil where it does not, or cannot.
    func unclaimedRows(limit: Int) async -> [OutboxRow]? {
        do {
            return try await connection.run { connection in
                if try self.duties.tryTake(on: connection) { self.queue.dropInHand() }
                guard self.duties.term(inGeneration: connection.generation) != nil else { return nil }
                return try connection.transaction { try OutboxStore.unclaimed(limit: limit, in: $0) }
            }
        } catch {
            logger.debug("the outbox cannot be read", metadata: ["error": "\(error)"])
            return nil
        }
    }

    /// Deletes what was confirmed; where that fails it is tried with the next transaction.
    func deleteConfirmed() async {
        let confirmed = queue.takeConfirmed(atLeast: 1)
        guard !confirmed.isEmpty else { return }
        do {
            try await connection.transaction { try OutboxStore.delete(confirmed, in: $0) }
        } catch {
            queue.confirm(confirmed)
            logger.debug("confirmed rows cannot be deleted yet", metadata: ["error": "\(error)"])
        }
    }
}

/// Collects what a transaction appended to the outbox. The ids it was given come with the commit.
final class OutboxAppender {
    private let term: Int64?
    private(set) var appended: [(rows: [OutboxRow], answer: Question)] = []

    init(term: Int64?) { self.term = term }

    /// Appends events, each with a new id.
    func append(
        _ events: [OutgoingEvent], from identity: ServiceIdentity, at now: Date, in transaction: borrowing Transaction
    ) throws {
        guard !events.isEmpty else { return }
        let randomness = Randomness()
        try append(events.map { $0.row(from: identity, at: now, randomness) }, in: transaction)
    }

    /// Appends requests as they were prepared.
    func append(_ requests: [PreparedRequest], in transaction: borrowing Transaction) throws {
        guard !requests.isEmpty else { return }
        try append(requests.map(\.row), in: transaction)
    }

    private func append(_ rows: [OutboxRow], in transaction: borrowing Transaction) throws {
        appended.append((rows, try OutboxStore.append(rows, term: term, in: transaction)))
    }
}
