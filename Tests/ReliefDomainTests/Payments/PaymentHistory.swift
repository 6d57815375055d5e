import Contracts
import Foundation
import ReliefDomain
import ReliefFixtures

/// One line, everything its bank may say about any attempt in any order, doubled and late, and people who press every
/// button they have: whatever happens is checked against what must hold.
struct PaymentHistory {
    private(set) var attempts: [Payment]
    private(set) var book: Book
    private(set) var fault: String?
    private(set) var seen: Set<String> = []
    private var chance: Chance
    private var now = PaymentFixture.start
    private var late: [Phrase] = []
    /// For each attempt, what its bank said that closed it, if anything did.
    private var closedByBank: [Int: Set<String>] = [:]
    private var isGivenUp = false

    init(seed: Int) throws {
        chance = Chance(seed)
        book = try LedgerFixture.book()
        attempts = [try PaymentFixture.released(seed + 1).payment]
        let amount = PaymentFixture.amount.amount
        // Exactly what this line needs: whoever takes money for it twice overdraws.
        try book.post([
            LedgerFixture.posting(.receive, 1, amount), LedgerFixture.posting(.allocate, 2, amount),
            LedgerFixture.posting(.reserve, 1, amount), LedgerFixture.posting(.commit, 1, amount),
        ])
    }

    mutating func step() throws {
        now = now.addingTimeInterval(Double(chance.below(20_000)))
        let index = chance.once(in: 3) ? chance.below(attempts.count) : attempts.count - 1
        let before = attempts[index]
        switch chance.below(100) {
        case 0..<14: note(attempts[index].request(PaymentFixture.patience, at: now), index, before)
        case 14..<16: note(attempts[index].cancel(why: "-", at: now), index, before)
        case 16..<34: note(attempts[index].passDeadline(PaymentFixture.patience, at: now), index, before)
        case 34..<37: note(attempts[index].inquire(PaymentFixture.patience, at: now), index, before)
        case 37..<77: hear(index)
        case 77..<97: try payAgain(index)
        default: try giveUp(index)
        }
        check()
    }

    // MARK: The bank

    private mutating func hear(_ index: Int) {
        let phrase: Phrase
        if !late.isEmpty, chance.once(in: 3) {
            phrase = late[chance.below(late.count)]
        } else {
            let inquiry = max(1, attempts[index].inquiries + chance.below(4) - 2)
            phrase = chance.one(of: [
                .settled("B-\(chance.below(2))"), .settled("B-0"), .debit(), .fileSettled("B-0"), .failed(.other),
                .failed(.accountClosed), .fileFailed(.other), .returned("R-\(chance.below(2))"), .credit(),
                .pending(inquiry), .notReceived(inquiry), .notReceived(inquiry), .filePending,
                .settled("B-0", fen: 1), .credit(fen: 99),
            ])
            late.append(phrase)
        }
        let before = attempts[index]
        let decision = PaymentFixture.hear(&attempts[index], phrase, at: now)
        if decision.move != nil {
            switch phrase {
            case .settled, .debit, .fileSettled: closedByBank[index, default: []].insert("settled")
            case .failed, .fileFailed: closedByBank[index, default: []].insert("failed")
            case .returned, .credit: closedByBank[index, default: []].insert("returned")
            case .pending, .notReceived, .filePending: break
            }
        }
        note(decision, index, before)
    }

    // MARK: People

    private mutating func payAgain(_ index: Int) throws {
        let wasOpen = [.released, .requested, .unknown].contains(attempts[index].state.word)
        guard let closed = try? attempts[index].closed(asAttempt: index + 1) else { return }
        if wasOpen { fault = "an open attempt counts as closed" }
        let payee: RepairedPayee =
            closed.failure.needsRepair || chance.once(in: 2)
            ? .corrected(PayeeKey(Int64(index) + 2), by: PaymentFixture.he) : .unchanged
        let next = try NewPayment(again: closed, to: payee, by: PaymentFixture.again())
        post([next.posting].compactMap { $0 })
        attempts[index].note(next)
        attempts.append(next.payment)
        seen.insert("paid again")
    }

    private mutating func giveUp(_ index: Int) throws {
        guard let closed = try? attempts[index].closed(asAttempt: index + 1) else { return }
        let line = GivenUpLine(after: closed, by: try PaymentFixture.again())
        post([line.posting])
        attempts[index].note(line)
        isGivenUp = true
        seen.insert("given up")
    }

    // MARK: What must hold

    private mutating func note(_ decision: PaymentDecision, _ index: Int, _ before: Payment) {
        guard let move = decision.move else {
            if attempts[index] != before { fault = "\(decision.word), and it changed" }
            return
        }
        note(move, index, before)
    }

    private mutating func note(_ move: PaymentMove?, _ index: Int, _ before: Payment) {
        guard let move else { return }
        post(move.postings)
        seen.insert("\(before.state.word) → \(attempts[index].state.word)")
        if case .pay(let ask)? = move.request {
            let again: Bool = if case .unknown = before.state { true } else { false }
            if again == (ask.times == 1) || attempts[index].reference != before.reference {
                fault = "sent \(ask.times) times out of \(before.state.word)"
            }
        }
    }

    private mutating func post(_ postings: [Posting]) {
        do { try book.post(postings) } catch { fault = "\(error): \(postings.map(\.key.text))" }
    }

    private mutating func check() {
        let amount = PaymentFixture.amount.amount
        let words = attempts.map(\.state.word)
        let openOrPaid = words.filter { [.released, .requested, .unknown, .settled].contains($0) }
        if openOrPaid.count > 1 { fault = "more than one attempt may pay: \(words)" }
        for (index, payment) in attempts.enumerated() {
            if payment.attempt != index + 1 || payment.line != attempts[0].line { fault = "another reference" }
            let isLast = index == attempts.count - 1
            if !isLast, payment.sequel != .paidAgain { fault = "attempt \(index + 2) has no reason" }
            if !isLast, closedByBank[index, default: []].isDisjoint(with: ["failed", "returned"]) {
                fault = "attempt \(index + 2) without the bank's word"
            }
            if closedByBank[index] == nil, [.settled, .failed, .returned].contains(payment.state.word) {
                fault = "closed without the bank's word"
            }
            if Payment(StoredPayment(payment)) != payment { fault = "not read back as it was kept: \(payment.state)" }
        }
        // The money stands where the attempts say.
        let expected: AccountKind =
            switch attempts.last!.state.word {
            case .cancelled: .available
            case .failed, .returned: isGivenUp ? .available : words.last == .failed ? .committed : .returned
            case .settled: .paid
            case .released, .requested, .unknown: .committed
            }
        for kind in AccountKind.allCases where kind.isOfProject {
            let account = LedgerAccount(fund: LedgerFixture.central, project: LedgerFixture.warmth, kind: kind)!
            if book.balance(of: account) != (kind == expected ? amount : 0) {
                fault = "\(kind) holds \(book.balance(of: account)) while \(words)"
            }
        }
    }
}
