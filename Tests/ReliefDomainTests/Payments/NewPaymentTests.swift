import Contracts
import ReliefDomain
import Testing

/// The two ways to a payment, and who may take them.
@Suite struct NewPaymentTests {
    private typealias Fixture = PaymentFixture

    @Test func theFirstAttemptIsTheSameHoweverOftenItIsMade() throws {
        let (one, other) = (try Fixture.released(), try Fixture.released())
        #expect(one == other && one.payment.reference.text == "FK0000000123450102" && one.posting == nil)
        #expect(one.payment.state == .released && one.previous == nil && one.payment.terms.list == Fixture.list)
    }

    /// Out of an open, settled or cancelled attempt there is no closed one, and without a closed one there is no other.
    @Test(arguments: ["released", "cancelled", "requested", "resent", "unknown", "settled", "failed+", "returned+"])
    func nothingButTheBanksWordLeadsToAnother(state: String) throws {
        #expect(throws: PaymentRefusal.self) { try Fixture.payment(state).closed(asAttempt: 1) }
    }

    @Test func paidAgainAfterItFailed() throws {
        var payment = try Fixture.payment("failed")
        let closed = try payment.closed(asAttempt: 1)
        let next = try NewPayment(again: closed, to: .corrected(PayeeKey(2), by: Fixture.he), by: Fixture.again())
        #expect(next.payment.reference.text == "FK0000000123450296" && next.previous == payment.reference)
        #expect(next.payment.terms.payee == PayeeKey(2) && next.payment.terms.amount == Fixture.amount)
        // Its money is still committed.
        #expect(next.posting == nil && next.payment.state == .released)
        payment.note(next)
        #expect(payment.sequel == .paidAgain)
        #expect(throws: PaymentRefusal(.paymentAttemptChanged)) { try payment.closed(asAttempt: 1) }
    }

    /// Whoever decides has seen this attempt, closed, and nothing after it: failed or returned, what was decided since is
    /// told as that, and not as a state.
    @Test func nothingIsDecidedTwiceAboutOneAttempt() throws {
        for state in ["failed", "returned"] {
            #expect(throws: Never.self) { try Fixture.payment(state).closed(asAttempt: 1) }
            for attempt in [0, 2] {
                #expect(throws: PaymentRefusal(.paymentAttemptChanged)) {
                    try Fixture.payment(state).closed(asAttempt: attempt)
                }
            }
            #expect(throws: PaymentRefusal(.paymentAttemptChanged)) {
                try Fixture.payment(state + "+").closed(asAttempt: 1)
            }
        }
    }

    @Test func paidAgainAfterItCameBack() throws {
        let closed = try Fixture.payment("returned").closed(asAttempt: 1)
        let next = try NewPayment(again: closed, to: .corrected(PayeeKey(2), by: Fixture.he), by: Fixture.again())
        #expect(next.posting?.key.text == "recommit/FK0000000123450296" && next.posting?.amount == Fixture.amount)
    }

    @Test func givenUp() throws {
        for (state, flow) in [("failed", "drop"), ("returned", "free")] {
            var payment = try Fixture.payment(state)
            let line = GivenUpLine(after: try payment.closed(asAttempt: 1), by: try Fixture.again())
            #expect(line.posting.key.text == flow + "/FK0000000123450102")
            payment.note(line)
            #expect(payment.sequel == .givenUp && payment.state.word.rawValue == state)
            #expect(throws: PaymentRefusal.self) { try payment.closed(asAttempt: 1) }
            // The money is gone elsewhere: a late word does not take it.
            #expect(Fixture.hear(&payment, .settled("B-7")).word != .moved)
        }
    }

    @Test func notesOfOtherLinesChangeNothing() throws {
        var payment = try Fixture.payment("failed")
        payment.note(try Fixture.released())
        #expect(payment.sequel == nil)
    }

    @Test func twoPeopleDecide() throws {
        let twice = Decider(name: "chen2", document: Fixture.chen.document)
        for other in [Fixture.chen, twice] {
            #expect(throws: PaymentRefusal.self) {
                try TwoPersonDecision(by: Fixture.chen, confirmedBy: other, why: "已批准")
            }
        }
        #expect(throws: PaymentRefusal.self) {
            try TwoPersonDecision(by: Fixture.chen, confirmedBy: Fixture.qian, why: "")
        }
    }

    /// `failure, whether the account was corrected, by whom, refused with`.
    @Test(
        arguments: [
            (PaymentFailure.accountClosed, nil, "payee-unrepaired"), (.nameDiffers, nil, "payee-unrepaired"),
            (.accountUnknown, nil, "payee-unrepaired"), (.limit, nil, nil), (.rejected, nil, nil), (.other, nil, nil),
            (.accountClosed, PaymentFixture.he, nil), (.other, PaymentFixture.he, nil),
            (.accountClosed, PaymentFixture.sun, "officer-earlier-step"),
            (.accountClosed, PaymentFixture.wu, "officer-earlier-step"),
            (.accountClosed, Decider(name: "x", document: PaymentFixture.wu.document), "officer-earlier-step"),
        ] as [(PaymentFailure, Decider?, String?)])
    func theAccountIsCorrectedByAThird(row: (failure: PaymentFailure, by: Decider?, refusal: String?)) throws {
        var payment = try Fixture.payment("requested")
        Fixture.hear(&payment, .failed(row.failure))
        let closed = try payment.closed(asAttempt: 1)
        let payee = row.by.map { RepairedPayee.corrected(PayeeKey(2), by: $0) } ?? .unchanged
        do {
            let next = try NewPayment(again: closed, to: payee, by: Fixture.again())
            #expect(row.refusal == nil && next.payment.terms.payee == PayeeKey(row.by == nil ? 1 : 2))
        } catch let refusal as PaymentRefusal { #expect(refusal.code.rawValue == row.refusal) }
    }

    /// The same account under another name of "corrected" is not corrected.
    @Test func theSameAccountIsNotCorrected() throws {
        let closed = try Fixture.payment("failed").closed(asAttempt: 1)
        #expect(throws: PaymentRefusal.self) {
            try NewPayment(again: closed, to: .corrected(PayeeKey(1), by: Fixture.he), by: Fixture.again())
        }
    }

    /// Attempts are numbered to 99; the line then is a person's matter.
    @Test func attemptsEnd() throws {
        var payment = try Fixture.payment("requested")
        for attempt in 1...99 {
            Fixture.hear(&payment, .failed(.other))
            let closed = try payment.closed(asAttempt: attempt)
            guard attempt < 99 else {
                #expect(throws: PaymentRefusal.self) {
                    try NewPayment(again: closed, to: .unchanged, by: Fixture.again())
                }
                return
            }
            payment = try NewPayment(again: closed, to: .unchanged, by: Fixture.again()).payment
            _ = payment.request(Fixture.patience, at: Fixture.start)
        }
    }
}
