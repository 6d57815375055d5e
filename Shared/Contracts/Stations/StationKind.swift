/// What kind of station it is.
public enum StationKind: String, Sendable, Hashable, CaseIterable {
    case unionStation = "union-station"
    case driversHome = "drivers-home"
    /// Open and placed by its timetable.
    case mobile
    case nursingRoom = "nursing-room"
    case workersLibrary = "workers-library"
    case sharedWorkersHome = "shared-workers-home"
    case childcare, counselling

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .unionStation: LocalizedText(zh: "工会驿站", en: "union station")
        case .driversHome: LocalizedText(zh: "司机之家", en: "drivers' home")
        case .mobile: LocalizedText(zh: "流动驿站", en: "mobile station")
        case .nursingRoom: LocalizedText(zh: "爱心母婴室", en: "nursing room")
        case .workersLibrary: LocalizedText(zh: "职工书屋", en: "workers' library")
        case .sharedWorkersHome: LocalizedText(zh: "共享职工之家", en: "shared workers' home")
        case .childcare: LocalizedText(zh: "托管班", en: "childcare")
        case .counselling: LocalizedText(zh: "心灵加油站", en: "counselling")
        }
    }
}

/// Who built it (domain facts D.2).
public enum BuildMode: String, Sendable, Hashable, CaseIterable {
    case union, government, social, integrated

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .union: LocalizedText(zh: "工会自建", en: "built by the union")
        case .government: LocalizedText(zh: "政府兴建", en: "built by the government")
        case .social: LocalizedText(zh: "社会助建", en: "shared by its host")
        case .integrated: LocalizedText(zh: "集成共建", en: "built together")
        }
    }
}
