import Contracts

/// What is said of dead letters and of sending them again.
extension LocalizedText {
    static let noDeadLetters = LocalizedText(zh: "没有死信。", en: "There are no dead letters.")

    static func letterContent(_ state: String) -> LocalizedText {
        switch state {
        case "readable": LocalizedText(zh: "可识别；个人信息已遮盖：", en: "readable; what is personal is masked:")
        case "unreadable": LocalizedText(zh: "无法识别", en: "cannot be read")
        case "erased": LocalizedText(zh: "已删除", en: "erased")
        default: LocalizedText(zh: "以其他密钥封存", en: "sealed with a key that is not at hand")
        }
    }

    static func retrySummary(_ summary: Retry.Summary) -> LocalizedText {
        LocalizedText(
            zh: "已办理 \(summary.handled)，再次失败 \(summary.failed)，不能重试 \(summary.refused)，仍在途中 \(summary.waiting)",
            en: "handled \(summary.handled), failed again \(summary.failed), refused \(summary.refused), "
                + "on their way \(summary.waiting)")
    }

    /// One letter's result, on one line.
    static func retryLine(_ result: Retry.Result, in language: Language) -> String {
        let why = result.code.map { code in
            let meaning = ReasonCode(rawValue: code)?.message[language] ?? ""
            return meaning.isEmpty ? code : "\(code) \(meaning)"
        }
        let words: LocalizedText =
            switch result.result {
            case .handled: LocalizedText(zh: "已办理", en: "handled")
            case .failed: LocalizedText(zh: "再次失败", en: "failed again")
            case .refused: LocalizedText(zh: "不能重试", en: "refused")
            case .waiting: LocalizedText(zh: "仍在途中", en: "on its way")
            }
        return [String(result.id).padded(to: 8), words[language].padded(to: 12), result.outcome ?? why ?? ""]
            .joined(separator: "  ")
    }
}

extension HelpTexts {
    var listDeadLetters: LocalizedText {
        LocalizedText(
            zh: "列出死信：按原因归类；--each 逐条列出（不含内容）",
            en: "What failed, by its cause; --each for one line a letter. Contents are never shown.")
    }
    var listDeadLettersDiscussion: LocalizedText {
        LocalizedText(
            zh: "例：unionctl dead-letters list --each --reason processing-failed --since 2h",
            en: "Example: unionctl dead-letters list --each --reason processing-failed --since 2h")
    }
    var showDeadLetter: LocalizedText {
        LocalizedText(zh: "查看一封死信（个人信息遮盖）", en: "Everything about one letter that is not personal.")
    }
    var retryDeadLetters: LocalizedText {
        LocalizedText(zh: "重试死信，并逐条说明结果", en: "Send letters again, and see what comes of each.")
    }
    var retryDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl dead-letters retry 17 18 --why '已修复校验规则'
                　　unionctl dead-letters retry --reason processing-failed --all --why '已修复校验规则'
                再次失败的仍是原来那一条，次数加一。理由记入审计，不得含个人信息。
                """,
            en: """
                Examples: unionctl dead-letters retry 17 18 --why 'the check was mended'
                unionctl dead-letters retry --reason processing-failed --all --why 'the check was mended'
                One that fails again is the same letter with one more attempt. The reason is kept with the audit and must \
                name nobody.
                """)
    }
    var letterNumber: LocalizedText { LocalizedText(zh: "死信编号", en: "The letter's number.") }
    var letterNumbers: LocalizedText { LocalizedText(zh: "死信编号（可多个）", en: "The letters' numbers.") }
    var letterReason: LocalizedText {
        LocalizedText(zh: "只看这个原因，如 processing-failed", en: "Only of this reason, such as processing-failed.")
    }
    var fingerprint: LocalizedText { LocalizedText(zh: "只看这个错误特征", en: "Only of this kind of error.") }
    var letterType: LocalizedText { LocalizedText(zh: "只看这个事件类型", en: "Only of this type of event.") }
    var letterDepartment: LocalizedText { LocalizedText(zh: "只看这个部门", en: "Only of this department.") }
    var letterQueue: LocalizedText {
        LocalizedText(zh: "只看这个队列：如 enrollment、unroutable", en: "Only of this queue, such as enrollment or unroutable.")
    }
    var letterSince: LocalizedText {
        LocalizedText(zh: "此后失败的：2h，或 '2026-11-20 08:00'", en: "Failed since: 2h, or '2026-11-20 08:00'.")
    }
    var letterUntil: LocalizedText { LocalizedText(zh: "此前失败的", en: "Failed before.") }
    var letterState: LocalizedText {
        LocalizedText(
            zh: "open 待处理、retrying 重试中、resolved 已办结、discarded 已丢弃、all 全部",
            en: "open, retrying, resolved, discarded or all.")
    }
    var each: LocalizedText { LocalizedText(zh: "逐条列出", en: "One line a letter.") }
    var allLetters: LocalizedText { LocalizedText(zh: "不限条数", en: "However many there are.") }
    var retryAll: LocalizedText {
        LocalizedText(
            zh: "全部符合条件的；否则至多 1000 条", en: "Every letter that matches; otherwise 1,000 at most.")
    }
    var why: LocalizedText { LocalizedText(zh: "理由，记入审计（必填）", en: "Why; kept with the audit for ever.") }
    var retryWait: LocalizedText {
        LocalizedText(zh: "多久没有新结果就不再等", en: "How long to wait for the next result before giving up.")
    }
}

extension TableWords {
    var count: LocalizedText { LocalizedText(zh: "件数", en: "count") }
    var fingerprint: LocalizedText { LocalizedText(zh: "错误特征", en: "fingerprint") }
    var newest: LocalizedText { LocalizedText(zh: "最近一次", en: "newest") }
    var bytes: LocalizedText { LocalizedText(zh: "字节", en: "bytes") }
    var lastFailed: LocalizedText { LocalizedText(zh: "最近失败", en: "last failed") }
    var retried: LocalizedText { LocalizedText(zh: "重试时间", en: "retried") }
    var retriedBy: LocalizedText { LocalizedText(zh: "重试人", en: "retried by") }
    var closed: LocalizedText { LocalizedText(zh: "办结时间", en: "closed") }
    var outcome: LocalizedText { LocalizedText(zh: "结果", en: "outcome") }
    var content: LocalizedText { LocalizedText(zh: "内容", en: "content") }
}
