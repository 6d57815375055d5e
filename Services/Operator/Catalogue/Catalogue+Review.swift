import Contracts

/// What is said of applications, of deciding on them, and of those who decide.
extension LocalizedText {
    static let noApplications = LocalizedText(zh: "没有符合条件的申请。", en: "There are no such applications.")

    static let applicationMalformed = LocalizedText(
        zh: "申请的写法：部门 申请编号，如 tax-hunan RH-2026-000001。",
        en: "An application is named by its department and its number, such as tax-hunan RH-2026-000001.")

    static func moreApplications(_ count: Int) -> LocalizedText {
        LocalizedText(
            zh: "这是最早的 \(count) 件，后面还有；全部请用 --all。", en: "These are the oldest \(count); there are more: --all.")
    }

    /// How an application stands; a word that is not known here stays as the service wrote it.
    static func applicationState(_ state: String) -> LocalizedText {
        switch state {
        case "pending": LocalizedText(zh: "待审核", en: state)
        case "returned": LocalizedText(zh: "已退回补正", en: state)
        case "accepted": LocalizedText(zh: "已入会", en: state)
        case "rejected": LocalizedText(zh: "不予受理", en: state)
        case "transfer-proposed": LocalizedText(zh: "建议接转", en: "transfer proposed")
        default: LocalizedText(zh: state, en: state)
        }
    }

    private static func verdict(_ verdict: Review.Verdict) -> LocalizedText {
        switch verdict {
        case .accepted: LocalizedText(zh: "已入会", en: "accepted")
        case .existing: LocalizedText(zh: "原已是会员", en: "already a member")
        case .transferred: LocalizedText(zh: "已接转", en: "transferred")
        case .transferProposed: LocalizedText(zh: "建议接转", en: "transfer proposed")
        case .returned: LocalizedText(zh: "已退回补正", en: "returned")
        case .rejected: LocalizedText(zh: "不予受理", en: "rejected")
        case .refused: LocalizedText(zh: "未办理", en: "refused")
        case .unanswered: LocalizedText(zh: "无应答", en: "no answer")
        }
    }

    /// How many came to what; what happened to none is left out, but for the refused.
    static func reviewSummary(_ summary: [String: Int]) -> LocalizedText {
        bulkSummary(
            Review.Verdict.allCases.map { (verdict($0), summary[$0.rawValue, default: 0], $0 == .refused) },
            unasked: summary["unasked", default: 0])
    }

    /// How many came to what; what happened to none is left out, unless it is always told.
    static func bulkSummary(
        _ parts: [(word: LocalizedText, count: Int, isAlwaysTold: Bool)], unasked: Int
    ) -> LocalizedText {
        let told = (parts + [(LocalizedText(zh: "未提交", en: "not asked"), unasked, false)])
            .filter { $0.count > 0 || $0.isAlwaysTold }
        return LocalizedText(
            zh: told.map { "\($0.word.zh) \($0.count)" }.joined(separator: "，"),
            en: told.map { "\($0.word.en) \($0.count)" }.joined(separator: ", "))
    }

    /// One application's result, on one line.
    static func reviewLine(_ result: Review.Result, in language: Language) -> String {
        bulkLine(
            ApplicationReference(department: result.department, number: result.number).description.padded(to: 28),
            verdict(result.result), result.code, result.message, in: language)
    }

    /// What came of one thing, and, where nothing was done, why.
    static func bulkLine(
        _ name: String, _ verdict: LocalizedText, _ code: String?, _ message: DecidedApplication.Message?,
        in language: Language
    ) -> String {
        let meaning = message.map { LocalizedText(zh: $0.zh, en: $0.en)[language] }
        let words = [
            name, code == nil ? verdict[language] : verdict[language].padded(to: 17),
            [code, meaning].compactMap { $0 }.joined(separator: " "),
        ]
        return words.filter { !$0.isEmpty }.joined(separator: "  ").printable
    }

    // MARK: Reviewers

    static func reviewerReady(_ reviewer: Reviewer) -> LocalizedText {
        let places = reviewer.places.joined(separator: " ").printable
        let name = reviewer.name.printable
        let missing =
            reviewer.identified
            ? LocalizedText(zh: "", en: "")
            : LocalizedText(
                zh: "\n尚未登记本人证件，无法识别其本人的申请；可用 --identity 补上。",
                en: "\nNo identity is on record, so that an application of their own is not known as such; "
                    + "add it with --identity.")
        return LocalizedText(
            zh: "操作员 \(name) 可审核这些地方的申请：\(places)\(missing.zh)",
            en: "Operator \(name) decides on applications of \(places).\(missing.en)")
    }

    static func reviewerRemoved(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "操作员 \(name) 不再审核申请；已作的决定不变。",
            en: "Operator \(name) decides on applications no more; what was decided stays.")
    }

    static let identityPrompt = LocalizedText(
        zh: "证件（类型 号码，或仅居民身份证号码），输入不显示：",
        en: "Identity (TYPE NUMBER, or a resident's number alone), not shown: ")

    static let identityUnreadable = LocalizedText(
        zh: "标准输入中没有证件号码；应为一行：类型 号码，或仅居民身份证号码。",
        en: "standard input holds no identity number; one line is read: TYPE NUMBER, or a resident's number alone.")

    // MARK: Choosing many

    static let namesOrFilter = LocalizedText(
        zh: "编号与筛选条件不能同时使用。", en: "Name them by their numbers or by a filter, not by both.")

    static let nothingChosen = LocalizedText(
        zh: "请给出编号、筛选条件，或用 --all 表示全部。", en: "Give numbers, a filter, or --all for everything that waits.")
}

extension TableWords {
    var reviewer: LocalizedText { LocalizedText(zh: "审核人", en: "reviewer") }
    var identified: LocalizedText { LocalizedText(zh: "已登记证件", en: "identified") }
    var application: LocalizedText { LocalizedText(zh: "申请", en: "application") }
    var due: LocalizedText { LocalizedText(zh: "办理期限", en: "due") }
    var overdue: LocalizedText { LocalizedText(zh: "已逾期", en: "overdue") }
    var union: LocalizedText { LocalizedText(zh: "工会", en: "union") }
    var place: LocalizedText { LocalizedText(zh: "地方", en: "place") }
    var occupation: LocalizedText { LocalizedText(zh: "职业", en: "occupation") }
    var labourRelation: LocalizedText { LocalizedText(zh: "劳动关系", en: "labour relation") }
    var platform: LocalizedText { LocalizedText(zh: "平台", en: "platform") }
    var channel: LocalizedText { LocalizedText(zh: "渠道", en: "channel") }
    var name: LocalizedText { LocalizedText(zh: "姓名", en: "name") }
    var identity: LocalizedText { LocalizedText(zh: "证件", en: "identity") }
    var phone: LocalizedText { LocalizedText(zh: "电话", en: "phone") }
    var requested: LocalizedText { LocalizedText(zh: "申请内容：", en: "asked for:") }
    var told: LocalizedText { LocalizedText(zh: "已告知部门：", en: "told to the department:") }
}
