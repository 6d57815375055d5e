/// What became of one line of a released list.
public enum LineOutcome: String, ReliefTerm {
    case paid, failed, returned, cancelled

    public var name: LocalizedText {
        switch self {
        case .paid: LocalizedText(zh: "已到账", en: "paid")
        case .failed: LocalizedText(zh: "付款失败", en: "failed")
        case .returned: LocalizedText(zh: "已退回", en: "returned")
        case .cancelled: LocalizedText(zh: "已取消", en: "cancelled")
        }
    }
}
