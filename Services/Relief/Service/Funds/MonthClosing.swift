import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// Closes each month when it is over, and announces its trial balance: `relief.balance-closed.v1`.
struct MonthClosing: ServiceDuty {
    let name = "month-closing"
    let slice = 1

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        let current = Month(CivilDate(inChinaAt: now))
        guard let month = try MonthStore.first(in: transaction), month < current else {
            return DutySlice(count: 0, mayBeMore: false, outcome: Messaging.Outcome("looked"))
        }
        try MonthStore.holdPostings(in: transaction)
        let balance = try BalanceStore.trialBalance(of: month, in: transaction)
        guard balance.faults.isEmpty else { throw UnbalancedMonth(month: month, faults: balance.faults) }
        guard try MonthStore.close(balance, in: transaction) else {
            return DutySlice(count: 0, mayBeMore: false, outcome: Messaging.Outcome("looked"))
        }
        let closed = ReliefBalanceClosed(
            month: month, accounts: balance.rows.count, debitsFen: Fen(balance.debits),
            creditsFen: Fen(balance.credits), digest: MonthStore.digest(of: balance).hexadecimal)
        return DutySlice(
            count: 1, mayBeMore: month.advanced(by: 1) < current,
            outcome: Messaging.Outcome(
                "closed",
                events: [OutgoingEvent(type: ReliefBalanceClosed.type, data: closed.json, subject: month.text)],
                audit: [
                    AuditRecord(
                        actor: "/services/relief", action: "ledger.month-closed", subject: month.text, before: .null,
                        after: closed.json)
                ]))
    }
}

/// The ledger does not add up: nothing that this program does can lead there.
struct UnbalancedMonth: Error, CustomStringConvertible {
    let month: Month
    let faults: [TrialBalance.Fault]
    var description: String { "the ledger of \(month) does not balance: \(faults)" }
}
