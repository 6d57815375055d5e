/// How a household's dwelling is held (住房类型, domain facts E.2).
public enum HousingKind: String, ReliefTerm {
    case employerRented = "employer-rented"
    case publicRental = "public-rental"
    case owned
    case none
    case rented
    case selfBuilt = "self-built"
    case other

    public var name: LocalizedText {
        switch self {
        case .employerRented: LocalizedText(zh: "承租单位公房", en: "rented of the employer")
        case .publicRental: LocalizedText(zh: "政府廉租房", en: "public rental")
        case .owned: LocalizedText(zh: "自购房", en: "owned")
        case .none: LocalizedText(zh: "无房", en: "none")
        case .rented: LocalizedText(zh: "租房", en: "rented")
        case .selfBuilt: LocalizedText(zh: "自建房", en: "self-built")
        case .other: LocalizedText(zh: "其他", en: "other")
        }
    }
}
