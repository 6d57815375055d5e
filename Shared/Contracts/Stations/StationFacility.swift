/// What stands in a station (domain facts D.2, basic and extended facilities).
public enum StationFacility: String, Sendable, Hashable, CaseIterable {
    case tablesAndChairs = "tables-and-chairs"
    case waterDispenser = "water-dispenser"
    case microwave
    case airConditioner = "air-conditioner"
    case medicineBox = "medicine-box"
    case phoneCharger = "phone-charger"
    case tyrePump = "tyre-pump"
    case umbrellas, sofa, refrigerator, television
    case foodLocker = "food-locker"
    case wifi, bookcase
    case changingRoom = "changing-room"
    case nursingRoom = "nursing-room"
    case sewingKit = "sewing-kit"
    case bloodPressureMeter = "blood-pressure-meter"
    case aed
    case vehicleCharger = "vehicle-charger"
    case batteryCabinet = "battery-cabinet"
    case toilet

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .tablesAndChairs: LocalizedText(zh: "桌椅", en: "tables and chairs")
        case .waterDispenser: LocalizedText(zh: "饮水机", en: "water dispenser")
        case .microwave: LocalizedText(zh: "微波炉", en: "microwave")
        case .airConditioner: LocalizedText(zh: "空调", en: "air conditioner")
        case .medicineBox: LocalizedText(zh: "应急小药箱", en: "medicine box")
        case .phoneCharger: LocalizedText(zh: "手机充电", en: "phone charger")
        case .tyrePump: LocalizedText(zh: "打气筒", en: "tyre pump")
        case .umbrellas: LocalizedText(zh: "雨衣雨伞", en: "umbrellas and raincoats")
        case .sofa: LocalizedText(zh: "沙发", en: "sofa")
        case .refrigerator: LocalizedText(zh: "冰箱", en: "refrigerator")
        case .television: LocalizedText(zh: "电视", en: "television")
        case .foodLocker: LocalizedText(zh: "食物柜", en: "food locker")
        case .wifi: LocalizedText(zh: "无线网络", en: "Wi-Fi")
        case .bookcase: LocalizedText(zh: "书柜报刊", en: "bookcase")
        case .changingRoom: LocalizedText(zh: "更衣间", en: "changing room")
        case .nursingRoom: LocalizedText(zh: "母婴室", en: "nursing room")
        case .sewingKit: LocalizedText(zh: "针线包", en: "sewing kit")
        case .bloodPressureMeter: LocalizedText(zh: "血压仪", en: "blood pressure meter")
        case .aed: LocalizedText(zh: "自动体外除颤器", en: "AED")
        case .vehicleCharger: LocalizedText(zh: "电动车充电桩", en: "vehicle charger")
        case .batteryCabinet: LocalizedText(zh: "换电柜", en: "battery swap cabinet")
        case .toilet: LocalizedText(zh: "卫生间", en: "toilet")
        }
    }
}
