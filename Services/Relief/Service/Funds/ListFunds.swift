import Contracts
import Messaging
import Postgres
import ReliefDomain

/// `funds.list`: every fund with its projects, and what stands in their accounts, 分.
struct ListFunds: RequestHandler {
    let name = "funds.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let projects = Dictionary(grouping: try FundStore.projects(in: transaction), by: \.fund)
        let book = try BalanceStore.totals(in: transaction)
        func balances(_ fund: FundCode, _ project: ProjectCode?) -> JSON {
            .object(
                AccountKind.allCases.sorted().compactMap { kind in
                    guard let account = LedgerAccount(fund: fund, project: project, kind: kind) else { return nil }
                    return JSON.Member(kind.rawValue, .integer(book[account]?.balance(of: kind) ?? 0))
                })
        }
        let funds = try FundStore.funds(in: transaction).map { fund in
            fund.json.setting("balances", to: balances(fund.code, nil)).setting(
                "projects",
                to: .array(
                    (projects[fund.code] ?? []).map {
                        $0.json.setting("balances", to: balances(fund.code, $0.code))
                    }))
        }
        return RequestAnswer(["funds": .array(funds)])
    }
}
