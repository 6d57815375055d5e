/// At which level of the unions is signed (层层审核), the lowest first.
public enum ApprovalLevel: String, ReliefTerm, Comparable {
    case grassroots, county, city, province

    public var name: LocalizedText {
        switch self {
        case .grassroots: LocalizedText(zh: "基层工会", en: "grassroots")
        case .county: LocalizedText(zh: "县级工会", en: "county")
        case .city: LocalizedText(zh: "市级工会", en: "city")
        case .province: LocalizedText(zh: "省总工会", en: "province")
        }
    }

    public static func < (left: ApprovalLevel, right: ApprovalLevel) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}
