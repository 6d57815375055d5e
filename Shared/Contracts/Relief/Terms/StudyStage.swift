/// Where a child of the household is at school (就学阶段).
public enum StudyStage: String, ReliefTerm {
    case primary
    case junior
    case senior
    case vocational
    case college
    case bachelor
    case postgraduate

    public var name: LocalizedText {
        switch self {
        case .primary: LocalizedText(zh: "小学", en: "primary school")
        case .junior: LocalizedText(zh: "初中", en: "junior school")
        case .senior: LocalizedText(zh: "高中", en: "senior school")
        case .vocational: LocalizedText(zh: "中职", en: "vocational school")
        case .college: LocalizedText(zh: "大专", en: "college")
        case .bachelor: LocalizedText(zh: "本科", en: "university")
        case .postgraduate: LocalizedText(zh: "研究生", en: "postgraduate")
        }
    }
}
