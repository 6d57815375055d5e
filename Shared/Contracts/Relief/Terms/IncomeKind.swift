/// Where a household's income comes from (收入类别).
public enum IncomeKind: String, ReliefTerm {
    case wage
    case pension
    case business
    case property
    case transfer
    case subsidy
    case other

    public var name: LocalizedText {
        switch self {
        case .wage: LocalizedText(zh: "工资性收入", en: "wage")
        case .pension: LocalizedText(zh: "养老金", en: "pension")
        case .business: LocalizedText(zh: "经营性收入", en: "business")
        case .property: LocalizedText(zh: "财产性收入", en: "property")
        case .transfer: LocalizedText(zh: "转移性收入", en: "transfer")
        case .subsidy: LocalizedText(zh: "补贴", en: "subsidy")
        case .other: LocalizedText(zh: "其他收入", en: "other")
        }
    }
}
