/// What befell a household in hardship by accident (domain facts E.1).
public enum HardshipEventKind: String, ReliefTerm {
    case disaster
    case accident
    case epidemic
    case publicSecurity = "public-security"
    case seriousIllness = "serious-illness"

    public var name: LocalizedText {
        switch self {
        case .disaster: LocalizedText(zh: "自然灾害", en: "disaster")
        case .accident: LocalizedText(zh: "重大事故", en: "major accident")
        case .epidemic: LocalizedText(zh: "疫情", en: "epidemic")
        case .publicSecurity: LocalizedText(zh: "社会安全事件", en: "event of public security")
        case .seriousIllness: LocalizedText(zh: "重大疾病", en: "serious illness")
        }
    }
}
