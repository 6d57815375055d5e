/// Whose signature stands under a list or an archive (审批层级), from the lowest up.
public enum ApprovalLevel: String, ReliefTerm, Comparable {
    case union, county, city, province

    public var name: LocalizedText {
        switch self {
        case .union: LocalizedText(zh: "基层工会", en: "the employer's union")
        case .county: LocalizedText(zh: "县级工会", en: "the county's union")
        case .city: LocalizedText(zh: "市级工会", en: "the city's union")
        case .province: LocalizedText(zh: "省级工会", en: "the province's union")
        }
    }

    public static func < (left: ApprovalLevel, right: ApprovalLevel) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .union: 0
        case .county: 1
        case .city: 2
        case .province: 3
        }
    }
}
