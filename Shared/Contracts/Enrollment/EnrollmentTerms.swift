/// What the applicant does for a living (domain facts C.6): the four groups of the 2021 campaign, five further ones
/// joined locally, and everybody with an ordinary employer.
public enum Occupation: String, Sendable, Hashable, CaseIterable {
    /// 货车司机
    case truck
    /// 网约车司机
    case rideHail = "ride-hail"
    /// 快递员
    case courier
    /// 外卖配送员
    case foodDelivery = "food-delivery"
    /// 护工护理员
    case careWorker = "care-worker"
    /// 家政服务员
    case domesticService = "domestic-service"
    /// 商场信息员
    case marketClerk = "market-clerk"
    /// 房产中介
    case realEstateAgent = "real-estate-agent"
    /// 保安
    case securityGuard = "security-guard"
    /// 单位职工
    case employee
}

/// The three classes of 人社部发〔2021〕56号.
public enum LabourRelation: String, Sendable, Hashable, CaseIterable {
    /// 符合确立劳动关系
    case full
    /// 不完全符合确立劳动关系
    case partial
    /// 个人依托平台自主经营
    case selfEmployed = "self"
}

/// How the application reached the department.
public enum ApplicationChannel: String, Sendable, Hashable, CaseIterable {
    case app, qr, batch, onsite, miniprogram
}

/// A kind of social insurance the applicant wants help with (入会+社保).
public enum InsuranceScheme: String, Sendable, Hashable, CaseIterable {
    /// 企业职工基本养老保险, flexible employment
    case pension
    /// 职工基本医疗保险, flexible employment
    case medical
    /// 城乡居民基本养老保险
    case residentPension = "resident-pension"
    /// 职业伤害保障
    case occupationalInjury = "occupational-injury"
}

/// What a person agrees to.
public enum ConsentScope: String, Sendable, Hashable, CaseIterable {
    /// To join, and to have the data kept that membership needs.
    case membership
    /// That the applying department may learn of an existing membership.
    case disclosure = "membership-disclosure"
    /// That the union passes on and follows what social insurance needs.
    case socialInsurance = "social-insurance"
}
