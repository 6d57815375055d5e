/// What an entry of a bank's statement is to us, or what is missing from it.
public enum StatementClass: String, ReliefTerm {
    /// Money that left, as we asked for it.
    case matched
    /// Money of a payment of ours that came back.
    case returned
    /// A booking that the bank has itself reversed: the contrary of an entry that was open. Both are done with, the payment
    /// stays as it is, and nobody has to do anything.
    case corrected
    /// Told, its day and some more covered by statements, and no entry.
    case missingAtBank = "missing-at-bank"
    /// An entry without a reference of ours, or with one for which nothing was asked.
    case unknownToUs = "unknown-to-us"
    /// Our reference, another amount.
    case amountDiffers = "amount-differs"
    /// A second debit of a reference, or one of a failed attempt that was paid again.
    case duplicateAtBank = "duplicate-at-bank"

    public var name: LocalizedText {
        switch self {
        case .matched: LocalizedText(zh: "相符", en: "matched")
        case .returned: LocalizedText(zh: "退回", en: "returned")
        case .corrected: LocalizedText(zh: "银行更正", en: "corrected by the bank")
        case .missingAtBank: LocalizedText(zh: "银行无此流水", en: "missing at the bank")
        case .unknownToUs: LocalizedText(zh: "我方无此付款", en: "unknown to us")
        case .amountDiffers: LocalizedText(zh: "金额不符", en: "the amount differs")
        case .duplicateAtBank: LocalizedText(zh: "银行重复付款", en: "paid twice by the bank")
        }
    }
}
