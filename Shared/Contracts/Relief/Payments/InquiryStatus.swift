/// What a bank knows of a payment that it has neither made nor refused.
public enum InquiryStatus: String, Sendable, Hashable, CaseIterable {
    /// In hand: it will say what became of it.
    case pending
    /// It never came: the same reference is sent again.
    case notReceived = "not-received"

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .pending: LocalizedText(zh: "处理中", en: "in hand")
        case .notReceived: LocalizedText(zh: "未收到", en: "not received")
        }
    }
}
