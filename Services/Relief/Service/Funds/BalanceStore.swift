import Contracts
import FoundationEssentials
import Postgres
import ReliefDomain
import ServiceKit

/// What the ledger held, and what moved in it, month by month in China's time.
enum BalanceStore {
    /// Of every account there is.
    static func totals(in transaction: borrowing Transaction) throws -> [LedgerAccount: AccountTotals] {
        var totals: [LedgerAccount: AccountTotals] = [:]
        for row in try transaction.query(selectTotals) { totals[try row.account()] = try row.totals() }
        return totals
    }

    /// The trial balance of a month, worked out backwards from what the accounts hold now.
    static func trialBalance(of month: Month, in transaction: borrowing Transaction) throws -> TrialBalance {
        let rows = try transaction.query(selectMonth, DayNumber(month), DayNumber(month.advanced(by: 1)))
        return TrialBalance(
            month,
            rows: try rows.map { row in
                let account = try row.account()
                let now = try row.totals()
                let during = AccountTotals(debits: try row.get("month_debits"), credits: try row.get("month_credits"))
                let after = AccountTotals(debits: try row.get("later_debits"), credits: try row.get("later_credits"))
                let closing = now.balance(of: account.kind) - after.balance(of: account.kind)
                return TrialBalance.Row(
                    account: account, opening: closing - during.balance(of: account.kind), debits: during.debits,
                    credits: during.credits, closing: closing)
            }.filter { $0.opening != 0 || $0.debits != 0 || $0.credits != 0 })
    }

    /// What all transfers of an account come to, where that is not what the account holds.
    static func differing(in transaction: borrowing Transaction) throws -> [(
        account: LedgerAccount, entries: AccountTotals, held: AccountTotals
    )] {
        try transaction.query(selectDiffering).map { row in
            (
                try row.account(),
                AccountTotals(debits: try row.get("entry_debits"), credits: try row.get("entry_credits")),
                try row.totals()
            )
        }
    }

    static func entryCount(in transaction: borrowing Transaction) throws -> Int {
        try transaction.query(countEntries).first?.get("entries") ?? 0
    }

    private static let selectTotals = Statement(
        "ledger_account.totals", "select fund, project, kind, debits_fen, credits_fen from ledger_account")

    /// What was moved since a day, each side by itself.
    private static func sides(since: String) -> String {
        """
        select debited as account, amount_fen as debit, 0 as credit, at from ledger_transfer where \(since)
        union all select credited, 0, amount_fen, at from ledger_transfer where \(since)
        """
    }

    private static let selectMonth = Statement(
        "ledger_account.month",
        """
        with since as materialized (
            select account,
                coalesce(sum(debit) filter (where at < bounds.until), 0)::bigint as month_debits,
                coalesce(sum(credit) filter (where at < bounds.until), 0)::bigint as month_credits,
                coalesce(sum(debit) filter (where at >= bounds.until), 0)::bigint as later_debits,
                coalesce(sum(credit) filter (where at >= bounds.until), 0)::bigint as later_credits
            from (select $2::date::timestamp at time zone 'Asia/Shanghai' as until) as bounds,
                (\(sides(since: "at >= $1::date::timestamp at time zone 'Asia/Shanghai'"))) as side
            group by account
        )
        select fund, project, kind, debits_fen, credits_fen,
            coalesce(month_debits, 0) as month_debits, coalesce(month_credits, 0) as month_credits,
            coalesce(later_debits, 0) as later_debits, coalesce(later_credits, 0) as later_credits
        from ledger_account left join since on since.account = ledger_account.id
        """)

    private static let selectDiffering = Statement(
        "ledger_account.differing",
        """
        with entries as materialized (
            select account, sum(debit)::bigint as entry_debits, sum(credit)::bigint as entry_credits
            from (\(sides(since: "true"))) as side
            group by account
        )
        select fund, project, kind, debits_fen, credits_fen,
            coalesce(entry_debits, 0) as entry_debits, coalesce(entry_credits, 0) as entry_credits
        from ledger_account left join entries on entries.account = ledger_account.id
        where (debits_fen, credits_fen) <> (coalesce(entry_debits, 0), coalesce(entry_credits, 0))
        """)

    private static let countEntries = Statement(
        "ledger_transfer.count", "select count(*) as entries from ledger_transfer")
}

extension DayNumber {
    /// The first day of the month.
    init(_ month: Month) {
        // Safe because every month has a first day.
        self.init(CivilDate("\(month)-01")!)
    }
}
