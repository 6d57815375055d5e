/// Why a bank did not pay, or sent the money back.
public enum PaymentFailure: String, ReliefTerm {
    case accountUnknown = "account-unknown"
    case accountClosed = "account-closed"
    case nameDiffers = "name-differs"
    case limit, rejected, other

    /// Whether the payee's account must be corrected before the line can be paid again: with the same account it would
    /// fail again.
    public var needsRepair: Bool {
        switch self {
        case .accountUnknown, .accountClosed, .nameDiffers: true
        case .limit, .rejected, .other: false
        }
    }

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .accountUnknown: LocalizedText(zh: "账号不存在", en: "no such account")
        case .accountClosed: LocalizedText(zh: "账户已销户", en: "account closed")
        case .nameDiffers: LocalizedText(zh: "户名不符", en: "name differs")
        case .limit: LocalizedText(zh: "超过账户限额", en: "over the account's limit")
        case .rejected: LocalizedText(zh: "银行拒绝", en: "rejected by the bank")
        case .other: LocalizedText(zh: "其他", en: "other")
        }
    }
}
