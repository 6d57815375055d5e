import Contracts
import StationsDomain

/// What is said of coverage, and of the files it is computed from.
extension LocalizedText {
    // MARK: Files of places

    /// Every fault with its line; of very many the first ones.
    static func placesFaulty(_ path: String, _ faults: [PlaceFault]) -> LocalizedText {
        let sorted = faults.sorted { $0.line < $1.line }
        let shown = sorted.prefix(20).map { fault in
            let problem = placeProblem(fault.problem)
            return LocalizedText(
                zh: "\n  第 \(fault.line) 行：\(problem.zh)", en: "\n  line \(fault.line): \(problem.en)")
        }
        let rest = faults.count - shown.count
        return LocalizedText(
            zh: "\(path.printable)：" + shown.map(\.zh).joined() + (rest > 0 ? "\n  另有 \(rest) 处" : ""),
            en: "\(path.printable):" + shown.map(\.en).joined() + (rest > 0 ? "\n  and \(rest) more" : ""))
    }

    static func placesNone(_ path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path.printable) 只有列名，没有数据。", en: "\(path.printable) names its columns and holds nothing.")
    }

    static func nobodyCame(since day: CivilDate) -> LocalizedText {
        LocalizedText(
            zh: "自 \(day) 起没有到站记录。", en: "No visit of a station is recorded since \(day).")
    }

    static func visitsSince(_ day: CivilDate) -> LocalizedText {
        LocalizedText(zh: "\(day) 以来到站人次", en: "visits since \(day)")
    }

    private static func placeProblem(_ problem: PlaceProblem) -> LocalizedText {
        switch problem {
        case .reason(let code): serviceRefuses(code.rawValue, code.message)
        case .weight:
            LocalizedText(
                zh: "需求量应为不超过一亿的数字，至多三位小数、不含千分位",
                en:
                    "the demand must be a number up to a hundred million with at most three decimals, without separators"
            )
        case .file(let problem): csvProblem(problem)
        case .feature: LocalizedText(zh: "不是点状要素", en: "is no feature with a point")
        }
    }

    // MARK: Answers

    /// A county's name, as both languages have it.
    static func county(_ division: DivisionCode?) -> LocalizedText {
        guard let division else { return LocalizedText(zh: "未注明", en: "not named") }
        let name = division.name ?? division.description
        return LocalizedText(zh: name, en: name)
    }

    static func hour(_ hour: Int) -> LocalizedText {
        let text = "\(hour < 10 ? "0" : "")\(hour):00"
        return LocalizedText(zh: text, en: text)
    }

    static func shortHour(_ hour: Int) -> LocalizedText { LocalizedText(zh: "\(hour)", en: "\(hour)") }

    /// When coverage was asked about: `周一 12:00`, or all of the day.
    static func coverageTime(_ report: CoverageReport) -> LocalizedText {
        switch report.hour {
        case .all: LocalizedText(zh: report.day.name.zh + "全天", en: "all of " + report.day.name.en)
        case .one(let hour):
            LocalizedText(
                zh: "\(report.day.name.zh) \(Self.hour(hour).zh)", en: "\(report.day.name.en) \(Self.hour(hour).en)")
        }
    }

    static func coverageHeading(_ report: CoverageReport) -> LocalizedText {
        let share = CoverageFigures.percent(report.share(of: report.total))
        let time = coverageTime(report)
        let metres = Int(report.study.radius)
        return LocalizedText(
            zh: "\(time.zh)，步行 \(report.minutes) 分钟（\(metres) 米）内有驿站开放的需求占 \(share) %"
                + "（需求点 \(report.study.demand.count) 个，驿站 \(report.stations.count) 个）",
            en: "\(time.en): \(share) % of demand has an open station within \(report.minutes) minutes' walk "
                + "(\(metres) m; \(report.study.demand.count) points of demand, \(report.stations.count) stations)")
    }

    static func coverageGaps(_ report: CoverageReport) -> LocalizedText {
        LocalizedText(zh: "\n最大的空白：", en: "\nThe largest gaps:")
    }

    static func coverageProposals(_ report: CoverageReport, _ proposals: SiteProposals) -> LocalizedText {
        guard !proposals.sites.isEmpty else {
            return LocalizedText(zh: "\n没有需要新建的地方。", en: "\nThere is nothing to propose.")
        }
        let worth = proposalsWorth(report, proposals)
        return LocalizedText(zh: "\n下一批建在哪里：\(worth.zh)", en: "\nWhere the next ones do most good: \(worth.en)")
    }

    /// What the proposals add, and how far that can be from the best there is.
    static func proposalsWorth(_ report: CoverageReport, _ proposals: SiteProposals) -> LocalizedText {
        let count = proposals.sites.count
        let gain = CoverageFigures.demand(proposals.gain)
        let share = CoverageFigures.percent(report.share(withProposals: count))
        let bound = CoverageFigures.demand(proposals.upperBound)
        let proven = CoverageFigures.percent(Int(proposals.provenShare * 100_000))
        return LocalizedText(
            zh: "这 \(count) 处再覆盖 \(gain)，覆盖率升至 \(share) %；在 \(proposals.candidates) 个备选点中任选同样多处，"
                + "至多再覆盖 \(bound)，即本方案不低于最优方案的 \(proven) %。",
            en: "these \(count) cover \(gain) more, \(share) % in all. No other choice of as many among "
                + "\(proposals.candidates) places covers more than \(bound): this is at least \(proven) % of the best.")
    }
}

extension Table.Field {
    /// A figure that is text already.
    static func percent(_ title: LocalizedText, _ cell: @escaping (Row) -> String) -> Self {
        Self(title: title, isNumber: true, cell: cell)
    }
}

extension TableWords {
    var county: LocalizedText { LocalizedText(zh: "县（市、区）", en: "county") }
    var demand: LocalizedText { LocalizedText(zh: "需求", en: "demand") }
    var wholeDay: LocalizedText { LocalizedText(zh: "全天平均", en: "mean of the day") }
    var gap: LocalizedText { LocalizedText(zh: "空白", en: "gap") }
    var centre: LocalizedText { LocalizedText(zh: "中心（经度,纬度）", en: "centre (lon,lat)") }
    var site: LocalizedText { LocalizedText(zh: "备选点", en: "site") }
    var newlyCovered: LocalizedText { LocalizedText(zh: "新覆盖", en: "newly covered") }
    var shareThen: LocalizedText { LocalizedText(zh: "建成后覆盖率", en: "covered then") }
}
