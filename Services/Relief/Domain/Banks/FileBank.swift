import Contracts

/// A bank that takes files. It cannot be asked about one payment: its answer file, or a statement, says what became of it.
public struct FileBank: BankConnector {
    public let kind = BankKind.files
    public let patience: AskingTerm

    /// Two days until a payment without an answer counts as unknown, unless configured.
    public init(patience: AskingTerm = AskingTerm(interval: 172_800, longest: 172_800)) { self.patience = patience }

    public func request(_ order: PaymentOrder, _ ask: Ask) -> Dispatch { .file(BankFileRow(order)) }

    public func inquire(_ order: PaymentOrder, _ inquiry: Inquiry) -> Dispatch { .wait }
}
