import Contracts

/// What is said of transfers, of members in holding pools, and of what waits too long.
extension LocalizedText {
    static let noTransfers = LocalizedText(zh: "没有符合条件的待接转申请。", en: "There are no such transfers.")

    static let nobodyHeld = LocalizedText(zh: "周转库中没有符合条件的会员。", en: "Nobody of that kind waits in a holding pool.")

    static func moreHeld(_ count: Int) -> LocalizedText {
        LocalizedText(zh: "这里是 \(count) 人，后面还有；全部请用 --all。", en: "These are \(count); there are more: --all.")
    }

    private static func verdict(_ verdict: MemberAssignment.Verdict) -> LocalizedText {
        switch verdict {
        case .assigned: LocalizedText(zh: "已分配", en: "assigned")
        case .refused: LocalizedText(zh: "未办理", en: "refused")
        case .unanswered: LocalizedText(zh: "无应答", en: "no answer")
        }
    }

    static func assignmentSummary(_ summary: [String: Int]) -> LocalizedText {
        bulkSummary(
            MemberAssignment.Verdict.allCases.map { (verdict($0), summary[$0.rawValue, default: 0], $0 == .refused) },
            unasked: summary["unasked", default: 0])
    }

    /// One member's result, on one line.
    static func assignmentLine(_ result: MemberAssignment.Result, in language: Language) -> String {
        bulkLine(result.member, verdict(result.result), result.code, result.message, in: language)
    }

    // MARK: What waits

    /// A word for what waits; one that is not known here stays as the service wrote it.
    static func waitingKind(_ kind: String) -> LocalizedText {
        switch kind {
        case "applications": LocalizedText(zh: "待审核申请", en: "applications")
        case "transfers": LocalizedText(zh: "待接转", en: "transfers")
        case "held": LocalizedText(zh: "周转库会员", en: "held members")
        case "insurance": LocalizedText(zh: "参保协办事项", en: "insurance cases")
        case "approvals": LocalizedText(zh: "待批准驿站", en: "station approvals")
        case "takedowns": LocalizedText(zh: "待地图下线", en: "map takedowns")
        case "listings": LocalizedText(zh: "待地图上线", en: "map listings")
        case "inspections": LocalizedText(zh: "驿站检查", en: "station inspections")
        case "reassign": LocalizedText(zh: "待划转驿站", en: "stations without a union")
        case "stations-failing": LocalizedText(zh: "无法处理的驿站", en: "stations the service cannot deal with")
        case "listings-failing": LocalizedText(zh: "无法处理的地图记录", en: "listings the service cannot deal with")
        default: LocalizedText(zh: kind, en: kind)
        }
    }

    /// How much is overdue, since when, and the command that lists it.
    static func overdue(_ waiting: ServiceStatus.Waiting) -> LocalizedText {
        let kind = waitingKind(waiting.kind)
        let since = waiting.overdueSince.map(LocalTime.text)
        let command = listing[waiting.kind].map { ": unionctl \($0)" } ?? ""
        // Of a case nobody here is late: it is others who do not answer.
        let late =
            waiting.kind == "insurance"
            ? LocalizedText(zh: "停滞", en: "stalled") : LocalizedText(zh: "逾期", en: "overdue")
        return LocalizedText(
            zh: "\(kind.zh)\(late.zh) \(waiting.overdue) 件\(since.map { "，最早自 \($0)" } ?? "")\(command)",
            en: "\(kind.en) \(late.en): \(waiting.overdue)\(since.map { ", the oldest since \($0)" } ?? "")\(command)")
    }

    private static let listing = [
        "applications": "applications list --overdue", "transfers": "transfers list --overdue",
        "held": "members held --overdue", "insurance": "insurance stalled",
        "approvals": "stations list --waiting", "takedowns": "stations listings --pending --overdue",
        "listings": "stations listings --overdue", "inspections": "stations list --overdue",
        "reassign": "stations list --union-lost",
    ]

    static let nothingOverdue = LocalizedText(zh: "没有逾期未办的事项", en: "nothing waits beyond its time")
}

extension TableWords {
    var from: LocalizedText { LocalizedText(zh: "原工会", en: "from") }
    var to: LocalizedText { LocalizedText(zh: "新工会", en: "to") }
    var member: LocalizedText { LocalizedText(zh: "会员", en: "member") }
    var pool: LocalizedText { LocalizedText(zh: "周转库", en: "pool") }
    var waits: LocalizedText { LocalizedText(zh: "待办事项", en: "what waits") }
    var waiting: LocalizedText { LocalizedText(zh: "待办", en: "waiting") }
    var overdueSince: LocalizedText { LocalizedText(zh: "最早逾期", en: "overdue since") }
}
