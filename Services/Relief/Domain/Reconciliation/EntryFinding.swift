import Contracts

/// What one entry of a statement is to us.
public struct EntryFinding: Sendable, Hashable {
    public let entry: StatementEntry
    public let kind: EntryClass
    /// What the payment made of it; `nil` where none was asked.
    public let decision: PaymentDecision?
    public let opened: Discrepancy?
    public let closed: [Discrepancy]

    init(
        _ entry: StatementEntry, _ kind: EntryClass, decision: PaymentDecision? = nil, opened: Discrepancy? = nil,
        closed: [Discrepancy] = []
    ) {
        self.entry = entry
        self.kind = kind
        self.decision = decision
        self.opened = opened
        self.closed = closed
    }
}

/// The classes of entries; a booking that is missing has no entry, and so no class here.
public enum EntryClass: String, Sendable, Hashable, CaseIterable {
    /// 相符: money that left, as we asked for it.
    case matched
    /// 退回: money of a payment of ours that came back.
    case returned
    /// 银行更正: a booking that the bank has itself reversed, the contrary of an entry that was open. Both are done with,
    /// the payment stays as it is, and nobody has to do anything.
    case corrected
    case unknownToUs = "unknown-to-us"
    case amountDiffers = "amount-differs"
    case duplicateAtBank = "duplicate-at-bank"

    init(_ kind: DiscrepancyClass) {
        self =
            switch kind {
            case .amountDiffers: .amountDiffers
            case .duplicateAtBank: .duplicateAtBank
            case .unknownToUs, .missingAtBank: .unknownToUs
            }
    }

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .matched: LocalizedText(zh: "相符", en: "matched")
        case .returned: LocalizedText(zh: "退回", en: "returned")
        case .corrected: LocalizedText(zh: "银行更正", en: "corrected by the bank")
        case .unknownToUs: DiscrepancyClass.unknownToUs.name
        case .amountDiffers: DiscrepancyClass.amountDiffers.name
        case .duplicateAtBank: DiscrepancyClass.duplicateAtBank.name
        }
    }
}
