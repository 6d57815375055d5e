import Contracts
import Foundation
import ReliefDomain
import ReliefFixtures

/// A bank that books and says anything at any time, people who explain, pay again and give up, and our books beside it:
/// after every step the two must differ by nothing that is not named.
struct RandomBank {
    private(set) var fault: String?
    private(set) var seen: [String: Int] = [:]
    private var records: [PaymentReference: ReconciledPayment] = [:]
    private var book: Book
    private var chance: Chance
    private var now = PaymentFixture.start
    private var day = PaymentFixture.day
    /// What the bank holds, and what it held at its last statement.
    private var balance: Int64
    private var closing: Int64
    private var entries: [StatementEntry] = []
    private var numbers = 0
    private var statements = 0
    private var others: [Discrepancy] = []

    private static let amount = PaymentFixture.amount.amount
    private static let lines = 4

    init(seed: Int) throws {
        chance = Chance(seed)
        book = try LedgerFixture.book()
        let needed = Self.amount * Int64(Self.lines)
        try book.post([
            LedgerFixture.posting(.receive, 1, needed + 10_000_000), LedgerFixture.posting(.allocate, 2, needed),
            LedgerFixture.posting(.reserve, 1, needed), LedgerFixture.posting(.commit, 1, needed),
        ])
        balance = needed + 10_000_000
        closing = balance
        for line in 1...Self.lines {
            let payment = try PaymentFixture.released(seed * 10 + line).payment
            records[payment.reference] = ReconciledPayment(payment)
        }
    }

    mutating func step() throws {
        now = now.addingTimeInterval(Double(chance.below(20_000)))
        let reference = chance.one(of: records.keys.sorted())
        let now = now
        switch chance.below(100) {
        case 0..<18: change(reference) { $0.request(PaymentFixture.patience, at: now).move }
        case 18..<22: change(reference) { $0.passDeadline(PaymentFixture.patience, at: now) }
        case 22..<24: change(reference) { $0.cancel(why: "-", at: now).move }
        case 24..<46: say(about: reference)
        case 46..<74: book(about: reference)
        case 74..<84: try people(reference)
        default: try cutStatement()
        }
        check()
    }

    // MARK: The bank

    private mutating func say(about reference: PaymentReference) {
        let inquiry = max(1, records[reference]!.payment.inquiries)
        let now = now
        let phrase: Phrase = chance.one(of: [
            .settled("B-\(reference)"), .settled("B-\(reference)"), .settled("C-1"), .failed(.other),
            .failed(.accountClosed), .returned("R-\(reference)"), .notReceived(inquiry), .pending(inquiry),
            .settled("B-\(reference)", fen: 1),
        ])
        change(reference) { PaymentFixture.hear(&$0, phrase, at: now).move }
    }

    /// Mostly what should be booked, and all that should not.
    private mutating func book(about reference: PaymentReference) {
        let direction: StatementEntry.Direction = chance.once(in: 3) ? .credit : .debit
        let amount = chance.once(in: 5) ? Self.amount + Int64(chance.below(3)) * 1_000 : Self.amount
        if chance.once(in: 6) {
            enter(nil, direction, Int64(chance.below(2_000) + 1))
        } else {
            enter(reference, direction, amount)
        }
    }

    private mutating func enter(_ reference: PaymentReference?, _ direction: StatementEntry.Direction, _ fen: Int64) {
        numbers += 1
        let entry = StatementEntry(
            number: SourceReference("E-\(numbers)")!, reference: reference, amount: Fen(fen), direction: direction,
            bookedOn: day)!
        entries.append(entry)
        balance += entry.effect
    }

    // MARK: Our side

    private mutating func cutStatement() throws {
        statements += 1
        let statement = try Statement(
            account: "0417", number: SourceReference("S-\(statements)")!, from: day, until: day, opening: closing,
            closing: balance, entries: entries)
        var reconciler = Reconciler(PaymentFixture.bank, records, at: now)
        for entry in statement.entries {
            let finding = reconciler.take(entry)
            seen[finding.kind.rawValue, default: 0] += 1
            post(finding.decision?.postings ?? [])
            if let opened = finding.opened, opened.reference == nil { others.append(opened) }
        }
        records = reconciler.records
        (entries, closing, day) = ([], statement.closing, CivilDate(daysSince1970: day.daysSince1970 + 1))
        for reference in records.keys {
            seen["missing-at-bank", default: 0] += records[reference]!.miss(coveredUntil: day, graceDays: 2).count
        }
        if statement.entries.contains(where: { $0.effect != 0 }) { seen["statement", default: 0] += 1 }
    }

    private mutating func people(_ reference: PaymentReference) throws {
        if let discrepancy = others.last, chance.once(in: 2) {
            let explanation = discrepancy.direction == .credit ? Explanation.interest : .fee
            post([try discrepancy.explained(as: explanation, fund: LedgerFixture.central, account: "0417")])
            others.removeLast()
            seen["explained", default: 0] += 1
            return
        }
        var record = records[reference]!
        guard let closed = try? record.payment.closed(asAttempt: reference.attempt) else { return }
        if chance.once(in: 4) {
            let line = GivenUpLine(after: closed, by: try PaymentFixture.again())
            post([line.posting])
            record.payment.note(line)
        } else {
            let next = try NewPayment(
                again: closed, to: .corrected(PayeeKey(Int64(reference.attempt) + 1), by: PaymentFixture.he),
                by: PaymentFixture.again())
            post([next.posting].compactMap { $0 })
            record.payment.note(next)
            records[next.payment.reference] = ReconciledPayment(next.payment)
        }
        records[reference] = record
        seen["sequel", default: 0] += 1
    }

    private mutating func change(_ reference: PaymentReference, _ step: (inout Payment) -> PaymentMove?) {
        var record = records[reference]!
        let move = step(&record.payment)
        _ = record.closeFound()
        records[reference] = record
        post(move?.postings ?? [])
    }

    private mutating func post(_ postings: [Posting]) {
        do { try book.post(postings) } catch { fault = "\(error): \(postings.map(\.key.text))" }
    }

    private mutating func check() {
        let bridge = BankBridge(
            closing: closing, inBooks: book.inBank([LedgerFixture.central]), records: records.values, others: others)
        if bridge.unexplained != 0 { fault = "unexplained \(bridge.unexplained): \(bridge)" }
    }

    // MARK: The end

    /// The bank puts right what is open and books what it told; people explain the rest. Then nothing is left at all, and
    /// the bank holds what the books say.
    mutating func putRight() throws -> String? {
        try cutStatement()
        for _ in 0..<2 {
            for record in records.values.sorted(by: { $0.payment.reference < $1.payment.reference }) {
                for open in record.open where open.entry != nil {
                    enter(open.reference, open.direction == .debit ? .credit : .debit, open.amount.amount)
                }
                for one in record.unseen { enter(one.reference, one.direction, one.amount.amount) }
            }
            try cutStatement()
            check()
        }
        while !others.isEmpty { try people(records.keys.sorted()[0]) }
        check()
        let open = records.values.flatMap(\.open)
        if !open.isEmpty { return "still open: \(open)" }
        let inBooks = book.inBank([LedgerFixture.central])
        if closing != inBooks { return "the bank holds \(closing), the books \(inBooks)" }
        return fault
    }
}
