import Contracts

/// In what a bank's statement and our books can differ.
public enum DiscrepancyClass: String, Sendable, Hashable, CaseIterable {
    /// Told, its day and some more covered by statements, and no entry.
    case missingAtBank = "missing-at-bank"
    /// An entry without a reference of ours, or with one for which nothing was asked.
    case unknownToUs = "unknown-to-us"
    /// Our reference, another amount.
    case amountDiffers = "amount-differs"
    /// A second debit of a reference, or one of a failed attempt that was paid again.
    case duplicateAtBank = "duplicate-at-bank"

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText { StatementClass(self).name }

    /// What to do about it.
    public var advice: LocalizedText {
        switch self {
        case .missingAtBank:
            LocalizedText(
                zh: "请向银行查询；只有对账单或退回消息可以了结",
                en: "Ask the bank; only a statement or the word of a return resolves it.")
        case .unknownToUs:
            LocalizedText(
                zh: "请说明是手续费、利息、拨款或其他，或属银行差错",
                en: "Say whether it is a fee, interest, a grant or something else, or the bank's error.")
        case .amountDiffers:
            LocalizedText(zh: "请银行更正；更正前不予了结", en: "The bank must correct it; until then it stays open.")
        case .duplicateAtBank:
            LocalizedText(
                zh: "请向银行追回；不记为已付给本人", en: "Claim it from the bank; it is never booked as paid to the person.")
        }
    }
}
