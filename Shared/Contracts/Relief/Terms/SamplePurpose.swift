/// What a sample is drawn for.
public enum SamplePurpose: String, ReliefTerm {
    case review, audit

    public var name: LocalizedText {
        switch self {
        case .review: LocalizedText(zh: "年度抽查", en: "yearly review")
        case .audit: LocalizedText(zh: "经审抽查", en: "audit")
        }
    }
}
