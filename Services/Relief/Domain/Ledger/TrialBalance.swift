import Contracts

/// 试算平衡表: what every account held when a month began, what moved in it, and what it holds at its end.
///
/// Made of the same totals as the ledger, it says by itself whether they can be right.
public struct TrialBalance: Sendable, Hashable {
    /// One account; 分.
    public struct Row: Sendable, Hashable {
        public var account: LedgerAccount
        public var opening: Int64
        public var debits: Int64
        public var credits: Int64
        public var closing: Int64

        public init(account: LedgerAccount, opening: Int64, debits: Int64, credits: Int64, closing: Int64) {
            self.account = account
            self.opening = opening
            self.debits = debits
            self.credits = credits
            self.closing = closing
        }
    }

    public let month: Month
    /// In the order of the accounts; those that never held anything are left out.
    public let rows: [Row]

    public init(_ month: Month, rows: [Row]) {
        self.month = month
        self.rows = rows.sorted { $0.account < $1.account }
    }

    /// Of the ledger as it stood when the month began, and when it ended.
    public init(_ month: Month, from opening: Book, to closing: Book) {
        let rows = closing.accounts.compactMap { account, after -> Row? in
            let before = opening[account]
            guard after != AccountTotals() else { return nil }
            return Row(
                account: account, opening: before.balance(of: account.kind), debits: after.debits - before.debits,
                credits: after.credits - before.credits, closing: after.balance(of: account.kind))
        }
        self.init(month, rows: rows)
    }

    /// Of the month, all accounts together, 分.
    public var debits: Int64 { rows.reduce(0) { $0 + $1.debits } }
    public var credits: Int64 { rows.reduce(0) { $0 + $1.credits } }

    /// What stands on either side at the month's end, 分.
    public func closing(onCreditSide: Bool) -> Int64 {
        rows.reduce(0) { $0 + ($1.account.kind.isCreditSide == onCreditSide ? $1.closing : 0) }
    }

    /// What cannot be so: an empty list is the proof that the month is right.
    public var faults: [Fault] {
        var faults: [Fault] = []
        for row in rows {
            let moved = row.account.kind.isCreditSide ? row.credits - row.debits : row.debits - row.credits
            if row.opening + moved != row.closing { faults.append(.row(row.account)) }
            if row.opening < 0 || row.closing < 0 { faults.append(.belowZero(row.account)) }
        }
        if debits != credits { faults.append(.movements) }
        if closing(onCreditSide: true) != closing(onCreditSide: false) { faults.append(.sides) }
        return faults
    }

    public enum Fault: Sendable, Hashable {
        /// Its opening and movements are not its closing.
        case row(LedgerAccount)
        case belowZero(LedgerAccount)
        /// More was debited than credited, or less.
        case movements
        /// The debit side is not the credit side.
        case sides
    }

    /// One line an account, tab-separated, in their order: what the announced digest is made of.
    public var canonicalText: String {
        rows.reduce(into: "\(month)\n") { text, row in
            let account = row.account
            text += "\(account.fund)\t\(account.project?.text ?? "-")\t\(account.kind.rawValue)\t"
            text += "\(row.opening)\t\(row.debits)\t\(row.credits)\t\(row.closing)\n"
        }
    }
}
