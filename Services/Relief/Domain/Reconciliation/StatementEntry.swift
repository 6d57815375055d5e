import Contracts

/// One booking on the union's own account, as the bank's statement has it. Nothing personal is kept of it.
public struct StatementEntry: Sendable, Hashable {
    /// The bank's number for the booking, unique for the account.
    public let number: SourceReference
    /// Ours, where the bank gives it back and it is one of this system's.
    public let reference: PaymentReference?
    /// Above nought.
    public let amount: Fen
    public let direction: Direction
    public let bookedOn: CivilDate
    /// Why money came back, where the bank says so.
    public let returnReason: PaymentFailure?
    /// What the bank calls it, where that tells a fee from interest.
    public let hint: Hint?

    /// Seen from the union's account.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        /// Money left it.
        case debit
        /// Money came.
        case credit
    }

    public enum Hint: String, Sendable, Hashable, CaseIterable {
        case fee, interest
    }

    /// `nil` when the amount is nought or below it.
    public init?(
        number: SourceReference, reference: PaymentReference? = nil, amount: Fen, direction: Direction,
        bookedOn: CivilDate, returnReason: PaymentFailure? = nil, hint: Hint? = nil
    ) {
        guard amount > Fen(0) else { return nil }
        self.number = number
        self.reference = reference
        self.amount = amount
        self.direction = direction
        self.bookedOn = bookedOn
        self.returnReason = returnReason
        self.hint = hint
    }

    /// What the account holds more through it, 分: below nought for a debit.
    public var effect: Int64 { direction == .credit ? amount.amount : -amount.amount }
}
