import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One payment as it is kept, value by value: what the store writes and reads, and the only way back from it to a
/// ``Payment``. Whatever decides takes the payment.
public struct StoredPayment: Sendable, Hashable {
    public var reference: PaymentReference
    public var terms: PaymentTerms
    public var state: PaymentStateWord
    public var sequel: Payment.Sequel?
    /// How often it was sent, and when last.
    public var times = 0
    public var requestedAt: Date?
    public var dueAt: Date?
    public var inquiries = 0
    /// How often the bank was asked since it was sent last, and when last.
    public var asked = 0
    public var inquiredAt: Date?
    public var isInHand = false
    public var expectedBy: Date?
    public var settledOn: CivilDate?
    public var settledNumber: SourceReference?
    public var failure: PaymentFailure?
    public var failedOn: CivilDate?
    public var failedNumber: SourceReference?
    public var returnedOn: CivilDate?
    public var returnedNumber: SourceReference?
    public var cancelledAt: Date?
    public var why: String?

    public init(
        reference: PaymentReference, terms: PaymentTerms, state: PaymentStateWord, sequel: Payment.Sequel? = nil
    ) {
        self.reference = reference
        self.terms = terms
        self.state = state
        self.sequel = sequel
    }

    /// As the payment stands.
    public init(_ payment: Payment) {
        self.init(
            reference: payment.reference, terms: payment.terms, state: payment.state.word, sequel: payment.sequel)
        inquiries = payment.inquiries
        switch payment.state {
        case .released: break
        case .cancelled(let cancellation): (cancelledAt, why) = (cancellation.at, cancellation.why)
        case .requested(let ask):
            note(ask)
            note(ask.respite)
        case .unknown(let ask, let inquiry):
            note(ask)
            (asked, inquiredAt, dueAt) = (inquiry.times, inquiry.at, inquiry.dueAt)
            note(inquiry.respite)
        case .settled(let settlement): note(settlement)
        case .failed(let known):
            (failure, failedOn, failedNumber) = (known.reason, known.on, known.bankReference)
        case .returned(let settlement, let back):
            note(settlement)
            (failure, returnedOn, returnedNumber) = (back.reason, back.on, back.bankReference)
        }
    }

    private mutating func note(_ ask: Ask) { (times, requestedAt, dueAt) = (ask.times, ask.at, ask.dueAt) }
    private mutating func note(_ respite: Respite?) { (isInHand, expectedBy) = (respite != nil, respite?.expectedBy) }
    private mutating func note(_ settlement: Settlement) {
        (settledOn, settledNumber) = (settlement.on, settlement.bankReference)
    }
}

extension Payment {
    /// The payment that was kept; `nil` when the values do not fit its state, which only a damaged record can be.
    public init?(_ stored: StoredPayment) {
        guard let state = stored.paymentState else { return nil }
        let isClosed = stored.state == .failed || stored.state == .returned
        guard stored.sequel == nil || isClosed, stored.inquiries >= stored.asked else { return nil }
        self.init(stored.reference, stored.terms, state: state, inquiries: stored.inquiries, sequel: stored.sequel)
    }
}

extension StoredPayment {
    fileprivate var paymentState: PaymentState? {
        let respite = isInHand ? Respite(expectedBy: expectedBy) : nil
        let settlement = Settlement(on: settledOn, bankReference: settledNumber)
        switch state {
        case .released: return .released
        case .cancelled:
            guard let cancelledAt, let why else { return nil }
            return .cancelled(Cancellation(at: cancelledAt, why: why))
        case .requested:
            guard let requestedAt, let dueAt, times > 0 else { return nil }
            return .requested(Ask(times: times, at: requestedAt, dueAt: dueAt, respite: respite))
        case .unknown:
            guard let requestedAt, let inquiredAt, let dueAt, times > 0, asked > 0 else { return nil }
            return .unknown(
                Ask(times: times, at: requestedAt, dueAt: dueAt),
                Inquiry(number: inquiries, times: asked, at: inquiredAt, dueAt: dueAt, respite: respite))
        case .settled:
            return settledOn == nil ? nil : .settled(settlement)
        case .failed:
            return failure.map { .failed(Failure($0, on: failedOn, bankReference: failedNumber)) }
        case .returned:
            guard let failure, let returnedOn else { return nil }
            return .returned(settlement, Return(failure, on: returnedOn, bankReference: returnedNumber))
        }
    }
}
