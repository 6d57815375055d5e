import Contracts

/// One attempt at paying one line. Its line, attempt and terms never change.
///
/// It comes into being as a ``NewPayment`` or is read back from where it was kept; only a ``BankWord`` closes it.
public struct Payment: Sendable, Hashable {
    public let reference: PaymentReference
    public let terms: PaymentTerms
    public internal(set) var state: PaymentState
    /// How often the bank was asked what became of it.
    public internal(set) var inquiries: Int
    /// What two people decided after it was closed.
    public internal(set) var sequel: Sequel?

    init(
        _ reference: PaymentReference, _ terms: PaymentTerms, state: PaymentState, inquiries: Int = 0,
        sequel: Sequel? = nil
    ) {
        self.reference = reference
        self.terms = terms
        self.state = state
        self.inquiries = inquiries
        self.sequel = sequel
    }

    public var line: LineNumber { reference.line }
    public var attempt: Int { reference.attempt }

    /// What came after an attempt that failed or came back.
    public enum Sequel: String, Sendable, Hashable, CaseIterable {
        /// There is another attempt.
        case paidAgain = "paid-again"
        /// The money is the project's again.
        case givenUp = "given-up"
    }

    func posting(_ flow: PostingKey.PaymentFlow) -> Posting { terms.posting(flow, reference) }
}
