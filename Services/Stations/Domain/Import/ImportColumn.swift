import Contracts

/// What a column of a county's list holds, by the headers that are seen.
public enum ImportColumn: String, Sendable, Hashable, CaseIterable {
    case number, name, kind, division, township, village, address, longitude, latitude, system, hostType, hostName
    case hostUSCC, buildMode, union, area, capacity, hours, services, facilities, stars, plate, openedOn, inspectedOn
    case state, contactName, contactPhone, confirmedDistinct

    /// Reads a header in whatever spelling: `站点名称`, `经度（GCJ-02）`, `hostName`; `nil` for a column that is not read.
    public init?(header: String) {
        // What stands in brackets belongs to it, 县（市、区）, or explains: 经度（度）, 面积(㎡).
        let words = String(header.prefix { $0 != "(" && $0 != "（" && $0 != "[" && $0 != "【" })
        guard let column = Self.byHeader[NormalText.name(header)] ?? Self.byHeader[NormalText.name(words)] else {
            return nil
        }
        self = column
    }

    private static let byHeader: [String: ImportColumn] = {
        var headers: [String: ImportColumn] = [:]
        for column in allCases {
            headers[column.rawValue.lowercased()] = column
            for header in column.headers.split(separator: " ") { headers[header.lowercased()] = column }
        }
        return headers
    }()

    /// In the spelling of ``NormalText``.
    private var headers: String {
        switch self {
        case .number: "编号 站点编号 驿站编号 站点编码 驿站编码 编码 code proposalnumber"
        case .name: "名称 站点名称 驿站名称"
        case .kind: "类型 站点类型 驿站类型 类别 站点类别"
        case .division: "县区 县市区 区县 所在县区 所在县市区 所属区县 所属县市区 行政区划 行政区划代码 区划代码"
        case .township: "乡镇 街道 乡镇街道 街道乡镇 所在乡镇街道"
        case .village: "村 社区 村社区 社区村"
        case .address: "地址 详细地址 站点地址 驿站地址"
        case .longitude: "经度 lon lng"
        case .latitude: "纬度 lat"
        case .system: "坐标系 坐标系统 坐标类型 crs"
        case .hostType: "依托单位类型 单位类型 场所类型 依托场所"
        case .hostName: "依托单位 依托单位名称 承建单位 共建单位"
        case .hostUSCC: "统一社会信用代码 信用代码 依托单位信用代码 uscc"
        case .buildMode: "建设方式 建设模式 建站方式"
        case .union: "责任工会 责任工会编码 主管工会 所属工会"
        case .area: "面积 建筑面积 使用面积 areaM2"
        case .capacity: "容纳人数 可容纳人数 座位数"
        case .hours: "开放时间 服务时间 营业时间 开放时段"
        case .services: "服务 服务内容 服务项目 服务功能 提供服务"
        case .facilities: "设施 服务设施 设施设备 基础设施"
        case .stars: "星级 评定星级 站点星级"
        case .plate: "牌匾编号 牌号 牌匾号 挂牌编号"
        case .openedOn: "启用日期 开放日期 启用时间 建成日期 建成时间 挂牌日期"
        case .inspectedOn: "检查日期 年检日期 最近检查日期 上次检查日期"
        case .state: "状态 运营状态 站点状态 使用状态 开放状态"
        case .contactName: "联系人 负责人 联系人姓名"
        case .contactPhone: "联系电话 电话 联系方式 手机"
        case .confirmedDistinct: "核实非重复 确认非重复 非重复站点"
        }
    }

    /// The field of a message that it becomes, as reasons name it.
    public var field: String {
        switch self {
        case .number: "proposalNumber"
        case .longitude, .latitude: "point"
        case .system: "point.crs"
        case .hostUSCC: "hostUscc"
        case .area: "areaM2"
        case .contactName: "contact.name"
        case .contactPhone: "contact.phone"
        default: rawValue
        }
    }
}
