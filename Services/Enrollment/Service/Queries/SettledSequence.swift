import Messaging
import Postgres

/// A sequence up to which all that was announced is in what is read afterwards.
///
/// A sequence may be drawn before one that is committed earlier. So the last one drawn is noted first, and the rows are read
/// once every transaction that could have drawn one up to it has ended: what was announced with one up to it is then
/// in the rows, and what bears a higher one holds against them.
enum SettledSequence {
    /// Notes it, and waits until it has settled.
    ///
    /// - Throws: ``UnsettledDirectory``.
    static func note(in transaction: borrowing Transaction) throws -> Int64 {
        // The sequence first, the transaction after it, in statements of their own.
        let sequence: Int64 = try transaction.query(lastSequence).first?.get("sequence") ?? 0
        let horizon: Int64 = try transaction.query(nextTransaction).first?.get("next") ?? 0
        for _ in 0..<looks {
            if try transaction.query(hasEnded, horizon).first?.get("ended") == true { return sequence }
        }
        throw UnsettledDirectory()
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
