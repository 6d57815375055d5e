/// What brought a household into hardship (致困原因, domain facts G.4).
public enum HardshipCause: String, ReliefTerm {
    case illness
    case disability
    case schooling
    case unemployment
    case payStopped = "pay-stopped"
    case disaster
    case accident
    case singleParent = "single-parent"
    case other

    public var name: LocalizedText {
        switch self {
        case .illness: LocalizedText(zh: "疾病", en: "illness")
        case .disability: LocalizedText(zh: "残疾", en: "disability")
        case .schooling: LocalizedText(zh: "子女上学", en: "schooling")
        case .unemployment: LocalizedText(zh: "失业", en: "unemployment")
        case .payStopped: LocalizedText(zh: "停发减发工资", en: "pay stopped or cut")
        case .disaster: LocalizedText(zh: "灾害", en: "disaster")
        case .accident: LocalizedText(zh: "意外事故", en: "accident")
        case .singleParent: LocalizedText(zh: "单亲", en: "single parent")
        case .other: LocalizedText(zh: "其他", en: "other")
        }
    }
}
