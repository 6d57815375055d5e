import Contracts

/// What is said of standards and of files of them.
extension LocalizedText {
    static let noStandards = LocalizedText(zh: "尚未导入缴费标准。", en: "There are no standards on record.")

    static func standardsImported(_ imported: ImportedStandards) -> LocalizedText {
        LocalizedText(
            zh: "已导入 \(imported.imported) 条，原已有且相同 \(imported.known) 条",
            en: "imported \(imported.imported), on record with the same figures \(imported.known)")
    }

    static let standardsNone = LocalizedText(
        zh: "文件中只有列名，没有缴费标准。", en: "the file names its columns and holds no standard.")

    static func standardsTooMany(_ most: Int) -> LocalizedText {
        LocalizedText(
            zh: "一个文件至多 \(most) 条；请分成几个文件。", en: "a file holds \(most) standards at most; divide it.")
    }

    /// Every fault with its line and column; of very many the first ones.
    static func standardsFaulty(_ faults: [StandardFault]) -> LocalizedText {
        let shown = faults.prefix(20).map(standardFault)
        let rest = faults.count - shown.count
        let more = rest > 0 ? LocalizedText(zh: "\n  另有 \(rest) 处", en: "\n  and \(rest) more") : nil
        return LocalizedText(
            zh: "未导入任何内容：" + shown.map { "\n  " + $0.zh }.joined() + (more?.zh ?? ""),
            en: "nothing was imported:" + shown.map { "\n  " + $0.en }.joined() + (more?.en ?? ""))
    }

    private static func standardFault(_ fault: StandardFault) -> LocalizedText {
        let problem = standardProblem(fault.problem)
        let column = fault.column.map { " \($0.rawValue)" } ?? ""
        return LocalizedText(
            zh: "第 \(fault.line) 行\(column)：\(problem.zh)", en: "line \(fault.line)\(column): \(problem.en)")
    }

    private static func standardProblem(_ problem: StandardProblem) -> LocalizedText {
        // What the platform alone pays for has no standard.
        let schemes = InsuranceScheme.allCases.filter { $0 != .occupationalInjury }.map(\.rawValue).joined(
            separator: ", ")
        return switch problem {
        case .schemeUnknown: LocalizedText(zh: "险种应为 \(schemes) 之一", en: "must be one of \(schemes)")
        case .placeUnknown:
            LocalizedText(zh: "应为湖南省的行政区划代码，如 430000", en: "must be a division code of Hunan, such as 430000")
        case .year: LocalizedText(zh: "应为四位年份", en: "must be a year of four digits")
        case .amount:
            LocalizedText(
                zh: "应为以元为单位的金额，不超过一千万，至多两位小数、不含千分位，如 6575.00",
                en: "must be a sum in 元 with two decimals at most and no separators, such as 6575.00")
        case .percentage: LocalizedText(zh: "应为整数百分比，1–1000", en: "must be whole percent, 1 to 1000")
        case .order: LocalizedText(zh: "上限低于下限 floor", en: "is below the floor")
        case .rate:
            LocalizedText(zh: "应为百分比，至多两位小数，如 20 或 8.5", en: "must be percent with two decimals at most: 20, 8.5")
        case .accountAboveRate: LocalizedText(zh: "高于缴费比例 rate", en: "is above the rate")
        case .tiers:
            LocalizedText(
                zh: "应为整数百分比，由小到大，至多 20 个，以空格或分号隔开，如 60 80 100",
                en: "must be whole percents, smallest first, 20 at most, with blanks or semicolons between: 60 80 100")
        case .tierOutside: LocalizedText(zh: "有的档次不在上下限之内", en: "has a tier outside floor and ceiling")
        case .yesOrNo: LocalizedText(zh: "应为 yes 或 no（是、否）", en: "must be yes or no")
        case .source: LocalizedText(zh: "须注明出处，至多 200 字", en: "must name where this was published, in 200 characters")
        case .file(let problem): csvProblem(problem)
        case .twice(let line):
            LocalizedText(
                zh: "与第 \(line) 行的险种、地方、年份相同", en: "has the scheme, place and year of line \(line)")
        case .refused(let code, let zh, let en): serviceRefuses(code, LocalizedText(zh: zh, en: en))
        }
    }
}

extension HelpTexts {
    var standards: LocalizedText {
        LocalizedText(
            zh: "缴费标准：各地各年度的缴费基数与比例，以及出处",
            en: "Standards: what a scheme costs in a place and a year, and where that was published.")
    }
    var importStandards: LocalizedText {
        LocalizedText(zh: "从 CSV 文件导入缴费标准：全部导入，或一条也不导入", en: "Import standards from a CSV file: all, or none.")
    }
    var importStandardsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                列名：scheme,place,year,average,floor,ceiling,rate,account,tiers,crossYear,source
                或：险种,行政区划,年度,月平均工资,下限,上限,缴费比例,个人账户,档次,可跨年补缴,出处；次序不限
                pension,430000,2026,6575.00,60,300,20,8,60 80 100 150 200 300,no,湘人社发〔2026〕1号
                average 为月平均工资（元），floor、ceiling、tiers 为其百分比，rate、account 为缴费比例（%）。
                例：unionctl insurance standards import 2026.csv --why '2026 年度标准公布'
                有错时指明行与列，不导入任何内容，退出码为 1。同一险种、地方、年份以最后导入的为准。
                """,
            en: """
                Columns: scheme,place,year,average,floor,ceiling,rate,account,tiers,crossYear,source
                pension,430000,2026,6575.00,60,300,20,8,60 80 100 150 200 300,no,HRSS notice 2026-1
                The titles may be Chinese (险种,行政区划,年度,月平均工资,下限,上限,缴费比例,个人账户,档次,可跨年补缴,出处), \
                in any order.
                average is a month's wage in 元; floor, ceiling and tiers are percent of it; rate and account percent of \
                the base.
                Example: unionctl insurance standards import 2026.csv --why 'the standards of 2026'
                Each fault is named with its line and column, nothing is imported then, and the exit code is 1. For one \
                scheme, place and year the newest import counts.
                """)
    }
    var standardsFile: LocalizedText {
        LocalizedText(
            zh: "CSV 文件（UTF-8 或 GBK/GB18030）；- 为标准输入",
            en: "The CSV file, in UTF-8 or GBK/GB18030; - for standard input.")
    }
    var listStandards: LocalizedText {
        LocalizedText(zh: "列出已导入的缴费标准", en: "List the standards on record.")
    }
}

extension TableWords {
    var scheme: LocalizedText { LocalizedText(zh: "险种", en: "scheme") }
    var year: LocalizedText { LocalizedText(zh: "年度", en: "year") }
    var averageWage: LocalizedText { LocalizedText(zh: "月平均工资（元）", en: "average 元") }
    var permittedBases: LocalizedText { LocalizedText(zh: "基数上下限", en: "bases") }
    var rate: LocalizedText { LocalizedText(zh: "比例", en: "rate") }
    var accountRate: LocalizedText { LocalizedText(zh: "个人账户", en: "account") }
    var tiers: LocalizedText { LocalizedText(zh: "档次（%）", en: "tiers %") }
    var crossYear: LocalizedText { LocalizedText(zh: "可跨年补缴", en: "cross-year") }
    var publishedIn: LocalizedText { LocalizedText(zh: "出处", en: "source") }
    var imported: LocalizedText { LocalizedText(zh: "导入", en: "imported") }
}
