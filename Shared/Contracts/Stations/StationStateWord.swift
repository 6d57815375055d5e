/// Where a station stands, in one word: what is announced and shown. What goes with it is the service's own.
public enum StationStateWord: String, Sendable, Hashable, CaseIterable {
    case proposed
    /// The place was looked at, and is fit.
    case siteChecked = "site-checked"
    /// May be built.
    case approved
    /// 验收 passed.
    case accepted
    /// Has its code, and waits for its plate and the first day.
    case coded
    case operating, suspended, upgrading, closed

    /// Whether anybody may be sent there, and a map provider may show it.
    public var isOperating: Bool { self == .operating }

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .proposed: LocalizedText(zh: "已申报", en: "proposed")
        case .siteChecked: LocalizedText(zh: "选址已核查", en: "site checked")
        case .approved: LocalizedText(zh: "已批准建设", en: "approved")
        case .accepted: LocalizedText(zh: "已验收", en: "accepted")
        case .coded: LocalizedText(zh: "已编码，待挂牌开放", en: "coded, to be opened")
        case .operating: LocalizedText(zh: "开放中", en: "operating")
        case .suspended: LocalizedText(zh: "暂停开放", en: "suspended")
        case .upgrading: LocalizedText(zh: "升级改造中", en: "upgrading")
        case .closed: LocalizedText(zh: "已关闭", en: "closed")
        }
    }
}

/// Where a station stands with one map provider, in one word.
public enum ListingStateWord: String, Sendable, Hashable, CaseIterable {
    case none, submitted, online, stale
    case takedownPending = "takedown-pending"
    case offline

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .none: LocalizedText(zh: "未上图", en: "not listed")
        case .submitted: LocalizedText(zh: "已提交，待上线", en: "submitted")
        case .online: LocalizedText(zh: "已上线", en: "online")
        case .stale: LocalizedText(zh: "信息待更新", en: "stale")
        case .takedownPending: LocalizedText(zh: "待下线", en: "takedown pending")
        case .offline: LocalizedText(zh: "已下线", en: "offline")
        }
    }
}
