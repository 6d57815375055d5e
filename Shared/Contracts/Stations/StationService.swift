/// What a station offers (domain facts D.2).
public enum StationService: String, Sendable, Hashable, CaseIterable {
    case drinkingWater = "drinking-water"
    case hotMeals = "hot-meals"
    case charging, rest, toilet
    case firstAid = "first-aid"
    case airConditioning = "air-conditioning"
    case inflator
    case rainGear = "rain-gear"
    case wifi, reading, refrigerator, television, locker
    case changingRoom = "changing-room"
    case nursing
    case sewingKit = "sewing-kit"
    case bloodPressure = "blood-pressure"
    case aed
    case batterySwap = "battery-swap"
    case legalAdvice = "legal-advice"
    case employmentHelp = "employment-help"
    case haircut, volunteer

    /// Whether it is one of the five of which a station needs four (domain facts D.3: 饮水 热饭 充电 休息 如厕). 应急药品
    /// is shown apart.
    public var isEssential: Bool {
        switch self {
        case .drinkingWater, .hotMeals, .charging, .rest, .toilet: true
        default: false
        }
    }

    /// Of the five essential services a station needs this many.
    public static let essentialNeeded = 4

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .drinkingWater: LocalizedText(zh: "饮水", en: "drinking water")
        case .hotMeals: LocalizedText(zh: "热饭", en: "hot meals")
        case .charging: LocalizedText(zh: "充电", en: "charging")
        case .rest: LocalizedText(zh: "休息", en: "rest")
        case .toilet: LocalizedText(zh: "如厕", en: "toilet")
        case .firstAid: LocalizedText(zh: "应急药品", en: "first aid")
        case .airConditioning: LocalizedText(zh: "空调", en: "air conditioning")
        case .inflator: LocalizedText(zh: "充气", en: "tyre inflator")
        case .rainGear: LocalizedText(zh: "雨衣雨伞", en: "rain gear")
        case .wifi: LocalizedText(zh: "无线网络", en: "Wi-Fi")
        case .reading: LocalizedText(zh: "阅读", en: "reading")
        case .refrigerator: LocalizedText(zh: "冰箱", en: "refrigerator")
        case .television: LocalizedText(zh: "电视", en: "television")
        case .locker: LocalizedText(zh: "储物柜", en: "locker")
        case .changingRoom: LocalizedText(zh: "更衣间", en: "changing room")
        case .nursing: LocalizedText(zh: "母婴", en: "nursing")
        case .sewingKit: LocalizedText(zh: "针线包", en: "sewing kit")
        case .bloodPressure: LocalizedText(zh: "量血压", en: "blood pressure")
        case .aed: LocalizedText(zh: "自动体外除颤器", en: "AED")
        case .batterySwap: LocalizedText(zh: "换电", en: "battery swap")
        case .legalAdvice: LocalizedText(zh: "法律咨询", en: "legal advice")
        case .employmentHelp: LocalizedText(zh: "就业帮扶专区", en: "employment help")
        case .haircut: LocalizedText(zh: "理发", en: "haircut")
        case .volunteer: LocalizedText(zh: "志愿服务", en: "volunteers")
        }
    }
}
