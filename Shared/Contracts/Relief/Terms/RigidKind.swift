/// What a household cannot help spending (刚性支出), which is taken off its income.
public enum RigidKind: String, ReliefTerm {
    case medical
    case schooling
    case disabilityCare = "disability-care"
    case employmentCost = "employment-cost"
    case other

    public var name: LocalizedText {
        switch self {
        case .medical: LocalizedText(zh: "医疗", en: "medical")
        case .schooling: LocalizedText(zh: "就学", en: "schooling")
        case .disabilityCare: LocalizedText(zh: "残疾护理", en: "care of the disabled")
        case .employmentCost: LocalizedText(zh: "必要就业成本", en: "cost of employment")
        case .other: LocalizedText(zh: "其他", en: "other")
        }
    }
}
