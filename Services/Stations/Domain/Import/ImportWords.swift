import Contracts

/// The words of lists for what messages name by a code. Each type's own Chinese name, and its code, are read as well.
enum ImportWords {
    static func kind(_ text: String) -> StationKind? {
        word(text, StationKind.allCases, { [$0.rawValue, $0.name.zh] }) {
            switch $0 {
            case .unionStation: ["驿站", "爱心驿站", "工会爱心驿站", "户外劳动者驿站", "户外劳动者服务站点", "暖心驿站", "工会户外劳动者服务站点"]
            case .driversHome: ["司机驿站", "货车司机之家", "卡车司机之家"]
            case .mobile: ["流动站", "移动驿站"]
            case .nursingRoom: ["母婴室", "爱心妈咪小屋"]
            case .workersLibrary: ["书屋"]
            case .sharedWorkersHome: ["职工之家"]
            case .childcare: ["爱心托管班", "托管中心"]
            case .counselling: ["心理驿站", "心灵驿站"]
            }
        }
    }

    static func hostType(_ text: String) -> HostType? {
        word(text, HostType.allCases, { [$0.rawValue, $0.name.zh] }) {
            switch $0 {
            case .partyServiceCentre: ["党群中心", "党建服务中心"]
            case .governmentHall: ["政务中心", "政务服务大厅", "机关", "政府部门"]
            case .community: ["社区居委会", "村委会", "街道社区"]
            case .bank: ["银行网点", "金融机构"]
            case .post: ["邮局", "邮政网点"]
            case .telecom: ["移动营业厅", "联通营业厅", "通信营业厅", "营业厅"]
            case .fuelStation: ["加油站点", "中石化", "中石油"]
            case .supermarket: ["超市", "商店", "便利店", "商超门店"]
            case .restaurant: ["餐馆", "饭店"]
            case .hospital: ["卫生院", "诊所", "医疗机构"]
            case .park: ["公园", "景区"]
            case .transportHub: ["车站", "公交站", "客运站", "汽车站"]
            case .logistics: ["物流园", "快递网点", "物流", "快递"]
            case .sanitation: ["环卫", "环卫站", "环卫所"]
            case .constructionSite: ["建筑工地", "项目部"]
            case .publicToilet: ["公共厕所"]
            case .expresswayService: ["服务区", "高速公路服务区"]
            case .powerSupply: ["供电所", "供电营业厅", "国家电网"]
            case .chargingStation: ["充电桩", "换电站"]
            case .estateAgency: ["中介", "链家"]
            case .police: ["派出所", "交警", "公安"]
            case .other: ["其它"]
            }
        }
    }

    static func buildMode(_ text: String) -> BuildMode? {
        word(text, BuildMode.allCases, { [$0.rawValue, $0.name.zh] }) {
            switch $0 {
            case .union: ["自建", "工会独建"]
            case .government: ["政府建设"]
            case .social: ["共建", "共建共享", "社会共建", "联建"]
            case .integrated: ["集成", "融合共建"]
            }
        }
    }

    static func service(_ text: String) -> StationService? {
        word(text, StationService.allCases, { [$0.rawValue, $0.name.zh] }) {
            switch $0 {
            case .drinkingWater: ["饮用水", "喝水", "热水", "饮水服务", "直饮水", "开水"]
            case .hotMeals: ["热饭菜", "加热饭菜", "微波炉", "餐饮加热", "就餐"]
            case .charging: ["手机充电", "充电服务"]
            case .rest: ["歇脚", "休息室", "休憩", "桌椅", "纳凉", "取暖"]
            case .toilet: ["厕所", "卫生间", "洗手间"]
            case .firstAid: ["应急药箱", "医药箱", "药箱", "应急药品箱", "小药箱"]
            case .airConditioning: ["冷暖空调"]
            case .inflator: ["打气筒", "轮胎充气"]
            case .rainGear: ["雨伞", "雨具", "雨衣"]
            case .wifi: ["wifi", "上网", "免费wifi"]
            case .reading: ["书报", "书籍", "阅览", "图书阅读", "书刊"]
            case .refrigerator: ["冰柜"]
            case .television: ["电视机"]
            case .locker: ["食物柜", "存物柜"]
            case .changingRoom: ["更衣室"]
            case .nursing: ["母婴室", "哺乳"]
            case .sewingKit: ["针线"]
            case .bloodPressure: ["血压仪", "血压计"]
            case .aed: ["除颤仪", "除颤器"]
            case .batterySwap: ["换电柜", "电动车换电"]
            case .legalAdvice: ["法律援助", "法律服务", "普法"]
            case .employmentHelp: ["就业帮扶", "招聘信息", "就业服务"]
            case .haircut: ["爱心理发", "义剪"]
            case .volunteer: ["志愿者", "志愿者服务"]
            }
        }
    }

    static func facility(_ text: String) -> StationFacility? {
        word(text, StationFacility.allCases, { [$0.rawValue, $0.name.zh] }) {
            switch $0 {
            case .waterDispenser: ["开水器", "热水器", "饮水"]
            case .medicineBox: ["药箱", "应急药箱", "医药箱", "小药箱"]
            case .phoneCharger: ["充电器", "充电线", "充电宝", "充电"]
            case .tyrePump: ["充气泵", "充气"]
            case .umbrellas: ["雨伞", "雨衣", "雨具"]
            case .refrigerator: ["冰柜"]
            case .television: ["电视机"]
            case .wifi: ["wifi"]
            case .bookcase: ["书柜", "书架", "报刊架"]
            case .changingRoom: ["更衣室"]
            case .bloodPressureMeter: ["血压计"]
            case .aed: ["aed", "除颤仪", "除颤器"]
            case .vehicleCharger: ["充电桩"]
            case .toilet: ["厕所", "洗手间"]
            default: []
            }
        }
    }

    static func standing(_ text: String) -> ImportedStanding.Word? {
        word(text, ImportedStanding.Word.allCases, { [$0.rawValue] }) {
            switch $0 {
            case .planned: ["在建", "拟建", "筹建", "建设中", "规划", "已申报", "申报", "未建成", "待验收"]
            case .operating: ["运营", "运营中", "开放", "开放中", "正常", "正常运营", "正常开放", "在用", "启用", "已启用", "营业", "已建成", "使用中"]
            case .suspended: ["暂停", "暂停开放", "停用", "停业", "整改", "整改中", "维修", "维修中", "升级改造", "暂停使用", "暂停服务"]
            case .closed: ["关闭", "已关闭", "撤销", "已撤销", "摘牌", "已摘牌", "拆除", "已拆除", "取消", "关停", "废弃"]
            }
        }
    }

    static func yes(_ text: String) -> Bool? {
        switch NormalText.name(text) {
        case "是", "有", "对", "y", "yes", "true", "1", "已核实": true
        case "否", "无", "不", "n", "no", "false", "0", "": false
        default: text == "√" || text == "✓" ? true : nil
        }
    }

    private static func word<Value>(
        _ text: String, _ values: [Value], _ names: (Value) -> [String], _ synonyms: (Value) -> [String]
    ) -> Value? {
        let wanted = NormalText.name(text)
        return values.first { value in (names(value) + synonyms(value)).contains { NormalText.name($0) == wanted } }
    }
}
