import Contracts

/// What is said of cases of help into social insurance.
extension LocalizedText {
    static let noCases = LocalizedText(zh: "没有符合条件的协办事项。", en: "There are no such cases.")

    static let nothingStalled = LocalizedText(zh: "没有停滞的协办事项。", en: "No case has stalled.")

    static let stalledOrState = LocalizedText(
        zh: "停滞的事项不分状态：--stalled 与 --state 不能同时使用。",
        en: "stalled are cases of any state: --state cannot be named with them.")

    static let stateEnded = LocalizedText(zh: "已结束的状态无需等待。", en: "nobody waits in a state that ends a case.")

    static func moreCases(_ count: Int) -> LocalizedText {
        LocalizedText(
            zh: "这是最早的 \(count) 件，后面还有；全部请用 --all。", en: "These are the oldest \(count); there are more: --all.")
    }

    /// Where a case stands; in English the word that is typed, and one that is not known here as the service wrote it.
    static func insuranceState(_ state: String) -> LocalizedText {
        LocalizedText(zh: InsuranceState(rawValue: state)?.name.zh ?? state, en: state)
    }

    static func platformCover(_ cover: ShownCase.PlatformCover) -> LocalizedText {
        let sum = Hundredths.text(cover.thousandOrdersFen)
        let industry: LocalizedText =
            switch cover.industry {
            case "ride-hailing": LocalizedText(zh: "出行", en: cover.industry)
            case "instant-delivery": LocalizedText(zh: "即时配送", en: cover.industry)
            case "freight": LocalizedText(zh: "同城货运", en: cover.industry)
            default: LocalizedText(zh: cover.industry, en: cover.industry)
            }
        return LocalizedText(
            zh: "\(industry.zh)：每 1000 单 \(sum) 元，由平台缴纳，个人不缴费",
            en: "\(industry.en): \(sum) for 1,000 orders, paid by the platform alone")
    }

    static let linkExpired = LocalizedText(zh: "已过期", en: "expired")

    static func officeAnswer(_ result: String) -> LocalizedText {
        switch result {
        case "eligible": LocalizedText(zh: "可以参保", en: result)
        case "already-insured": LocalizedText(zh: "已参保", en: result)
        case "not-eligible": LocalizedText(zh: "不符合条件", en: result)
        case "registered": LocalizedText(zh: "已登记", en: result)
        case "refused": LocalizedText(zh: "不予受理", en: result)
        default: LocalizedText(zh: result, en: result)
        }
    }

    static func subsidy(_ kind: String) -> LocalizedText {
        switch SubsidyKind(rawValue: kind) {
        case .hardToEmploy: LocalizedText(zh: "就业困难人员", en: kind)
        case .graduate: LocalizedText(zh: "离校未就业高校毕业生", en: kind)
        case nil: LocalizedText(zh: kind, en: kind)
        }
    }

    static func patienceSet(_ term: PatienceTerm) -> LocalizedText {
        let interval = TimeSpan(seconds: term.intervalSeconds).text
        let state = insuranceState(term.state)
        return LocalizedText(
            zh: "“\(state.zh.printable)”：\(interval) 无应答则再问，间隔逐次加倍，共 \(term.asks) 次",
            en: "\(state.en.printable): asked again after \(interval), each time twice as long, "
                + "\(term.asks) times in all")
    }

    private static func verdict(_ verdict: CaseRetry.Verdict) -> LocalizedText {
        switch verdict {
        case .asked: LocalizedText(zh: "已再次询问", en: "asked")
        case .refused: LocalizedText(zh: "未办理", en: "refused")
        case .unanswered: LocalizedText(zh: "无应答", en: "no answer")
        }
    }

    static func caseRetrySummary(_ summary: [String: Int]) -> LocalizedText {
        bulkSummary(
            CaseRetry.Verdict.allCases.map { (verdict($0), summary[$0.rawValue, default: 0], $0 == .refused) },
            unasked: summary["unasked", default: 0])
    }

    /// One case's result, on one line.
    static func caseRetryLine(_ result: CaseRetry.Result, in language: Language) -> String {
        guard result.result == .asked, let state = result.state else {
            return bulkLine(result.caseNumber, verdict(result.result), result.code, result.message, in: language)
        }
        let words = [result.caseNumber, verdict(.asked)[language].padded(to: 17), insuranceState(state)[language]]
        return words.joined(separator: "  ").printable
    }
}

extension TableWords {
    var insuranceCase: LocalizedText { LocalizedText(zh: "协办编号", en: "case") }
    var stalledSince: LocalizedText { LocalizedText(zh: "停滞起始", en: "stalled since") }
    var waitsFor: LocalizedText { LocalizedText(zh: "等待部门", en: "waits for") }
    var asked: LocalizedText { LocalizedText(zh: "已问次数", en: "asked") }
    var why: LocalizedText { LocalizedText(zh: "缘由", en: "why") }
    var nextLook: LocalizedText { LocalizedText(zh: "下次处理", en: "next look") }
    var round: LocalizedText { LocalizedText(zh: "轮次", en: "round") }
    var base: LocalizedText { LocalizedText(zh: "缴费基数（元）", en: "base 元") }
    var paidThrough: LocalizedText { LocalizedText(zh: "已缴至", en: "paid through") }
    var consent: LocalizedText { LocalizedText(zh: "同意", en: "consent") }
    var revokedAt: LocalizedText { LocalizedText(zh: "撤回同意", en: "revoked at") }
    var eligibility: LocalizedText { LocalizedText(zh: "参保资格", en: "eligibility") }
    var registration: LocalizedText { LocalizedText(zh: "参保登记", en: "registration") }
    var paymentLink: LocalizedText { LocalizedText(zh: "缴费入口", en: "payment link") }
    var paymentLinkValidUntil: LocalizedText { LocalizedText(zh: "入口有效期至", en: "link valid until") }
    var owedMonths: LocalizedText { LocalizedText(zh: "欠缴月份", en: "months owed") }
    var platformCover: LocalizedText { LocalizedText(zh: "职业伤害保障", en: "platform cover") }
    var remarks: LocalizedText { LocalizedText(zh: "提示", en: "remarks") }
    var period: LocalizedText { LocalizedText(zh: "起始月", en: "from month") }
    var months: LocalizedText { LocalizedText(zh: "月数", en: "months") }
    var amount: LocalizedText { LocalizedText(zh: "金额（元）", en: "amount 元") }
    var paidOn: LocalizedText { LocalizedText(zh: "缴费日期", en: "paid on") }
    var reference: LocalizedText { LocalizedText(zh: "凭证号", en: "reference") }
    var reportedBy: LocalizedText { LocalizedText(zh: "报送部门", en: "reported by") }
    var subsidy: LocalizedText { LocalizedText(zh: "补贴", en: "subsidy") }
    var basis: LocalizedText { LocalizedText(zh: "依据", en: "basis") }
    var interval: LocalizedText { LocalizedText(zh: "首次间隔", en: "first interval") }
    var asks: LocalizedText { LocalizedText(zh: "共问次数", en: "asks in all") }
    var prefecture: LocalizedText { LocalizedText(zh: "市州", en: "prefecture") }
    var openedIn: LocalizedText { LocalizedText(zh: "开始月份", en: "opened in") }
    var total: LocalizedText { LocalizedText(zh: "合计", en: "total") }
    var cases: LocalizedText { LocalizedText(zh: "件数", en: "cases") }
    var settled: LocalizedText { LocalizedText(zh: "已有结果", en: "settled") }
    var stalledCount: LocalizedText { LocalizedText(zh: "停滞", en: "stalled") }
    var paid: LocalizedText { LocalizedText(zh: "已缴（元）", en: "paid 元") }
}
