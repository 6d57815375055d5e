import Contracts

/// One amount that moves from one account to another of the same fund: balanced, because it cannot be written otherwise.
public struct Posting: Sendable, Hashable {
    /// Names what is posted; whatever is posted under it once is never posted again.
    public let key: PostingKey
    public let fund: FundCode
    /// Of that fund; `nil` where the flow concerns none.
    public let project: ProjectCode?
    /// Above nought.
    public let amount: Fen

    /// `nil` when the amount is nought or below it, or a project is missing or not concerned.
    public init?(_ key: PostingKey, fund: FundCode, project: ProjectCode? = nil, amount: Fen) {
        guard amount > Fen(0), key.flow.concernsProject == (project != nil) else { return nil }
        self.key = key
        self.fund = fund
        self.project = project
        self.amount = amount
    }

    public var flow: Flow { key.flow }

    /// The account that is credited.
    public var from: LedgerAccount { account(flow.credited) }
    /// The account that is debited.
    public var to: LedgerAccount { account(flow.debited) }

    /// What the two accounts come to with it; neither balance is below nought then.
    public func applied(
        from: AccountTotals, to: AccountTotals
    ) throws(LedgerFault) -> (from: AccountTotals, to: AccountTotals) {
        var (from, to) = (from, to)
        guard from.credit(amount), to.debit(amount) else { throw .overflow }
        guard from.balance(of: self.from.kind) >= 0, to.balance(of: self.to.kind) >= 0 else { throw .belowZero }
        return (from, to)
    }

    private func account(_ kind: AccountKind) -> LedgerAccount {
        // Safe because the account names a project exactly when its kind is a project's.
        LedgerAccount(fund: fund, project: kind.isOfProject ? project : nil, kind: kind)!
    }
}
