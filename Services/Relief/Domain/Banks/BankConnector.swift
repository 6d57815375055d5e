import Contracts

/// How payments reach one bank, and how it is asked about them. Pure: who sends is the service.
///
/// A third kind of bank is another type that says these four things.
public protocol BankConnector: Sendable {
    var kind: BankKind { get }
    /// How long is waited for its answer.
    var patience: AskingTerm { get }
    /// Asks it to pay; the same reference each time.
    func request(_ order: PaymentOrder, _ ask: Ask) -> Dispatch
    /// Asks what became of it.
    func inquire(_ order: PaymentOrder, _ inquiry: Inquiry) -> Dispatch
}

public enum BankKind: String, Sendable, Hashable, CaseIterable {
    /// It takes requests and answers with events.
    case events
    /// It takes files, which people carry there and back.
    case files
}

/// What is to be done to reach a bank.
public enum Dispatch: Sendable, Hashable {
    /// Sealed to the bank's key, and sent.
    case message(EventType, JSON)
    /// Into the next file that is exported.
    case file(BankFileRow)
    /// Nothing can be sent: its answer file or a statement will say.
    case wait
}
