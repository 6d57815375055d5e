import Contracts
import FoundationEssentials
import Postgres
import ReliefDomain

/// One row of the ledger, as it is read.
struct Transfer {
    var id: Int64
    var at: Date
    var from: LedgerAccount
    var to: LedgerAccount
    var amount: Fen
    var flow: Flow
    var key: String
    var postedBy: String
}

/// Reads what was posted.
enum TransferStore {
    static func transfer(under key: String, in transaction: borrowing Transaction) throws -> Transfer? {
        try transaction.query(selectKeyed, key).first.map(Transfer.init)
    }

    /// The latest first: of a fund's own accounts, or of one project's.
    ///
    /// - Parameter before: the number of the row behind which the page begins.
    static func page(
        of fund: FundCode, _ project: ProjectCode?, before: Int64?, limit: Int, in transaction: borrowing Transaction
    ) throws -> [Transfer] {
        try transaction.query(selectPage, fund.text, project?.text, before ?? Int64.max, Int64(limit))
            .map(Transfer.init)
    }

    private static let columns = """
        entry.id, entry.at, entry.flow, entry.amount_fen, entry.key, entry.posted_by, source.fund, source.project,
            target.fund as target_fund, target.project as target_project
        """
    private static let joined = """
        join ledger_account as source on source.id = entry.credited
            join ledger_account as target on target.id = entry.debited
        """

    private static let selectKeyed = Statement(
        "ledger_transfer.select-keyed",
        "select \(columns) from ledger_transfer as entry \(joined) where entry.key = $1")

    /// Of each account as many as are asked for at most, by the index that begins with it.
    private static let selectPage = Statement(
        "ledger_transfer.page",
        """
        select \(columns)
        from (
            select distinct found.id
            from ledger_account as account
            cross join lateral (
                (select id from ledger_transfer where credited = account.id and id < $3 order by id desc limit $4)
                union all
                (select id from ledger_transfer where debited = account.id and id < $3 order by id desc limit $4)
            ) as found
            where account.fund = $1 and ($2::text is null and account.project is null or account.project = $2)
            order by found.id desc limit $4
        ) as chosen
        join ledger_transfer as entry on entry.id = chosen.id
        \(joined)
        order by entry.id desc
        """)
}

extension Transfer {
    fileprivate init(_ row: Row) throws {
        let flow = try row.value("flow", Flow.init)
        func account(_ kind: AccountKind, _ prefix: String) throws -> LedgerAccount {
            let account = LedgerAccount(
                fund: try row.value("\(prefix)fund", FundCode.init),
                project: try row.value(optional: "\(prefix)project", ProjectCode.init), kind: kind)
            guard let account else { throw row.unreadable("flow", LedgerAccount.self) }
            return account
        }
        self.init(
            id: try row.get("id"), at: try row.get("at"), from: try account(flow.credited, ""),
            to: try account(flow.debited, "target_"), amount: Fen(try row.get("amount_fen")), flow: flow,
            key: try row.get("key"), postedBy: try row.get("posted_by"))
    }

    var json: JSON {
        .object([
            "id": .integer(id), "at": .string(RFC3339.string(at)), "flow": .string(flow.rawValue),
            "fund": .string(from.fund.text), "project": (from.project ?? to.project).map { .string($0.text) },
            "from": .string(from.kind.rawValue), "to": .string(to.kind.rawValue),
            "amountFen": .integer(amount.amount), "key": .string(key), "postedBy": .string(postedBy),
        ])
    }
}
