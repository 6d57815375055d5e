/// What 民政 looks up about a household, and finds (核对内容, domain facts E.2).
public enum VerificationKind: String, ReliefTerm {
    case income, vehicle, dwelling, business, insurance, tax, fund

    public var name: LocalizedText {
        switch self {
        case .income: LocalizedText(zh: "收入", en: "income")
        case .vehicle: LocalizedText(zh: "车辆", en: "vehicles")
        case .dwelling: LocalizedText(zh: "住房", en: "dwellings")
        case .business: LocalizedText(zh: "工商登记", en: "registered businesses")
        case .insurance: LocalizedText(zh: "社会保险", en: "social insurance")
        case .tax: LocalizedText(zh: "纳税", en: "tax")
        case .fund: LocalizedText(zh: "公积金", en: "housing fund")
        }
    }
}
