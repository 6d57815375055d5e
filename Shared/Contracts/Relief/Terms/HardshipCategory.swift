/// In what hardship a household is (困难类别, domain facts E.1): three by the national standard, and those of older
/// regimes, which only imports carry.
public enum HardshipCategory: String, ReliefTerm {
    case deep
    case relative
    case accident
    /// Of older regimes: income under 低保.
    case legacyDibao = "legacy-dibao"
    /// Of older regimes: income up to one and a half times 低保.
    case legacyDibaoEdge = "legacy-dibao-edge"
    case legacyAccident = "legacy-accident"
    /// Of older regimes: recorded by hand, never computed.
    case legacyTemporary = "legacy-temporary"

    public var name: LocalizedText {
        switch self {
        case .deep: LocalizedText(zh: "深度困难", en: "in deep hardship")
        case .relative: LocalizedText(zh: "相对困难", en: "in relative hardship")
        case .accident: LocalizedText(zh: "意外致困", en: "in hardship by accident")
        case .legacyDibao: LocalizedText(zh: "低保户", en: "on the living allowance (older regime)")
        case .legacyDibaoEdge: LocalizedText(zh: "低保边缘户", en: "near the living allowance (older regime)")
        case .legacyAccident: LocalizedText(zh: "意外致困户", en: "by accident (older regime)")
        case .legacyTemporary: LocalizedText(zh: "临时救助", en: "temporary relief (older regime)")
        }
    }
}
