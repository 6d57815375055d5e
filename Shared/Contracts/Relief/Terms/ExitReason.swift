/// Why a household's archive ends (退出原因, domain facts E.2).
public enum ExitReason: String, ReliefTerm {
    case outOfDifficulty = "out-of-difficulty"
    case deceased
    case movedAway = "moved-away"
    case falseStatement = "false-statement"
    case withdrawn

    public var name: LocalizedText {
        switch self {
        case .outOfDifficulty: LocalizedText(zh: "脱困", en: "out of difficulty")
        case .deceased: LocalizedText(zh: "死亡", en: "deceased")
        case .movedAway: LocalizedText(zh: "迁出", en: "moved away")
        case .falseStatement: LocalizedText(zh: "虚报", en: "false statement")
        case .withdrawn: LocalizedText(zh: "本人撤回", en: "withdrawn")
        }
    }
}
