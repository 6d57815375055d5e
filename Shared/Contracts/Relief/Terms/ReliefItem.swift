/// What relief is given for (帮扶项目类别).
public enum ReliefItem: String, ReliefTerm {
    case living
    case medical
    case schooling
    case warmth
    case temporary
    case gigComfort = "gig-comfort"
    case training
    case jobHelp = "job-help"
    case goods

    public var name: LocalizedText {
        switch self {
        case .living: LocalizedText(zh: "生活救助", en: "living")
        case .medical: LocalizedText(zh: "医疗救助", en: "medical")
        case .schooling: LocalizedText(zh: "助学救助", en: "schooling")
        case .warmth: LocalizedText(zh: "送温暖", en: "New Year warmth")
        case .temporary: LocalizedText(zh: "临时救助", en: "temporary")
        case .gigComfort: LocalizedText(zh: "新就业形态劳动者慰问", en: "comfort for gig workers")
        case .training: LocalizedText(zh: "职业培训", en: "training")
        case .jobHelp: LocalizedText(zh: "职业介绍", en: "help to a job")
        case .goods: LocalizedText(zh: "慰问品", en: "goods")
        }
    }
}
