import Contracts

/// What is said of lists of stations, and of their figures.
extension LocalizedText {
    static func titlesUnread(_ titles: [String]) -> LocalizedText {
        let titles = titles.prefix(20).map(\.printable)
        return LocalizedText(
            zh: "这些列不读取：\(titles.joined(separator: "、"))",
            en: "These columns are not read: \(titles.joined(separator: ", "))")
    }

    static func importOutcome(_ outcome: ListImport.Outcome) -> LocalizedText {
        switch outcome {
        case .registered: LocalizedText(zh: "已登记", en: "registered")
        case .changed: LocalizedText(zh: "已更新", en: "changed")
        case .repeated: LocalizedText(zh: "无变化", en: "unchanged")
        case .refused: LocalizedText(zh: "未导入", en: "refused")
        case .unanswered: LocalizedText(zh: "无应答", en: "no answer")
        }
    }

    /// `point-swapped 经度和纬度写反了; …`
    static func importReasons(_ reasons: [ListImport.Reason], in language: Language) -> String {
        reasons.map { reason in
            let meaning = reason.message.map { LocalizedText(zh: $0.zh, en: $0.en)[language] }
            let code = reason.field.map { "\(reason.code) (\($0))" } ?? reason.code
            return [code, meaning].compactMap { $0 }.joined(separator: " ")
        }.joined(separator: "; ").printable
    }

    /// A row's result, on one line.
    static func importLine(_ result: ListImport.Result, in language: Language) -> String {
        let line = LocalizedText(zh: "第 \(result.line) 行", en: "line \(result.line)")[language]
        return "\(line)  \(importOutcome(result.outcome)[language])  \(importReasons(result.reasons, in: language))"
    }

    static func importSummary(_ report: ListImport) -> LocalizedText {
        let words = bulkSummary(
            ListImport.Outcome.allCases.map {
                (importOutcome($0), report.summary[$0.rawValue, default: 0], $0 == .refused)
            }, unasked: 0)
        guard report.dryRun else { return words }
        return LocalizedText(zh: "试运行，未写入：\(words.zh)", en: "Tried only, nothing was taken: \(words.en)")
    }

    static func online(_ provider: String) -> LocalizedText {
        LocalizedText(zh: "\(provider.printable) 在线", en: "online \(provider.printable)")
    }

    static func reportHeading(_ report: StationReport) -> LocalizedText {
        LocalizedText(
            zh: "\(report.year) 年，\(report.on.printable) 统计；各项口径见 --definitions",
            en: "\(report.year), counted on \(report.on.printable); what each figure counts: --definitions")
    }
}

extension StationFigure {
    var name: LocalizedText {
        switch self {
        case .built: LocalizedText(zh: "建成", en: "built")
        case .operating: LocalizedText(zh: "开放", en: "operating")
        case .allDay: LocalizedText(zh: "24 小时", en: "24 h")
        case .stars: LocalizedText(zh: "一至五星", en: "stars 1/2/3/4/5")
        case .employmentHelp: LocalizedText(zh: "就业帮扶专区（15%）", en: "employment help (15 %)")
        case .upgraded: LocalizedText(zh: "升级提质（15%）", en: "upgraded (15 %)")
        case .legalEducation: LocalizedText(zh: "普法覆盖（100%）", en: "legal education (100 %)")
        case .inspectionsOverdue: LocalizedText(zh: "检查逾期", en: "inspection overdue")
        case .takedownsPending: LocalizedText(zh: "待下线", en: "takedowns pending")
        case .online: LocalizedText(zh: "在线", en: "online")
        case .visits: LocalizedText(zh: "服务人次", en: "visits")
        case .services: LocalizedText(zh: "活动场次", en: "services held")
        }
    }

    /// What it counts, in one line.
    var definition: LocalizedText {
        switch self {
        case .built: LocalizedText(zh: "已取得驿站编码且未关闭的驿站", en: "stations that have a code and are not closed")
        case .operating: LocalizedText(zh: "建成的驿站中正在开放的", en: "of the built ones those that are operating")
        case .allDay: LocalizedText(zh: "开放中的驿站里 24 小时开放的", en: "operating stations that are open 24 hours")
        case .stars:
            LocalizedText(
                zh: "开放中的驿站按有效星级分：一星/二星/三星/四星/五星", en: "operating stations by stars that still count, one to five")
        case .employmentHelp:
            LocalizedText(
                zh: "开放中的驿站里设有就业帮扶专区的；括号内为占开放的比例，目标 15%",
                en: "operating stations with an employment corner 就业帮扶专区; in brackets of those operating, target 15 %")
        case .upgraded:
            LocalizedText(
                zh: "未关闭的驿站里当年完成升级提质的；括号内为占建成的比例，目标 15%",
                en: "stations not closed whose upgrade ended in the year; in brackets of those built, target 15 %")
        case .legalEducation:
            LocalizedText(
                zh: "开放中的驿站里当年开展过普法的；括号内为占开放的比例，目标 100%",
                en: "operating stations where 普法 was held in the year; in brackets of those operating, target 100 %")
        case .inspectionsOverdue:
            LocalizedText(zh: "开放、暂停或升级中的驿站里检查已过期的", en: "stations in service whose inspection has expired")
        case .takedownsPending:
            LocalizedText(
                zh: "应下线而地图服务方尚未确认的（一站一图计一次）", en: "listings that must go and are not confirmed gone, one for each map")
        case .online:
            LocalizedText(
                zh: "开放中的驿站里该地图服务方已上线的，含信息待更新的", en: "operating stations that the provider shows, also with older data")
        case .visits:
            LocalizedText(zh: "当年到站人次：每人每站每天计一次", en: "people who came in the year, each once a day and station")
        case .services:
            LocalizedText(
                zh: "当年在站开展的活动：普法、招聘、义诊、爱心互献、其他（仅见 --json）",
                en: "events held in the year: 普法, 招聘, 义诊, 爱心互献, others (in --json)")
        }
    }
}
