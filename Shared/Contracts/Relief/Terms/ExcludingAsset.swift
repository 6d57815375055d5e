/// What keeps a household from being filed, whatever its income (不予建档情形, domain facts E.1).
public enum ExcludingAsset: String, ReliefTerm {
    case secondDwelling = "second-dwelling"
    case shop
    case highFeeSchool = "high-fee-school"
    case leisureCar = "leisure-car"

    public var name: LocalizedText {
        switch self {
        case .secondDwelling: LocalizedText(zh: "两套以上住房", en: "second dwelling")
        case .shop: LocalizedText(zh: "经营门店或雇工", en: "shop or hired hands")
        case .highFeeSchool: LocalizedText(zh: "高收费学校或自费留学", en: "high-fee school or self-funded study abroad")
        case .leisureCar: LocalizedText(zh: "非营生用私家车", en: "private car not for employment")
        }
    }
}
