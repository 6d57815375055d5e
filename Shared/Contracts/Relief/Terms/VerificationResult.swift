/// What 民政 found of what a household declared (核对结果).
public enum VerificationResult: String, ReliefTerm {
    case consistent, differs, incomplete

    public var name: LocalizedText {
        switch self {
        case .consistent: LocalizedText(zh: "相符", en: "consistent")
        case .differs: LocalizedText(zh: "不符", en: "differs")
        case .incomplete: LocalizedText(zh: "信息不全", en: "incomplete")
        }
    }
}
