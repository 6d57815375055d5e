/// Where one attempt at paying one line stands, as others know it.
public enum PaymentStateWord: String, ReliefTerm {
    case released, cancelled, requested, unknown, settled, failed, returned

    public var name: LocalizedText {
        switch self {
        case .released: LocalizedText(zh: "待发送", en: "released")
        case .cancelled: LocalizedText(zh: "已取消", en: "cancelled")
        case .requested: LocalizedText(zh: "已请求", en: "requested")
        case .unknown: LocalizedText(zh: "结果未知", en: "unknown")
        case .settled: LocalizedText(zh: "已到账", en: "settled")
        case .failed: LocalizedText(zh: "付款失败", en: "failed")
        case .returned: LocalizedText(zh: "已退回", en: "returned")
        }
    }
}
