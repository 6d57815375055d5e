import Contracts
import Foundation
import ReliefDomain
import ReliefFixtures

/// One line of a released list, its bank, and short ways to say what a bank says.
struct PaymentFixture {
    static let list = ListNumber("SWN-2026-HN/1")!
    static let bank = BankCode("ICBC-HN")!
    static let amount = Fen(80_000)
    static let start = RFC3339.date("2026-12-30T10:02:00+08:00")!
    static let day = CivilDate("2026-12-31")!
    static let patience = AskingTerm(interval: 3_600, longest: 86_400, asks: 3)
    static let chen = Decider(name: "chen", document: "d-chen")
    static let qian = Decider(name: "qian", document: "d-qian")
    static let sun = Decider(name: "sun", document: "d-sun")
    static let wu = Decider(name: "wu", document: "d-wu")
    static let he = Decider(name: "he", document: "d-he")

    static func released(_ line: Int = 12_345, bank: BankCode = PaymentFixture.bank) throws -> NewPayment {
        let decision = try TwoPersonDecision(by: chen, confirmedBy: qian, why: "已批准")
        let release = Release(
            list: list, fund: LedgerFixture.central, project: LedgerFixture.warmth, decision: decision)
        return NewPayment(
            first: ApprovedLine(line: LineNumber(number: line)!, amount: amount, bank: bank, payee: PayeeKey(1))!,
            by: release)
    }

    static func again() throws -> TwoPersonDecision { try TwoPersonDecision(by: sun, confirmedBy: wu, why: "更正") }

    /// A payment that stands so; `failed+` and `returned+` were paid again.
    static func payment(_ state: String) throws -> Payment {
        var payment = try released().payment
        switch state {
        case "released": break
        case "cancelled": _ = payment.cancel(why: "已死亡", at: start)
        case "requested": _ = payment.request(patience, at: start)
        case "resent":
            payment = try Self.payment("unknown")
            hear(&payment, .notReceived(2))
        case "unknown":
            payment = try Self.payment("requested")
            for _ in 0..<2 { _ = payment.inquire(patience, at: start) }
        case "settled":
            payment = try Self.payment("unknown")
            hear(&payment, .settled("B-1"))
        case "failed":
            payment = try Self.payment("unknown")
            hear(&payment, .failed(.accountClosed))
        case "returned":
            payment = try Self.payment("settled")
            hear(&payment, .returned("R-1"))
        default:
            payment = try Self.payment(String(state.dropLast()))
            let next = try NewPayment(
                again: payment.closed(asAttempt: 1), to: .corrected(PayeeKey(2), by: he), by: again())
            payment.note(next)
        }
        return payment
    }

    @discardableResult
    static func hear(
        _ payment: inout Payment, _ phrase: Phrase, at now: Date = start, from bank: BankCode = PaymentFixture.bank,
        isNumberTaken: Bool = false
    ) -> PaymentDecision {
        payment.hear(
            phrase.word(payment.reference), from: bank,
            Hearing(at: now, patience: patience, isNumberTaken: isNumberTaken))
    }
}

/// What a bank says, short.
enum Phrase: Hashable {
    case settled(String, fen: Int64 = PaymentFixture.amount.amount)
    case failed(PaymentFailure)
    case returned(String, fen: Int64 = PaymentFixture.amount.amount)
    case pending(Int, Date? = nil)
    case notReceived(Int)
    case debit(fen: Int64 = PaymentFixture.amount.amount)
    case credit(fen: Int64 = PaymentFixture.amount.amount)
    case fileSettled(String)
    case fileFailed(PaymentFailure)
    case filePending

    func word(_ reference: PaymentReference) -> BankWord {
        let day = PaymentFixture.day
        return switch self {
        case .settled(let number, let fen):
            BankWord(
                ReliefPaymentSettled(
                    reference: reference, amountFen: Fen(fen), settledOn: day, bankReference: SourceReference(number)!))
        case .failed(let failure):
            BankWord(ReliefPaymentFailed(reference: reference, failure: failure, on: day))
        case .returned(let number, let fen):
            BankWord(
                ReliefPaymentReturned(
                    reference: reference, amountFen: Fen(fen), returnedOn: day,
                    bankReference: SourceReference(number)!, failure: .nameDiffers))
        case .pending(let inquiry, let date):
            BankWord(
                ReliefPaymentInquiryAnswered(
                    reference: reference, inquiry: inquiry, status: .pending, expectedBy: date))
        case .notReceived(let inquiry):
            BankWord(ReliefPaymentInquiryAnswered(reference: reference, inquiry: inquiry, status: .notReceived))
        case .debit(let fen): BankWord(Self.entry(reference, fen, .debit))!
        case .credit(let fen): BankWord(Self.entry(reference, fen, .credit))!
        case .fileSettled(let number):
            BankWord(
                BankFileAnswer(
                    reference: reference, outcome: .settled(PaymentFixture.amount, on: day),
                    bankReference: SourceReference(number)!))
        case .fileFailed(let failure):
            BankWord(BankFileAnswer(reference: reference, outcome: .failed(failure, on: day)))
        case .filePending: BankWord(BankFileAnswer(reference: reference, outcome: .pending))
        }
    }

    private static func entry(_ reference: PaymentReference, _ fen: Int64, _ direction: StatementEntry.Direction)
        -> StatementEntry
    {
        StatementEntry(
            number: SourceReference("E-1")!, reference: reference, amount: Fen(fen), direction: direction,
            bookedOn: PaymentFixture.day)!
    }
}

extension PaymentDecision {
    /// What changed, if anything did.
    var move: PaymentMove? { if case .moved(let move) = self { move } else { nil } }
}
