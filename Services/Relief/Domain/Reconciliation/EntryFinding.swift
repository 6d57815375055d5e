import Contracts

/// What one entry of a statement is to us; it never is what is missing.
public struct EntryFinding: Sendable, Hashable {
    public let entry: StatementEntry
    public let kind: StatementClass
    /// What the payment made of it; `nil` where none was asked.
    public let decision: PaymentDecision?
    public let opened: Discrepancy?
    public let closed: [Discrepancy]

    init(
        _ entry: StatementEntry, _ kind: StatementClass, decision: PaymentDecision? = nil, opened: Discrepancy? = nil,
        closed: [Discrepancy] = []
    ) {
        self.entry = entry
        self.kind = kind
        self.decision = decision
        self.opened = opened
        self.closed = closed
    }
}

extension StatementClass {
    /// As which a difference is counted.
    public init(_ kind: DiscrepancyClass) {
        self =
            switch kind {
            case .missingAtBank: .missingAtBank
            case .unknownToUs: .unknownToUs
            case .amountDiffers: .amountDiffers
            case .duplicateAtBank: .duplicateAtBank
            }
    }
}
