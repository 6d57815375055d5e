/// In whose rooms a station is (domain facts D.2).
public enum HostType: String, Sendable, Hashable, CaseIterable {
    case partyServiceCentre = "party-service-centre"
    case governmentHall = "government-hall"
    case community, bank, post, telecom
    case fuelStation = "fuel-station"
    case supermarket, restaurant, hospital, park
    case transportHub = "transport-hub"
    case logistics, sanitation
    case constructionSite = "construction-site"
    case publicToilet = "public-toilet"
    case expresswayService = "expressway-service"
    case powerSupply = "power-supply"
    case chargingStation = "charging-station"
    case estateAgency = "estate-agency"
    case police, other

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .partyServiceCentre: LocalizedText(zh: "党群服务中心", en: "party service centre")
        case .governmentHall: LocalizedText(zh: "政务大厅", en: "government hall")
        case .community: LocalizedText(zh: "社区", en: "community")
        case .bank: LocalizedText(zh: "银行", en: "bank")
        case .post: LocalizedText(zh: "邮政", en: "post office")
        case .telecom: LocalizedText(zh: "电信营业厅", en: "telecom shop")
        case .fuelStation: LocalizedText(zh: "加油站", en: "fuel station")
        case .supermarket: LocalizedText(zh: "商超", en: "supermarket")
        case .restaurant: LocalizedText(zh: "餐饮", en: "restaurant")
        case .hospital: LocalizedText(zh: "医院", en: "hospital")
        case .park: LocalizedText(zh: "公园景区", en: "park")
        case .transportHub: LocalizedText(zh: "公交客运站", en: "transport hub")
        case .logistics: LocalizedText(zh: "物流快递网点", en: "logistics")
        case .sanitation: LocalizedText(zh: "环卫场站", en: "sanitation depot")
        case .constructionSite: LocalizedText(zh: "工地", en: "construction site")
        case .publicToilet: LocalizedText(zh: "公厕", en: "public toilet")
        case .expresswayService: LocalizedText(zh: "高速服务区", en: "expressway service area")
        case .powerSupply: LocalizedText(zh: "电力营业厅", en: "power supply office")
        case .chargingStation: LocalizedText(zh: "充电站", en: "charging station")
        case .estateAgency: LocalizedText(zh: "房产中介", en: "estate agency")
        case .police: LocalizedText(zh: "公安交警", en: "police")
        case .other: LocalizedText(zh: "其他", en: "other")
        }
    }
}
