import Contracts

/// A bank that takes requests over `requests` and answers with events.
public struct EventBank: BankConnector {
    public let kind = BankKind.events
    public let patience: AskingTerm

    /// Two hours until it is asked what became of a payment, unless configured.
    public init(patience: AskingTerm = AskingTerm(interval: 7_200)) { self.patience = patience }

    /// The bank is told the account and its holder, and not in what relation to whom.
    public func request(_ order: PaymentOrder, _ ask: Ask) -> Dispatch {
        let payee = Payee(
            account: order.payee.account, bank: order.payee.bank, branch: order.payee.branch, cnaps: order.payee.cnaps,
            holder: order.holder)
        return dispatch(
            ReliefPaymentAsked(
                reference: order.reference, times: ask.times, payer: order.payer, amountFen: order.amount,
                purpose: order.purpose, payee: payee, answerBy: ask.dueAt))
    }

    public func inquire(_ order: PaymentOrder, _ inquiry: Inquiry) -> Dispatch {
        dispatch(
            ReliefPaymentInquiryAsked(
                reference: order.reference, inquiry: inquiry.number, amountFen: order.amount, askedAt: inquiry.at,
                answerBy: inquiry.dueAt))
    }

    private func dispatch(_ message: some EventData) -> Dispatch { .message(type(of: message).type, message.json) }
}
