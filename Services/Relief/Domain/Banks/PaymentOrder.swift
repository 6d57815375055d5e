import Contracts

/// What a bank has to know to pay: opened for it alone. Prints its reference only.
public struct PaymentOrder: Sendable, Hashable, CustomStringConvertible {
    public let reference: PaymentReference
    public let amount: Fen
    /// As the payee's statement shows it: never a diagnosis.
    public let purpose: String
    public let payee: Payee
    /// Whose the account is: the person, or the guardian.
    public let holder: PersonName
    /// The last four digits of the union's own account.
    public let payer: String

    /// `nil` when the purpose is empty, longer than 30 characters or holds a personal number, or the payer's are not four
    /// digits.
    public init?(_ payment: Payment, purpose: String, payee: Payee, person: PersonName, payer: String) {
        guard (1...30).contains(purpose.unicodeScalars.count), payer.utf8.count == 4,
            payer.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            !PersonalIdentifierScan.containsPersonalNumber(inProse: purpose)
        else { return nil }
        reference = payment.reference
        amount = payment.terms.amount
        self.purpose = purpose
        self.payee = payee
        holder = payee.holder ?? person
        self.payer = payer
    }

    public var description: String { reference.text }
}
