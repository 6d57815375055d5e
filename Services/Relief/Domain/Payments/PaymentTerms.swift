import Contracts

/// What is paid, out of what, by whom and to which account: fixed when an attempt is made, and never changed.
public struct PaymentTerms: Sendable, Hashable {
    public let list: ListNumber
    public let fund: FundCode
    public let project: ProjectCode
    /// Above nought.
    public let amount: Fen
    public let bank: BankCode
    public let payee: PayeeKey

    /// `nil` when the amount is nought or below it.
    public init?(
        list: ListNumber, fund: FundCode, project: ProjectCode, amount: Fen, bank: BankCode, payee: PayeeKey
    ) {
        guard amount > Fen(0) else { return nil }
        self.list = list
        self.fund = fund
        self.project = project
        self.amount = amount
        self.bank = bank
        self.payee = payee
    }

    func with(payee: PayeeKey) -> PaymentTerms {
        // Safe because the amount is above nought already.
        PaymentTerms(list: list, fund: fund, project: project, amount: amount, bank: bank, payee: payee)!
    }

    func posting(_ flow: PostingKey.PaymentFlow, _ reference: PaymentReference) -> Posting {
        // Safe because the amount is above nought, and every flow of a payment concerns a project.
        Posting(PostingKey(flow, reference), fund: fund, project: project, amount: amount)!
    }
}

/// Under which number one version of a person's account is kept.
public struct PayeeKey: Sendable, Hashable {
    public let id: Int64

    public init(_ id: Int64) { self.id = id }
}
