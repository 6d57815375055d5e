import Contracts
import Foundation
import ReliefDomain
import ReliefFixtures
import Testing

/// Every class of entry, and the bridge that shows that nothing is left over.
@Suite struct ReconcilerTests {
    private typealias Fixture = PaymentFixture

    private static func entry(
        _ number: String, _ direction: StatementEntry.Direction, _ fen: Int64 = PaymentFixture.amount.amount,
        ours: Bool = true, hint: StatementEntry.Hint? = nil
    ) -> StatementEntry {
        StatementEntry(
            number: SourceReference(number)!, reference: ours ? LedgerFixture.reference(12_345) : nil, amount: Fen(fen),
            direction: direction, bookedOn: Fixture.day, hint: hint)!
    }

    private static func reconciler(_ state: String) throws -> Reconciler {
        let payment = try Fixture.payment(state)
        return Reconciler(
            Fixture.bank, [payment.reference: ReconciledPayment(payment)], at: Fixture.start)
    }

    /// `state, class of a first debit, state after it · class of a first credit, state after it`.
    @Test(
        arguments: [
            ("released", "unknown-to-us", "released", "unknown-to-us", "released"),
            ("cancelled", "unknown-to-us", "cancelled", "unknown-to-us", "cancelled"),
            ("requested", "matched", "settled", "returned", "returned"),
            ("unknown", "matched", "settled", "returned", "returned"),
            ("settled", "matched", "settled", "returned", "returned"),
            ("failed", "matched", "settled", "returned", "returned"),
            ("failed+", "duplicate-at-bank", "failed", "unknown-to-us", "failed"),
            ("returned", "matched", "returned", "returned", "returned"),
            ("returned+", "matched", "returned", "returned", "returned"),
        ])
    func classifies(row: (state: String, debit: String, after: String, credit: String, back: String)) throws {
        for (direction, kind, after) in [
            (StatementEntry.Direction.debit, row.debit, row.after), (.credit, row.credit, row.back),
        ] {
            var reconciler = try Self.reconciler(row.state)
            let before = try Fixture.payment(row.state).state.word.rawValue
            let finding = reconciler.take(Self.entry("E-1", direction))
            let record = try #require(reconciler.records.values.first)
            #expect(finding.kind.rawValue == kind && record.payment.state.word.rawValue == after, "\(row)")
            let moved = finding.decision?.word == .moved
            #expect(moved == (before != after) && (finding.opened != nil) == (finding.decision == nil))
            #expect(record.open == [finding.opened].compactMap { $0 })
            #expect(record.hasDebit == (kind == "matched") && record.hasCredit == (kind == "returned"))
        }
    }

    @Test func whatNamesNoPaymentIsUnknown() throws {
        var reconciler = try Self.reconciler("settled")
        let fee = reconciler.take(Self.entry("E-1", .debit, 1_250, ours: false, hint: .fee))
        #expect(fee.kind == .unknownToUs && fee.opened?.hint == .fee && fee.opened?.effect == -1_250)
        var empty = Reconciler(Fixture.bank, [:], at: Fixture.start)
        #expect(empty.take(Self.entry("E-1", .debit)).kind == .unknownToUs)
    }

    /// A second debit is claimed from the bank, and what it gives back is no return: the person keeps what was paid once.
    @Test func aDuplicateIsGivenBack() throws {
        var reconciler = try Self.reconciler("settled")
        let kinds = [
            reconciler.take(Self.entry("E-1", .debit)), reconciler.take(Self.entry("E-2", .debit)),
            reconciler.take(Self.entry("E-3", .credit)),
        ]
        #expect(kinds.map(\.kind) == [.matched, .duplicateAtBank, .corrected])
        #expect(kinds[2].closed == [kinds[1].opened].compactMap { $0 })
        let record = try #require(reconciler.records.values.first)
        #expect(record.payment.state.word == .settled && record.open == [] && record.unseen == [])
        // The next credit is one.
        #expect(reconciler.take(Self.entry("E-4", .credit)).kind == .returned)
        #expect(reconciler.take(Self.entry("E-5", .credit)).kind == .unknownToUs)
    }

    @Test func anotherAmountStaysOpenUntilItIsCorrected() throws {
        var reconciler = try Self.reconciler("unknown")
        #expect(reconciler.take(Self.entry("E-1", .debit, 81_000)).kind == .amountDiffers)
        #expect(reconciler.records.values.first?.payment.state.word == .unknown)
        #expect(reconciler.take(Self.entry("E-2", .credit, 81_000)).kind == .corrected)
        #expect(reconciler.take(Self.entry("E-3", .debit)).kind == .matched)
        let record = try #require(reconciler.records.values.first)
        #expect(record.payment.state.word == .settled && record.open == [])
    }

    /// Missing only when the statements cover its day and some more; found by a statement, or by the word of a return.
    @Test func whatIsMissingIsFound() throws {
        for finder in ["entry", "return"] {
            var record = ReconciledPayment(try Fixture.payment("settled"))
            #expect(record.miss(coveredUntil: CivilDate("2027-01-02")!, graceDays: 3) == [])
            let missing = record.miss(coveredUntil: CivilDate("2027-01-03")!, graceDays: 3)
            #expect(
                missing.map(\.kind) == [.missingAtBank] && missing.first?.effect == 80_000 && record.open == missing)
            #expect(record.miss(coveredUntil: CivilDate("2027-02-01")!, graceDays: 3) == [])
            if finder == "entry" {
                var reconciler = Reconciler(Fixture.bank, [record.payment.reference: record], at: Fixture.start)
                let finding = reconciler.take(Self.entry("E-1", .debit))
                #expect(finding.kind == .matched && finding.closed == missing)
                #expect(reconciler.records.values.first?.open == [])
            } else {
                Fixture.hear(&record.payment, .returned("R-1"))
                #expect(record.closeFound() == missing && record.open == [] && record.unseen == [])
            }
        }
        var failed = ReconciledPayment(try Fixture.payment("failed"))
        #expect(failed.miss(coveredUntil: CivilDate("2027-02-01")!, graceDays: 3) == [])
    }

    /// Of a payment whose entry has another amount, nothing is missing: it is there, and wrong.
    @Test func whatIsWrongIsNotMissing() throws {
        var reconciler = try Self.reconciler("settled")
        _ = reconciler.take(Self.entry("E-1", .debit, 79_000))
        var record = try #require(reconciler.records.values.first)
        #expect(record.miss(coveredUntil: CivilDate("2027-02-01")!, graceDays: 3) == [] && record.open.count == 1)
    }

    /// `explanation, direction, flow posted, or why not`.
    @Test(
        arguments: [
            ("fee", "debit", "spend"), ("fee", "credit", "receive"), ("interest", "credit", "receive"),
            ("interest", "debit", "account-flow"), ("grant", "credit", "receive"), ("grant", "debit", "account-flow"),
            ("other", "debit", "spend"), ("other", "credit", "receive"), ("bank-error", "debit", "payment-state"),
        ])
    func explanationsPost(row: (String, String, String)) throws {
        let explanation = try #require(Explanation(rawValue: row.0))
        let direction = try #require(StatementEntry.Direction(rawValue: row.1))
        let discrepancy = Discrepancy(.unknownToUs, Self.entry("E-1", direction, 1_250, ours: false))
        do {
            let posting = try discrepancy.explained(as: explanation, fund: LedgerFixture.central, account: "0417")
            #expect(posting.flow.rawValue == row.2 && posting.key.text == row.2 + "/0417/E-1")
            #expect(posting.amount == Fen(1_250))
        } catch { #expect(error.code.rawValue == row.2) }
        for kind in DiscrepancyClass.allCases where kind != .unknownToUs {
            let other = Discrepancy(kind, Self.entry("E-1", direction))
            #expect(throws: PaymentRefusal.self) {
                try other.explained(as: .other, fund: LedgerFixture.central, account: "0417")
            }
        }
    }

    /// A fen too much anywhere is seen.
    @Test func theBridgeSeesAFen() throws {
        var reconciler = try Self.reconciler("settled")
        _ = reconciler.take(Self.entry("E-1", .debit, 79_000))
        let fee = Discrepancy(.unknownToUs, Self.entry("E-2", .debit, 1_250, ours: false))
        // 1,000.00 were received, 50.00 of them by hand and on their way; 800.00 told as paid.
        func bridge(_ closing: Int64, _ inBooks: Int64) -> BankBridge {
            BankBridge(
                closing: closing, inBooks: inBooks, records: reconciler.records.values, others: [fee], byHand: 5_000)
        }
        let right = bridge(95_000 - 79_000 - 1_250, 100_000 - 80_000)
        #expect(right.unexplained == 0 && right.awaited == 80_000)
        #expect(right.open == [.amountDiffers: -79_000, .unknownToUs: -1_250])
        #expect(bridge(95_000 - 79_000 - 1_249, 20_000).unexplained == 1 && bridge(14_750, 20_001).unexplained == -1)
    }

    @Test func everyClassHasItsWords() {
        let names =
            StatementClass.allCases.map(\.name) + Explanation.allCases.map(\.name)
        let advice = DiscrepancyClass.allCases.map(\.advice)
        for text in names + advice { #expect(text.zh.contains { !$0.isASCII } && text.en.allSatisfy(\.isASCII)) }
        #expect(Set(advice.map(\.zh)).count == 4)
    }
}
