import Contracts
import FoundationEssentials
import Postgres
import ReliefDomain
import ServiceKit

/// Months whose trial balance was announced: nothing is posted into them any more.
enum MonthStore {
    struct Closed {
        var month: Month
        var digest: [UInt8]
    }

    static func isClosed(_ month: Month, in transaction: borrowing Transaction) throws -> Bool {
        try !transaction.query(selectOne, DayNumber(month)).isEmpty
    }

    static func closed(in transaction: borrowing Transaction) throws -> [Closed] {
        try transaction.query(selectAll).map { row in
            Closed(month: Month(try row.day("month")), digest: try row.get("digest", as: Bytes.self).bytes)
        }
    }

    /// The first month that is not closed and may be, as far as there is one: the month after the last that is, or that of the
    /// first entry.
    static func first(in transaction: borrowing Transaction) throws -> Month? {
        guard let row = try transaction.query(selectFirst).first else { return nil }
        if let last = try row.day(optional: "closed") { return Month(last).advanced(by: 1) }
        return try row.get(optional: "began", as: Date.self).map { Month(CivilDate(inChinaAt: $0)) }
    }

    /// - Returns: `false` when another replica has closed it.
    static func close(_ balance: TrialBalance, in transaction: borrowing Transaction) throws -> Bool {
        try !transaction.query(
            insert, DayNumber(balance.month), Int64(balance.rows.count), balance.debits, balance.credits,
            Bytes(digest(of: balance))
        ).isEmpty
    }

    /// Waits until everything that was being posted stands, and lets nothing be posted before this transaction ends.
    static func holdPostings(in transaction: borrowing Transaction) throws {
        try transaction.execute(lock)
    }

    static func digest(of balance: TrialBalance) -> [UInt8] {
        SHA256Digest.of(balance.canonicalText.utf8)
    }

    private static let selectOne = Statement("closed_month.select", "select from closed_month where month = $1")
    private static let selectAll = Statement(
        "closed_month.list", "select month, digest from closed_month order by month")

    private static let selectFirst = Statement(
        "closed_month.first",
        """
        select (select max(month) from closed_month) as closed,
            (select at from ledger_transfer order by id limit 1) as began
        """)

    private static let insert = Statement(
        "closed_month.insert",
        """
        insert into closed_month (month, accounts, debits_fen, credits_fen, digest) values ($1, $2, $3, $4, $5)
        on conflict (month) do nothing returning month
        """)

    private static let lock = Statement(
        "ledger_transfer.lock", "lock table ledger_transfer in share row exclusive mode")
}
