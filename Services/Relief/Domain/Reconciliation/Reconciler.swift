import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Takes the entries of a statement in order, and says of each what it is to us.
///
/// | class | entry | what comes of it |
/// |---|---|---|
/// | matched | first debit with our reference and amount; settled or returned, or requested, unknown, failed without a sequel | the latter are settled by it |
/// | returned | first credit with our reference and amount | the return is posted, if it was not told before |
/// | corrected | the contrary of an open entry of the same reference | that is closed; the payment stays as it is |
/// | amount-differs | our reference, another amount | open until the bank corrects it |
/// | duplicate-at-bank | another debit of a reference, or one of a failed attempt that has a sequel | open until the bank gives it back |
/// | unknown-to-us | no reference of ours, or nothing was asked under it | open until it is explained |
public struct Reconciler: Sendable {
    public let bank: BankCode
    public private(set) var records: [PaymentReference: ReconciledPayment]
    private let hearing: Hearing

    /// - Parameter records: all payments whose references the statement names.
    public init(_ bank: BankCode, _ records: [PaymentReference: ReconciledPayment], at now: Date) {
        self.bank = bank
        self.records = records
        // A statement never says that anything is in hand, so that no patience is asked for.
        hearing = Hearing(at: now, patience: AskingTerm(interval: 0))
    }

    /// What one entry is, and what comes of it. Every entry is to be taken once.
    public mutating func take(_ entry: StatementEntry) -> EntryFinding {
        guard let reference = entry.reference, var record = records[reference] else {
            return EntryFinding(entry, .unknownToUs, opened: Discrepancy(.unknownToUs, entry))
        }
        let finding = take(entry, &record)
        records[reference] = record
        return finding
    }

    private func take(_ entry: StatementEntry, _ record: inout ReconciledPayment) -> EntryFinding {
        let wasSeen = entry.direction == .debit ? record.hasDebit : record.hasCredit
        // Money that comes back while more is out than should be is the bank's correction, before it is a return: otherwise
        // the line would be paid again. Money that leaves is first of all the payment.
        if entry.direction == .credit, let finding = correct(entry, &record) { return finding }
        var kind = DiscrepancyClass.unknownToUs
        if entry.amount != record.payment.terms.amount {
            kind = .amountDiffers
        } else if wasSeen {
            kind = entry.direction == .debit ? .duplicateAtBank : .unknownToUs
        } else if let word = BankWord(entry) {
            switch record.payment.hear(word, from: bank, hearing) {
            case .refused(let refusal): kind = refusal.discrepancy ?? .unknownToUs
            case let decision: return note(entry, decision, &record)
            }
        }
        return correct(entry, &record) ?? open(kind, entry, &record)
    }

    private func note(
        _ entry: StatementEntry, _ decision: PaymentDecision, _ record: inout ReconciledPayment
    ) -> EntryFinding {
        let isDebit = entry.direction == .debit
        if isDebit { record.hasDebit = true } else { record.hasCredit = true }
        return EntryFinding(
            entry, isDebit ? .matched : .returned, decision: decision, closed: record.closeFound())
    }

    /// Closes an open entry whose contrary this is.
    private func correct(_ entry: StatementEntry, _ record: inout ReconciledPayment) -> EntryFinding? {
        guard let index = record.open.firstIndex(where: { $0.entry != nil && $0.effect == -entry.effect })
        else { return nil }
        return EntryFinding(entry, .corrected, closed: [record.open.remove(at: index)])
    }

    private func open(
        _ kind: DiscrepancyClass, _ entry: StatementEntry, _ record: inout ReconciledPayment
    ) -> EntryFinding {
        let discrepancy = Discrepancy(kind, entry)
        record.open.append(discrepancy)
        return EntryFinding(entry, StatementClass(kind), opened: discrepancy)
    }
}
