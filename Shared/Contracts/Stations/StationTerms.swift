/// What is looked for when a station is accepted and inspected: 六有, and with the last two 八有 (domain facts D.2).
public enum ChecklistItem: String, Sendable, Hashable, CaseIterable {
    case uniformName = "uniform-name"
    case sensiblePlace = "sensible-place"
    case soundFacilities = "sound-facilities"
    case completeServices = "complete-services"
    case rulesOnWall = "rules-on-wall"
    case mapLookup = "map-lookup"
    case operatorNamed = "operator-named"
    case education

    /// The six of 六有.
    public static let six: [ChecklistItem] = [
        .uniformName, .sensiblePlace, .soundFacilities, .completeServices, .rulesOnWall, .mapLookup,
    ]

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .uniformName: LocalizedText(zh: "有统一的标识名称", en: "uniform name and sign")
        case .sensiblePlace: LocalizedText(zh: "有合理的站点布局", en: "sensible place")
        case .soundFacilities: LocalizedText(zh: "有健全的服务设施", en: "sound facilities")
        case .completeServices: LocalizedText(zh: "有完善的服务功能", en: "complete services")
        case .rulesOnWall: LocalizedText(zh: "有规范的制度管理", en: "rules on the wall")
        case .mapLookup: LocalizedText(zh: "有地图的查询功能", en: "found on the map")
        case .operatorNamed: LocalizedText(zh: "有建设运营主体", en: "operator named")
        case .education: LocalizedText(zh: "有宣传教育功能", en: "education")
        }
    }
}

/// Why a station is not open for a while.
public enum SuspensionReason: String, Sendable, Hashable, CaseIterable {
    case rectification, weather, works, complaint, other
    /// Announced alone: the inspection ran out, which only this system finds.
    case inspectionExpired = "inspection-expired"

    /// Whether only this system gives it: a department that does is refused (`value-unknown`).
    public var isDecidedHere: Bool { self == .inspectionExpired }

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .rectification: LocalizedText(zh: "整改", en: "rectification")
        case .weather: LocalizedText(zh: "恶劣天气", en: "weather")
        case .works: LocalizedText(zh: "施工", en: "works")
        case .complaint: LocalizedText(zh: "投诉", en: "complaint")
        case .other: LocalizedText(zh: "其他", en: "other")
        case .inspectionExpired: LocalizedText(zh: "检查已过期", en: "inspection expired")
        }
    }
}

/// Why a station is closed for good.
public enum ClosureReason: String, Sendable, Hashable, CaseIterable {
    case moved
    case hostEnded = "host-ended"
    case merged, unfit, other
    /// Announced alone: the proposal was not approved, or the site not fit, so that it never opened.
    case declined

    /// Whether only this system gives it: a department that does is refused (`value-unknown`).
    public var isDecidedHere: Bool { self == .declined }

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .moved: LocalizedText(zh: "迁址", en: "moved")
        case .hostEnded: LocalizedText(zh: "依托单位退出", en: "host ended it")
        case .merged: LocalizedText(zh: "合并", en: "merged")
        case .unfit: LocalizedText(zh: "不再符合标准", en: "no longer fit")
        case .other: LocalizedText(zh: "其他", en: "other")
        case .declined: LocalizedText(zh: "未获批准", en: "declined")
        }
    }
}

/// What a map provider says became of what it was asked.
public enum ListingOutcome: String, Sendable, Hashable, CaseIterable {
    case online, offline, refused

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .online: LocalizedText(zh: "已上线", en: "online")
        case .offline: LocalizedText(zh: "已下线", en: "offline")
        case .refused: LocalizedText(zh: "未予受理", en: "refused")
        }
    }
}

/// Why a map provider is asked to take a station down.
public enum TakedownReason: String, Sendable, Hashable, CaseIterable {
    case suspended, upgrading, closed
    case inspectionExpired = "inspection-expired"
}

/// What was held at a station (五进驿站).
public enum ServiceTheme: String, Sendable, Hashable, CaseIterable {
    case legalEducation = "legal-education"
    case recruitment
    case freeClinic = "free-clinic"
    case mutualGiving = "mutual-giving"
    case other

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .legalEducation: LocalizedText(zh: "普法", en: "legal education")
        case .recruitment: LocalizedText(zh: "招聘", en: "recruitment")
        case .freeClinic: LocalizedText(zh: "义诊", en: "free clinic")
        case .mutualGiving: LocalizedText(zh: "爱心互献", en: "mutual giving")
        case .other: LocalizedText(zh: "其他", en: "other")
        }
    }
}
