/// Where the money of a fund comes from (domain facts G.3).
public enum FundSource: String, ReliefTerm {
    case central, province, city, union, donation

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .central: LocalizedText(zh: "中央财政", en: "central budget")
        case .province: LocalizedText(zh: "省级财政", en: "provincial budget")
        case .city: LocalizedText(zh: "市级财政", en: "municipal budget")
        case .union: LocalizedText(zh: "工会经费", en: "union funds")
        case .donation: LocalizedText(zh: "社会捐赠", en: "donations")
        }
    }
}
