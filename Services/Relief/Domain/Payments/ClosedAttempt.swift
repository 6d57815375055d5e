import Contracts

/// An attempt of which the bank said that it failed or came back, and after which nothing was decided.
///
/// Only ``Payment/closed(asAttempt:)`` makes one, and only of such a payment: whoever wants to pay a line again, or to give
/// it up, has to have one.
public struct ClosedAttempt: Sendable, Hashable {
    public let reference: PaymentReference
    public let terms: PaymentTerms
    /// Why the money did not arrive or stay.
    public let failure: PaymentFailure
    /// Whether it had been paid and came back.
    public let cameBack: Bool

    fileprivate init(_ payment: Payment, _ failure: PaymentFailure, cameBack: Bool) {
        reference = payment.reference
        terms = payment.terms
        self.failure = failure
        self.cameBack = cameBack
    }
}

extension Payment {
    /// This attempt, when the bank has closed it and nothing was decided since: it was neither paid again nor given up.
    ///
    /// - Parameter attempt: as whoever decides has seen it; another one by now, or a sequel to this one, is refused
    ///   (`payment-attempt-changed`).
    public func closed(asAttempt attempt: Int) throws(PaymentRefusal) -> ClosedAttempt {
        guard attempt == self.attempt, sequel == nil else { throw PaymentRefusal(.paymentAttemptChanged) }
        switch state {
        case .failed(let failure): return ClosedAttempt(self, failure.reason, cameBack: false)
        case .returned(_, let back): return ClosedAttempt(self, back.reason, cameBack: true)
        case .released, .requested, .unknown: throw PaymentRefusal(.paymentOpen)
        case .cancelled, .settled: throw PaymentRefusal(.paymentState)
        }
    }
}
