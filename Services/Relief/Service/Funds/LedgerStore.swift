import Contracts
import Postgres
import ReliefDomain

/// The ledger's accounts and what is posted to them. The database keeps every account the sum of its transfers, and refuses
/// what would take one below nought (304_ledger.sql).
enum LedgerStore {
    /// An account as it stands.
    struct Account {
        var id: Int64
        var totals: AccountTotals
    }

    /// The accounts of a fund, or of one of its projects.
    static func open(
        _ fund: FundCode, _ project: ProjectCode?, in transaction: borrowing Transaction
    ) throws {
        let kinds = AccountKind.allCases.filter { $0.isOfProject == (project != nil) }
        try transaction.execute(insertAccounts, fund.text, project?.text, kinds.map(\.rawValue))
    }

    /// What the accounts hold that these postings concern, of all their projects.
    ///
    /// - Parameter locking: whether they stay as they are until the transaction ends. Who locks them does so last of all.
    static func accounts(
        of postings: [Posting], locking: Bool = false, in transaction: borrowing Transaction
    ) throws -> [LedgerAccount: Account] {
        let funds = Set(postings.map(\.fund.text)).sorted()
        let projects = Set(postings.compactMap(\.project?.text)).sorted()
        var accounts: [LedgerAccount: Account] = [:]
        for row in try transaction.query(locking ? lockAccounts : selectAccounts, funds, projects) {
            accounts[try row.account()] = Account(id: try row.get("id"), totals: try row.totals())
        }
        return accounts
    }

    /// Posts what was not posted yet.
    ///
    /// - Throws: ``LedgerFault`` when a fund or project is not there; `check_violation` of the database when an account
    ///   would go below nought.
    /// - Returns: the keys that were posted now.
    @discardableResult
    static func post(
        _ postings: [Posting], by poster: String, in transaction: borrowing Transaction
    ) throws -> Set<String> {
        guard !postings.isEmpty else { return [] }
        let accounts = try accounts(of: postings, in: transaction)
        func id(_ account: LedgerAccount) throws(LedgerFault) -> Int64 {
            guard let id = accounts[account]?.id else {
                throw account.project == nil ? .fundUnknown : .projectUnknown
            }
            return id
        }
        let rows = try transaction.query(
            insertTransfers, postings.map(\.flow.rawValue), try postings.map { try id($0.from) },
            try postings.map { try id($0.to) }, postings.map(\.amount.amount), postings.map(\.key.text), poster)
        return Set(try rows.map { try $0.get("key") })
    }

    private static let insertAccounts = Statement(
        "ledger_account.insert",
        "insert into ledger_account (fund, project, kind) select $1, $2, kind from unnest($3::text[]) as kinds (kind)")

    private static func ofFunds(_ lock: String) -> String {
        """
        select id, fund, project, kind, debits_fen, credits_fen from ledger_account
        where fund = any($1) and (project is null or project = any($2))
        order by id \(lock)
        """
    }

    private static let selectAccounts = Statement("ledger_account.select", ofFunds(""))
    private static let lockAccounts = Statement("ledger_account.lock", ofFunds("for update"))

    private static let insertTransfers = Statement(
        "ledger_transfer.insert",
        """
        insert into ledger_transfer (flow, credited, debited, amount_fen, key, posted_by)
        select flow, credited, debited, amount, key, $6
        from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
            with ordinality as posting (flow, credited, debited, amount, key, position)
        order by position
        on conflict (key) do nothing returning key
        """)
}

extension Row {
    /// Of the columns `fund`, `project` and `kind`.
    func account() throws -> LedgerAccount {
        let account = LedgerAccount(
            fund: try value("fund", FundCode.init), project: try value(optional: "project", ProjectCode.init),
            kind: try value("kind", AccountKind.init))
        guard let account else { throw unreadable("kind", LedgerAccount.self) }
        return account
    }

    func totals() throws -> AccountTotals {
        AccountTotals(debits: try get("debits_fen"), credits: try get("credits_fen"))
    }
}
