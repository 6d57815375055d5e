import Contracts
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// `ledger.balance`: 试算平衡表, the trial balance of a month; of this one, as far as it has come, where none is named.
struct LedgerBalance: RequestHandler {
    let name = "ledger.balance"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let month = try FundArguments(request.arguments).month() ?? Month(CivilDate(inChinaAt: request.now))
        let balance = try BalanceStore.trialBalance(of: month, in: transaction)
        return RequestAnswer(
            .object([
                "month": .string(month.text), "rows": .array(balance.rows.map(\.json)),
                "debitsFen": .integer(balance.debits), "creditsFen": .integer(balance.credits),
                "closingDebitFen": .integer(balance.closing(onCreditSide: false)),
                "closingCreditFen": .integer(balance.closing(onCreditSide: true)),
                "balanced": .bool(balance.faults.isEmpty),
                "closed": .bool(try MonthStore.isClosed(month, in: transaction)),
            ]))
    }
}

/// `ledger.entries`: what was posted to a fund's own accounts, or to a project's, the latest first.
struct ListTransfers: RequestHandler {
    let name = "ledger.entries"
    static let mostRows: Int64 = 500

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let limit = request.arguments["limit"]?.integer ?? 50
        guard (1...Self.mostRows).contains(limit) else { throw RequestRefusal(.valueUnknown, field: "limit") }
        let arguments = FundArguments(request.arguments)
        var before: Int64?
        if let cursor = arguments.named("after") {
            before = cursor.string.flatMap { Int64($0) }
            guard before != nil else { throw RequestRefusal(.valueUnknown, field: "after") }
        }
        let fund = try arguments.fund()
        guard try FundStore.fund(fund, in: transaction) != nil else {
            throw RequestRefusal(.fundUnknown, field: "fund")
        }
        let page = try TransferStore.page(
            of: fund, try arguments.project(), before: before, limit: Int(limit), in: transaction)
        return RequestAnswer(
            .object([
                "entries": .array(page.map(\.json)),
                "next": page.count == limit ? page.last.map { .string(String($0.id)) } : nil,
            ]))
    }
}

/// `ledger.verify`: adds up every entry there is, and says which accounts hold something else; none should. Months that were
/// closed are worked out again and compared with what was announced then.
struct VerifyLedger: RequestHandler {
    let name = "ledger.verify"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let differing = try BalanceStore.differing(in: transaction).map { found in
            JSON.object([
                "fund": .string(found.account.fund.text), "project": found.account.project.map { .string($0.text) },
                "kind": .string(found.account.kind.rawValue),
                "entriesFen": .integer(found.entries.balance(of: found.account.kind)),
                "heldFen": .integer(found.held.balance(of: found.account.kind)),
            ])
        }
        let months = try MonthStore.closed(in: transaction)
        let changed = try months.filter { closed in
            try MonthStore.digest(of: BalanceStore.trialBalance(of: closed.month, in: transaction)) != closed.digest
        }
        return RequestAnswer([
            "entries": .integer(Int64(try BalanceStore.entryCount(in: transaction))), "differing": .array(differing),
            "months": .integer(Int64(months.count)), "changed": .array(changed.map { .string($0.month.text) }),
        ])
    }
}

extension TrialBalance.Row {
    fileprivate var json: JSON {
        .object([
            "fund": .string(account.fund.text), "project": account.project.map { .string($0.text) },
            "kind": .string(account.kind.rawValue), "openingFen": .integer(opening), "debitsFen": .integer(debits),
            "creditsFen": .integer(credits), "closingFen": .integer(closing),
        ])
    }
}
