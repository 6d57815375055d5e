import Contracts

/// What is said of stations.
extension LocalizedText {
    static let noStations = LocalizedText(zh: "没有符合条件的驿站。", en: "There are no such stations.")
    static let noStationsNear = LocalizedText(
        zh: "50 公里内没有符合条件的开放驿站。", en: "There is no such station in operation within 50 km.")

    static func moreStations(_ count: Int) -> LocalizedText {
        LocalizedText(zh: "只是前 \(count) 个，后面还有；全部请用 --all。", en: "These are the first \(count); there are more: --all.")
    }

    static let contactHidden = LocalizedText(
        zh: "已登记；查看须给出理由（--why），并记入审计", en: "on record; shown with --why, and that is kept with the audit")

    static func visits(_ visits: ShownStation.Visits) -> LocalizedText {
        LocalizedText(
            zh: "\(visits.visits) 人次（\(visits.from) 起 30 天）", en: "\(visits.visits) in the 30 days from \(visits.from)")
    }

    static func held(_ held: ShownStation.Held) -> LocalizedText {
        LocalizedText(
            zh: "\(ServiceTheme.text(held.theme, in: .zh)) \(held.count) 次（最近 \(held.last)）",
            en: "\(ServiceTheme.text(held.theme, in: .en)) \(held.count) (last \(held.last))")
    }

    // MARK: Decisions

    private static func verdict(_ verdict: StationDecisions.Verdict) -> LocalizedText {
        switch verdict {
        case .approved: LocalizedText(zh: "已批准", en: "approved")
        case .declined: LocalizedText(zh: "不予批准", en: "declined")
        case .assigned: LocalizedText(zh: "已划转", en: "assigned")
        case .unchanged: LocalizedText(zh: "原已如此", en: "unchanged")
        case .refused: LocalizedText(zh: "未办理", en: "refused")
        case .unanswered: LocalizedText(zh: "无应答", en: "no answer")
        }
    }

    /// How many came to what; what happened to none is left out, but for the refused.
    static func stationSummary(_ summary: [String: Int]) -> LocalizedText {
        bulkSummary(
            StationDecisions.Verdict.allCases.map {
                (verdict($0), summary[$0.rawValue, default: 0], $0 == .refused)
            }, unasked: summary["unasked", default: 0])
    }

    /// One station's result, on one line.
    static func stationLine(_ result: StationDecisions.Result, in language: Language) -> String {
        let state = result.state.map { "  " + StationStateWord.text($0, in: language).printable } ?? ""
        return bulkLine(
            result.station.padded(to: 20), verdict(result.result), result.code, result.message, in: language)
            + state
    }

    // MARK: Settings

    static let elsewhere = LocalizedText(zh: "其他地方", en: "elsewhere")

    static func approval(_ mode: ApprovalMode) -> LocalizedText {
        switch mode {
        case .manual: LocalizedText(zh: "人工批准", en: "manual")
        case .automatic: LocalizedText(zh: "选址合格即批准", en: "automatic")
        }
    }

    static func stationSetting(_ setting: StationSetting) -> LocalizedText {
        let place = setting.place.map { self.place($0) } ?? elsewhere
        return LocalizedText(
            zh: "\(place.zh.printable)：\(approval(setting.approval).zh)，检查有效 \(setting.inspectionMonths) 个月，提前 "
                + "\(setting.warningDays) 天提醒",
            en:
                "\(place.en): approval \(approval(setting.approval).en), an inspection holds \(setting.inspectionMonths) "
                + "months, warning \(setting.warningDays) days before")
    }

    static let noHolidays = LocalizedText(
        zh: "尚未导入节假日：unionctl calendar import",
        en: "No holidays are on record: unionctl calendar import")

    static func holidayKind(_ kind: String) -> LocalizedText {
        switch kind {
        case "holiday": LocalizedText(zh: "放假", en: "holiday")
        case "workday": LocalizedText(zh: "调休上班", en: "worked")
        default: LocalizedText(zh: kind, en: kind)
        }
    }

    static func holidaysImported(_ imported: ImportedHolidays) -> LocalizedText {
        let years = imported.years.map(String.init).joined(separator: ", ")
        return LocalizedText(
            zh: "已导入 \(years) 年 \(imported.imported) 天：原已有 \(imported.known) 天，替换旧记录 \(imported.replaced) 天",
            en: "\(imported.imported) days of \(years): \(imported.known) known before, \(imported.replaced) old ones "
                + "replaced")
    }

    static func holidaysFaulty(_ faults: [HolidayFault]) -> LocalizedText {
        let told = faults.prefix(20).map { fault in
            let problem = holidayProblem(fault.problem)
            return LocalizedText(
                zh: "第 \(fault.line) 行：\(problem.zh)", en: "line \(fault.line): \(problem.en)")
        }
        let rest = faults.count - told.count
        let more =
            rest > 0
            ? LocalizedText(zh: "\n另有 \(rest) 处", en: "\nand \(rest) more") : LocalizedText(zh: "", en: "")
        return LocalizedText(
            zh: told.map(\.zh).joined(separator: "\n") + more.zh, en: told.map(\.en).joined(separator: "\n") + more.en)
    }

    private static func holidayProblem(_ problem: HolidayFault.Problem) -> LocalizedText {
        switch problem {
        case .line(let fault): csvProblem(fault.problem)
        case .date: LocalizedText(zh: "日期须写作 2026-10-01", en: "the date is written 2026-10-01")
        case .kind: LocalizedText(zh: "类型须为 holiday 放假 或 workday 调休上班", en: "the kind is holiday or workday")
        case .name: LocalizedText(zh: "缺少名称，如 国庆节", en: "the name is missing, such as 国庆节")
        case .weekday:
            LocalizedText(zh: "调休上班只能在星期六、星期日", en: "a worked day must be a Saturday or a Sunday")
        case .twice(let line):
            LocalizedText(zh: "与第 \(line) 行是同一天", en: "the same day stands on line \(line)")
        }
    }

    static func lineRefused(_ line: Int, _ code: String, _ message: LocalizedText) -> LocalizedText {
        LocalizedText(
            zh: "第 \(line) 行：\(code.printable) \(message.zh.printable)",
            en: "line \(line): \(code.printable) \(message.en.printable)")
    }
}
