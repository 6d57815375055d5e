import Contracts

/// The ledger as a value: its accounts, what was debited and credited to each, and the keys that were posted.
///
/// What it holds is always balanced, no balance is below nought, and nothing was posted twice: a posting that would break
/// that is refused and changes nothing. The database's ledger does the same; this is what it is compared with.
public struct Book: Sendable, Hashable {
    public private(set) var accounts: [LedgerAccount: AccountTotals] = [:]
    public private(set) var keys: Set<PostingKey> = []
    private var funds: [ProjectCode: FundCode] = [:]

    public init() {}

    /// Opens the fund's own accounts; those that are open stay as they are.
    public mutating func open(_ fund: FundCode) {
        for kind in AccountKind.allCases where !kind.isOfProject {
            if let account = LedgerAccount(fund: fund, kind: kind) { accounts[account] = self[account] }
        }
    }

    /// Opens the project's accounts in its fund.
    public mutating func open(_ project: ProjectCode, of fund: FundCode) throws(LedgerFault) {
        guard isOpen(fund) else { throw .fundUnknown }
        guard funds[project, default: fund] == fund else { throw .projectUnknown }
        funds[project] = fund
        for kind in AccountKind.allCases where kind.isOfProject {
            if let account = LedgerAccount(fund: fund, project: project, kind: kind) {
                accounts[account] = self[account]
            }
        }
    }

    public func isOpen(_ fund: FundCode) -> Bool {
        LedgerAccount(fund: fund, kind: .origin).map { accounts[$0] != nil } ?? false
    }

    /// Moves the amount, or says why not and changes nothing.
    public mutating func post(_ posting: Posting) throws(LedgerFault) {
        guard isOpen(posting.fund) else { throw .fundUnknown }
        if let project = posting.project, funds[project] != posting.fund { throw .projectUnknown }
        guard !keys.contains(posting.key) else { throw .postedAlready }
        (accounts[posting.from], accounts[posting.to]) = try posting.applied(
            from: self[posting.from], to: self[posting.to])
        keys.insert(posting.key)
    }

    /// Posts all of them in order, or none.
    public mutating func post(_ postings: some Sequence<Posting>) throws(LedgerFault) {
        var draft = self
        for posting in postings { try draft.post(posting) }
        self = draft
    }

    /// What was debited and credited; nought for an account that is not open.
    public subscript(_ account: LedgerAccount) -> AccountTotals { accounts[account] ?? AccountTotals() }

    /// 分, never below nought.
    public func balance(of account: LedgerAccount) -> Int64 { self[account].balance(of: account.kind) }

    /// What lies in the bank for these funds, 分.
    public func inBank(_ funds: Set<FundCode>) -> Int64 {
        accounts.reduce(0) { sum, entry in
            guard funds.contains(entry.key.fund), entry.key.kind.isInBank else { return sum }
            return sum + entry.value.balance(of: entry.key.kind)
        }
    }
}

/// Why a posting is refused.
public enum LedgerFault: Error, Hashable, CaseIterable {
    case fundUnknown, projectUnknown
    /// Something was posted under this key.
    case postedAlready
    case belowZero
    /// More than can be written; nobody has so much.
    case overflow

    /// What a person hears. `nil` where nothing is wrong: it was posted.
    public var code: ReasonCode? {
        switch self {
        case .fundUnknown: .fundUnknown
        case .projectUnknown: .projectUnknown
        case .postedAlready: nil
        case .belowZero, .overflow: .budgetExceeded
        }
    }
}
