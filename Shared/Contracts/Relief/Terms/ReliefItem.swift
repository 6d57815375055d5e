/// What help is given for (domain facts E.3, G.3).
public enum ReliefItem: String, ReliefTerm {
    case living, medical, schooling, warmth, temporary
    case gigComfort = "gig-comfort"
    case training
    case jobHelp = "job-help"
    case goods

    /// Whether money is paid to a person by a bank: goods are handed out.
    public var isPaidByBank: Bool { self != .goods }

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .living: LocalizedText(zh: "生活救助", en: "living")
        case .medical: LocalizedText(zh: "医疗救助", en: "medical")
        case .schooling: LocalizedText(zh: "子女助学", en: "schooling")
        case .warmth: LocalizedText(zh: "送温暖", en: "New Year warmth")
        case .temporary: LocalizedText(zh: "临时救助", en: "temporary help")
        case .gigComfort: LocalizedText(zh: "新就业形态劳动者慰问", en: "comfort for gig workers")
        case .training: LocalizedText(zh: "技能培训", en: "training")
        case .jobHelp: LocalizedText(zh: "就业帮扶", en: "help into work")
        case .goods: LocalizedText(zh: "慰问品", en: "goods")
        }
    }
}
