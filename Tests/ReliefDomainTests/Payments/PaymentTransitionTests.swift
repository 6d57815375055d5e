import Contracts
import Foundation
import ReliefDomain
import ReliefFixtures
import Testing

/// The table of `PaymentState`, cell by cell: nine places a payment can stand at (`resent` was sent again after inquiry 2
/// was answered so; `failed+` and `returned+` were paid again), and everything that can happen there.
@Suite struct PaymentTransitionTests {
    private typealias Fixture = PaymentFixture

    private static let states = [
        "released", "cancelled", "requested", "resent", "unknown", "settled", "failed", "failed+", "returned",
        "returned+",
    ]

    /// A bank's word, and what comes of it in each state in the order above: the state after it where it moved, else the
    /// decision or the reason.
    private static let words: [(Phrase, [String])] = [
        (
            .settled("B-1"),
            [
                "not-asked", "answers-differ", "settled", "settled", "settled", "repeated", "settled", "answers-differ",
                "repeated", "repeated",
            ]
        ),
        (
            .settled("B-2"),
            [
                "not-asked", "answers-differ", "settled", "settled", "settled", "answers-differ", "settled",
                "answers-differ", "answers-differ", "answers-differ",
            ]
        ),
        (
            .debit(),
            [
                "not-asked", "answers-differ", "settled", "settled", "settled", "repeated", "settled", "answers-differ",
                "repeated", "repeated",
            ]
        ),
        (
            .fileSettled("B-1"),
            [
                "not-asked", "answers-differ", "settled", "settled", "settled", "repeated", "settled", "answers-differ",
                "repeated", "repeated",
            ]
        ),
        (
            .failed(.accountClosed),
            [
                "not-asked", "answers-differ", "failed", "failed", "failed", "answers-differ", "repeated", "repeated",
                "answers-differ", "answers-differ",
            ]
        ),
        (
            .fileFailed(.limit),
            [
                "not-asked", "answers-differ", "failed", "failed", "failed", "answers-differ", "answers-differ",
                "answers-differ", "answers-differ", "answers-differ",
            ]
        ),
        (
            .returned("R-1"),
            [
                "not-asked", "answers-differ", "returned", "returned", "returned", "returned", "returned",
                "answers-differ", "repeated", "repeated",
            ]
        ),
        (
            .returned("R-2"),
            [
                "not-asked", "answers-differ", "returned", "returned", "returned", "returned", "returned",
                "answers-differ", "answers-differ", "answers-differ",
            ]
        ),
        (
            .credit(),
            [
                "not-asked", "answers-differ", "returned", "returned", "returned", "returned", "returned",
                "answers-differ", "repeated", "repeated",
            ]
        ),
        (
            .pending(2),
            [
                "not-asked", "inquiry-unknown", "inquiry-unknown", "requested", "unknown", "overtaken", "overtaken",
                "overtaken", "overtaken", "overtaken",
            ]
        ),
        (
            .pending(1),
            [
                "not-asked", "inquiry-unknown", "inquiry-unknown", "overtaken", "overtaken", "overtaken", "overtaken",
                "overtaken", "overtaken", "overtaken",
            ]
        ),
        (
            .filePending,
            [
                "not-asked", "answers-differ", "requested", "requested", "unknown", "overtaken", "overtaken",
                "overtaken", "overtaken", "overtaken",
            ]
        ),
        (
            .notReceived(2),
            [
                "not-asked", "inquiry-unknown", "inquiry-unknown", "repeated", "requested", "overtaken", "overtaken",
                "overtaken", "overtaken", "overtaken",
            ]
        ),
        (
            .notReceived(1),
            [
                "not-asked", "inquiry-unknown", "inquiry-unknown", "overtaken", "overtaken", "overtaken", "overtaken",
                "overtaken", "overtaken", "overtaken",
            ]
        ),
        (
            .notReceived(3),
            [
                "not-asked", "inquiry-unknown", "inquiry-unknown", "inquiry-unknown", "inquiry-unknown",
                "inquiry-unknown", "inquiry-unknown", "inquiry-unknown", "inquiry-unknown", "inquiry-unknown",
            ]
        ),
    ]

    @Test(arguments: words.indices) func hears(index: Int) throws {
        let (phrase, cells) = Self.words[index]
        #expect(cells.count == Self.states.count)
        for (state, expected) in zip(Self.states, cells) {
            var payment = try Fixture.payment(state)
            let before = payment
            let decision = Fixture.hear(&payment, phrase)
            let place = "\(state), \(phrase)"
            switch decision {
            case .moved:
                #expect(payment.state.word.rawValue == expected, "\(place)")
                #expect(payment != before && payment.sequel == before.sequel, "\(place)")
            case .repeated: #expect(expected == "repeated" && payment == before, "\(place)")
            case .overtaken: #expect(expected == "overtaken" && payment == before, "\(place)")
            case .refused(let refusal):
                #expect(refusal.code.rawValue == expected && payment == before, "\(place): \(refusal.code)")
            }
            // Said once more, it never moves anything again.
            let after = payment
            let again = Fixture.hear(&payment, phrase)
            #expect(again.word != .moved && again.postings == [] && payment == after, "\(place), twice: \(again)")
        }
    }

    /// An amount that is not ours is never taken, whoever names it and wherever the payment stands.
    @Test(arguments: [
        Phrase.settled("B-1", fen: 81_000), .returned("R-1", fen: 79_999), .debit(fen: 1), .credit(fen: 2),
    ])
    func neverTakesAnotherAmount(phrase: Phrase) throws {
        for state in Self.states {
            var payment = try Fixture.payment(state)
            let before = payment
            guard case .refused(let refusal) = Fixture.hear(&payment, phrase) else {
                Issue.record("\(state) took \(phrase)")
                continue
            }
            #expect(refusal.code == (state == "released" ? .notAsked : .amountMismatch) && payment == before)
            #expect(refusal.discrepancy == (state == "released" ? nil : .amountDiffers))
        }
    }

    @Test func listensToItsBankAlone() throws {
        let other = try #require(BankCode("CCB-XX"))
        for state in Self.states {
            for (phrase, _) in Self.words {
                var payment = try Fixture.payment(state)
                let before = payment
                let decision = Fixture.hear(&payment, phrase, from: other)
                #expect(decision == .refused(.init(.notAsked)) && payment == before)
            }
        }
        var payment = try Fixture.payment("requested")
        let stray = Phrase.settled("B-1").word(LedgerFixture.reference(9))
        guard
            case .refused(let refusal) = payment.hear(
                stray, from: Fixture.bank, Hearing(at: Fixture.start, patience: Fixture.patience))
        else { return #expect(Bool(false), "took another payment's word") }
        #expect(refusal.code == .paymentUnknown)
        guard case .refused(let taken) = Fixture.hear(&payment, .settled("B-1"), isNumberTaken: true)
        else { return #expect(Bool(false), "took another payment's number") }
        #expect(taken.code == .bankReferenceReused && payment.state.word == .requested)
    }

    /// What a person may do, in each state: the state after it, or why not.
    @Test(
        arguments: [
            ("released", "requested", "cancelled", "-", "payment-open"),
            ("cancelled", "payment-state", "repeated", "-", "payment-state"),
            ("requested", "payment-state", "payment-open", "unknown", "payment-open"),
            ("resent", "payment-state", "payment-open", "unknown", "payment-open"),
            ("unknown", "payment-state", "payment-open", "unknown", "payment-open"),
            ("settled", "payment-state", "payment-state", "-", "payment-state"),
            ("failed", "payment-state", "payment-state", "-", "closed"),
            ("failed+", "payment-state", "payment-state", "-", "payment-attempt-changed"),
            ("returned", "payment-state", "payment-state", "-", "closed"),
            ("returned+", "payment-state", "payment-state", "-", "payment-attempt-changed"),
        ])
    func follows(row: (state: String, request: String, cancel: String, inquire: String, close: String)) throws {
        let payment = try Fixture.payment(row.state)
        func result(_ step: (inout Payment) -> PaymentDecision) -> String {
            var draft = payment
            let decision = step(&draft)
            guard case .moved = decision else {
                #expect(draft == payment)
                if case .refused(let refusal) = decision { return refusal.code.rawValue }
                return decision.word.rawValue
            }
            return draft.state.word.rawValue
        }
        #expect(result { $0.request(Fixture.patience, at: Fixture.start) } == row.request)
        #expect(result { $0.cancel(why: "-", at: Fixture.start) } == row.cancel)
        var asked = payment
        let move = asked.inquire(Fixture.patience, at: Fixture.start)
        #expect((move == nil ? "-" : asked.state.word.rawValue) == row.inquire)
        do {
            let closed = try payment.closed(asAttempt: 1)
            #expect(row.close == "closed" && closed.reference == payment.reference)
        } catch { #expect(error.code.rawValue == row.close) }
        #expect(throws: PaymentRefusal.self) { try payment.closed(asAttempt: 2) }
    }
}
