/// Where a list stands (domain facts G.1, E.6).
public enum ListStateWord: String, ReliefTerm {
    case drafted, freezing, checking, checked, publicised
    case settlingObjections = "settling-objections"
    case approving, approved, released, closed, withdrawn

    public var name: LocalizedText {
        switch self {
        case .drafted: LocalizedText(zh: "起草", en: "drafted")
        case .freezing: LocalizedText(zh: "名单冻结中", en: "being frozen")
        case .checking: LocalizedText(zh: "核查中", en: "being checked")
        case .checked: LocalizedText(zh: "已核查", en: "checked")
        case .publicised: LocalizedText(zh: "公示中", en: "publicised")
        case .settlingObjections: LocalizedText(zh: "异议处理中", en: "settling objections")
        case .approving: LocalizedText(zh: "审批中", en: "approving")
        case .approved: LocalizedText(zh: "已批准", en: "approved")
        case .released: LocalizedText(zh: "已下达发放", en: "released for payment")
        case .closed: LocalizedText(zh: "已办结", en: "closed")
        case .withdrawn: LocalizedText(zh: "已撤回", en: "withdrawn")
        }
    }
}
