/// Whether a person's membership holds, as relief knows it from enrollment.
public enum MemberStatus: String, ReliefTerm {
    case active
    case retained
    case withdrawn
    case ended

    public var name: LocalizedText {
        switch self {
        case .active: LocalizedText(zh: "在籍", en: "active")
        case .retained: LocalizedText(zh: "保留会籍", en: "retained")
        case .withdrawn: LocalizedText(zh: "已退会", en: "withdrawn")
        case .ended: LocalizedText(zh: "已终止", en: "ended")
        }
    }
}
