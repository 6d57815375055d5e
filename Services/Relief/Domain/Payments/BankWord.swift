import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a bank says about one payment: in a message, in the answer to a file, or in a statement. Nothing else speaks for a
/// bank, and nothing else closes a payment.
public struct BankWord: Sendable, Hashable {
    public let reference: PaymentReference
    public let says: Saying
    public let source: Source

    /// What it says.
    public enum Saying: Sendable, Hashable {
        case settled(Fen, on: CivilDate, SourceReference?)
        case failed(PaymentFailure, on: CivilDate?, SourceReference?)
        case returned(Fen, on: CivilDate, SourceReference?, PaymentFailure)
        /// To that inquiry; a file's answer names none.
        case pending(inquiry: Int?, expectedBy: Date?)
        case notReceived(inquiry: Int)
    }

    /// Where it says so.
    public enum Source: String, Sendable, Hashable, CaseIterable {
        case message, file, statement
    }

    private init(_ reference: PaymentReference, _ says: Saying, _ source: Source) {
        self.reference = reference
        self.says = says
        self.source = source
    }

    public init(_ message: ReliefPaymentSettled) {
        self.init(
            message.reference, .settled(message.amountFen, on: message.settledOn, message.bankReference), .message)
    }

    public init(_ message: ReliefPaymentFailed) {
        self.init(message.reference, .failed(message.failure, on: message.on, message.bankReference), .message)
    }

    public init(_ message: ReliefPaymentReturned) {
        self.init(
            message.reference,
            .returned(message.amountFen, on: message.returnedOn, message.bankReference, message.failure), .message)
    }

    public init(_ message: ReliefPaymentInquiryAnswered) {
        let says: Saying =
            switch message.status {
            case .pending: .pending(inquiry: message.inquiry, expectedBy: message.expectedBy)
            case .notReceived: .notReceived(inquiry: message.inquiry)
            }
        self.init(message.reference, says, .message)
    }

    public init(_ answer: BankFileAnswer) {
        let says: Saying =
            switch answer.outcome {
            case .settled(let amount, let day): .settled(amount, on: day, answer.bankReference)
            case .failed(let failure, let day): .failed(failure, on: day, answer.bankReference)
            case .pending: .pending(inquiry: nil, expectedBy: nil)
            }
        self.init(answer.reference, says, .file)
    }

    /// A debit with one of our references says that it was paid, a credit that it came back; `nil` for an entry without.
    /// The number of an entry in a statement is not the bank's number of the payment.
    public init?(_ entry: StatementEntry) {
        guard let reference = entry.reference else { return nil }
        let says: Saying =
            switch entry.direction {
            case .debit: .settled(entry.amount, on: entry.bookedOn, nil)
            case .credit: .returned(entry.amount, on: entry.bookedOn, nil, entry.returnReason ?? .other)
            }
        self.init(reference, says, .statement)
    }

    /// The amount it names.
    var amount: Fen? {
        switch says {
        case .settled(let amount, _, _), .returned(let amount, _, _, _): amount
        case .failed, .pending, .notReceived: nil
        }
    }
}
