/// The columns of a file of standards.
enum StandardColumn: String, TableColumn {
    case scheme, place, year, average, floor, ceiling, rate, account, tiers, crossYear, source

    var titles: [String] {
        switch self {
        case .scheme: [rawValue, "险种"]
        case .place: [rawValue, "行政区划", "行政区划代码"]
        case .year: [rawValue, "年度", "年份"]
        case .average: [rawValue, "月平均工资", "月平均工资（元）"]
        case .floor: [rawValue, "下限", "下限（%）"]
        case .ceiling: [rawValue, "上限", "上限（%）"]
        case .rate: [rawValue, "缴费比例", "缴费比例（%）"]
        case .account: [rawValue, "个人账户", "个人账户（%）"]
        case .tiers: [rawValue, "档次", "档次（%）"]
        case .crossYear: [rawValue, "可跨年补缴"]
        case .source: [rawValue, "出处", "文号"]
        }
    }

    /// As the service names what stands there.
    var field: String {
        switch self {
        case .scheme, .place, .year, .crossYear, .source: rawValue
        case .average: "averageFen"
        case .floor: "floorPercent"
        case .ceiling: "ceilingPercent"
        case .rate: "rateBasisPoints"
        case .account: "accountBasisPoints"
        case .tiers: "quotedPercents"
        }
    }

    init?(field: some StringProtocol) {
        guard let column = Self.allCases.first(where: { $0.field == field }) else { return nil }
        self = column
    }
}

/// Where a file of standards is wrong, as a person finds it in a spreadsheet.
struct StandardFault: Error, Sendable, Equatable {
    var line: Int
    var column: StandardColumn?
    var problem: StandardProblem
}

/// What is wrong there.
enum StandardProblem: Sendable, Equatable {
    case schemeUnknown, placeUnknown, year, amount, percentage, order, rate, accountAboveRate, tiers, tierOutside
    case yesOrNo, source
    /// The line is no row of the table.
    case file(CSVFault.Problem)
    /// The same scheme, place and year stands on that line already.
    case twice(line: Int)
    /// What the service says.
    case refused(code: String, zh: String, en: String)
}
