import Contracts

/// What a bank that takes files says of one row.
public struct BankFileAnswer: Sendable, Hashable {
    public let reference: PaymentReference
    public let outcome: Outcome
    /// The bank's number for it, where it named one.
    public let bankReference: SourceReference?

    public enum Outcome: Sendable, Hashable {
        case settled(Fen, on: CivilDate)
        case failed(PaymentFailure, on: CivilDate?)
        /// In hand.
        case pending
    }

    public init(reference: PaymentReference, outcome: Outcome, bankReference: SourceReference? = nil) {
        self.reference = reference
        self.outcome = outcome
        self.bankReference = bankReference
    }
}
