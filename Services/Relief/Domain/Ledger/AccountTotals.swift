import Contracts

/// All that was ever debited and credited to one account, 分.
public struct AccountTotals: Sendable, Hashable {
    public private(set) var debits: Int64
    public private(set) var credits: Int64

    public init(debits: Int64 = 0, credits: Int64 = 0) {
        self.debits = debits
        self.credits = credits
    }

    /// What the account holds, 分.
    public func balance(of kind: AccountKind) -> Int64 { kind.isCreditSide ? credits - debits : debits - credits }

    /// `false` when it cannot be written; then nothing is to be kept.
    mutating func debit(_ amount: Fen) -> Bool { Self.add(amount, to: &debits) }
    mutating func credit(_ amount: Fen) -> Bool { Self.add(amount, to: &credits) }

    private static func add(_ amount: Fen, to sum: inout Int64) -> Bool {
        let (value, overflow) = sum.addingReportingOverflow(amount.amount)
        if !overflow { sum = value }
        return !overflow
    }
}
