/// What a member of a household is to it; exactly one is its head.
public enum HouseholdRelation: String, ReliefTerm {
    case head
    case spouse
    case child
    case parent
    case other

    public var name: LocalizedText {
        switch self {
        case .head: LocalizedText(zh: "户主", en: "head")
        case .spouse: LocalizedText(zh: "配偶", en: "spouse")
        case .child: LocalizedText(zh: "子女", en: "child")
        case .parent: LocalizedText(zh: "父母", en: "parent")
        case .other: LocalizedText(zh: "其他", en: "other")
        }
    }
}
