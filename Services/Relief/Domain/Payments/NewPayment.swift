import Contracts

/// The first attempt of an approved line, or another one after an attempt that the bank has closed: there is no third way
/// to one.
public struct NewPayment: Sendable, Hashable {
    /// Released.
    public let payment: Payment
    /// What has to be posted when it is made; the first attempt's money was committed with its list.
    public let posting: Posting?
    public let decision: TwoPersonDecision
    /// The attempt after which it comes.
    public let previous: PaymentReference?

    /// The first attempt of a line of a released list: however often it is made, it is the same payment.
    public init(first line: ApprovedLine, by release: Release) {
        // Safe because 1 is an attempt.
        let reference = PaymentReference(line: line.line, attempt: 1)!
        payment = Payment(reference, line.terms(in: release), state: .released)
        posting = nil
        decision = release.decision
        previous = nil
    }

    /// Another attempt. Refused when the account would have to be corrected and was not (`payee-unrepaired`), when who
    /// corrected it decides on it (`officer-earlier-step`), and after the last number (`payment-state`).
    public init(
        again after: ClosedAttempt, to payee: RepairedPayee, by decision: TwoPersonDecision
    ) throws(PaymentRefusal) {
        guard let reference = PaymentReference(line: after.reference.line, attempt: after.reference.attempt + 1)
        else { throw PaymentRefusal(.paymentState) }
        let key: PayeeKey
        switch payee {
        case .unchanged:
            guard !after.failure.needsRepair else { throw PaymentRefusal(.payeeUnrepaired) }
            key = after.terms.payee
        case .corrected(let corrected, let who):
            guard corrected != after.terms.payee else { throw PaymentRefusal(.payeeUnrepaired) }
            guard !decision.includes(who) else { throw PaymentRefusal(.officerEarlierStep) }
            key = corrected
        }
        payment = Payment(reference, after.terms.with(payee: key), state: .released)
        posting = after.cameBack ? payment.posting(.recommit) : nil
        self.decision = decision
        previous = after.reference
    }
}

/// A line of a list whose signatures are complete.
public struct ApprovedLine: Sendable, Hashable {
    public let line: LineNumber
    /// Above nought.
    public let amount: Fen
    public let bank: BankCode
    public let payee: PayeeKey

    /// `nil` when the amount is nought or below it.
    public init?(line: LineNumber, amount: Fen, bank: BankCode, payee: PayeeKey) {
        guard amount > Fen(0) else { return nil }
        self.line = line
        self.amount = amount
        self.bank = bank
        self.payee = payee
    }

    func terms(in release: Release) -> PaymentTerms {
        // Safe because the amount is above nought.
        PaymentTerms(
            list: release.list, fund: release.fund, project: release.project, amount: amount, bank: bank, payee: payee)!
    }
}

/// Two people released a list for payment.
public struct Release: Sendable, Hashable {
    public let list: ListNumber
    public let fund: FundCode
    public let project: ProjectCode
    public let decision: TwoPersonDecision

    public init(list: ListNumber, fund: FundCode, project: ProjectCode, decision: TwoPersonDecision) {
        self.list = list
        self.fund = fund
        self.project = project
        self.decision = decision
    }
}

/// The account to which a line is paid again.
public enum RepairedPayee: Sendable, Hashable {
    /// The failure was not the account's.
    case unchanged
    case corrected(PayeeKey, by: Decider)
}
