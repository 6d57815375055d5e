/// Where a hardship archive stands.
public enum ArchiveStateWord: String, ReliefTerm {
    case applied
    case returned
    case reviewed
    case visiting
    case visited
    case authorised
    case verifying
    case rechecking
    case publicised
    case approving
    case active
    case reviewing
    case exiting
    case exited
    case declined

    public var name: LocalizedText {
        switch self {
        case .applied: LocalizedText(zh: "已申请", en: "applied")
        case .returned: LocalizedText(zh: "已退回", en: "returned")
        case .reviewed: LocalizedText(zh: "已初审", en: "reviewed")
        case .visiting: LocalizedText(zh: "入户调查中", en: "visited by one")
        case .visited: LocalizedText(zh: "已入户调查", en: "visited by two")
        case .authorised: LocalizedText(zh: "已授权核对", en: "authorised")
        case .verifying: LocalizedText(zh: "核对中", en: "verification asked")
        case .rechecking: LocalizedText(zh: "复核中", en: "rechecked")
        case .publicised: LocalizedText(zh: "公示中", en: "publicised")
        case .approving: LocalizedText(zh: "审批中", en: "approving")
        case .active: LocalizedText(zh: "帮扶中", en: "active")
        case .reviewing: LocalizedText(zh: "年度复核中", en: "under yearly review")
        case .exiting: LocalizedText(zh: "拟退出", en: "exiting")
        case .exited: LocalizedText(zh: "已退出", en: "exited")
        case .declined: LocalizedText(zh: "不予建档", en: "declined")
        }
    }
}
