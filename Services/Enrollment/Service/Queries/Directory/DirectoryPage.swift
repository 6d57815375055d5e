import Contracts
import Messaging
import Postgres

/// One page of what a service is told of the directory, with the sequence up to which it is known to be right.
///
/// A sequence may be drawn before one that is committed earlier. So the last one drawn is noted first, and the rows are read
/// once every transaction that could have drawn one up to it has ended: what was announced with one up to it is then
/// in the rows, and what bears a higher one holds against them.
struct DirectoryPage {
    let after: String
    let length: Int
    let sequence: Int64

    /// - Throws: `request-not-permitted` to all but services: a department may know of itself alone; and
    ///   ``UnsettledDirectory``.
    init(_ request: ServiceRequest, length: Int, in transaction: borrowing Transaction) throws {
        guard request.sender.hasPrefix("service.") else { throw RequestRefusal(.requestNotPermitted) }
        after = request.arguments["after"]?.string ?? ""
        self.length = length
        // The sequence first, the transaction after it, in statements of their own.
        sequence = try transaction.query(DirectoryPage.lastSequence).first?.get("sequence") ?? 0
        let horizon: Int64 = try transaction.query(DirectoryPage.nextTransaction).first?.get("next") ?? 0
        for _ in 0..<DirectoryPage.looks {
            if try transaction.query(DirectoryPage.hasEnded, horizon).first?.get("ended") == true { return }
        }
        throw UnsettledDirectory()
    }

    func answer(_ facts: [Fact<some EventData>], through last: String?, of count: Int) -> RequestAnswer {
        RequestAnswer(
            .object([
                "entries": .array(facts.map(\.entry)), "next": count < length ? nil : last.map(JSON.string),
            ]))
    }

    /// Each waits 20 ms where it is too early: two seconds in all.
    private static let looks = 100

    private static let lastSequence = Statement(
        "directory.sequence", "select coalesce(pg_sequence_last_value('outbox_id_seq'), 0) as sequence")

    private static let nextTransaction = Statement(
        "directory.horizon", "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next")

    private static let hasEnded = Statement(
        "directory.has-ended",
        """
        select ended, case when not ended then pg_sleep(0.02) end
        from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= $1 as ended) as look
        """)
}

/// A transaction has been open for so long that nothing certain can be said; to be asked again later.
struct UnsettledDirectory: Error {}
