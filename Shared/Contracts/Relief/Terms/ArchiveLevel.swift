/// At which level an archive is kept, which decides what money may be given (档案级别).
public enum ArchiveLevel: String, ReliefTerm {
    case national
    case province
    case local

    public var name: LocalizedText {
        switch self {
        case .national: LocalizedText(zh: "全国级", en: "national")
        case .province: LocalizedText(zh: "省级", en: "province")
        case .local: LocalizedText(zh: "市县级", en: "local")
        }
    }
}
