import Contracts

/// What is said of funds and of the ledger.
extension LocalizedText {
    static let noFunds = LocalizedText(zh: "尚未登记资金。", en: "There are no funds on record.")

    static func codeAdded(_ added: AddedCode) -> LocalizedText {
        added.added
            ? LocalizedText(zh: "已登记 \(added.code)", en: "\(added.code) is on record")
            : LocalizedText(zh: "\(added.code) 原已登记，内容相同", en: "\(added.code) was on record, just so")
    }

    /// The account's name, as the table of accounts has it.
    static func ledgerAccount(_ kind: String) -> LocalizedText {
        switch kind {
        case "origin": LocalizedText(zh: "资金来源", en: "origin")
        case "fund": LocalizedText(zh: "未分配资金", en: "fund")
        case "other": LocalizedText(zh: "其他支出", en: "other")
        case "available": LocalizedText(zh: "项目余额", en: "available")
        case "reserved": LocalizedText(zh: "预留", en: "reserved")
        case "committed": LocalizedText(zh: "已批待付", en: "committed")
        case "paid": LocalizedText(zh: "已付", en: "paid")
        case "returned": LocalizedText(zh: "退回", en: "returned")
        default: LocalizedText(zh: kind, en: kind)
        }
    }

    /// What stands below the accounts of a month.
    static func trialBalance(_ report: TrialBalanceReport) -> LocalizedText {
        let moved = (debits: Hundredths.text(report.debitsFen), credits: Hundredths.text(report.creditsFen))
        let left = Hundredths.text(report.closingDebitFen)
        let right = Hundredths.text(report.closingCreditFen)
        return LocalizedText(
            zh: "\(report.month)\(report.closed ? "（已结账）" : "") 全部资金：借方发生 \(moved.debits)，贷方发生 \(moved.credits)；"
                + "期末借方 \(left) \(report.balanced ? "=" : "≠") 贷方 \(right)：\(report.balanced ? "平衡" : "不平衡")",
            en: "\(report.month)\(report.closed ? " (closed)" : ""), all funds: debits \(moved.debits), credits "
                + "\(moved.credits); debit side \(left) \(report.balanced ? "=" : "≠") credit side \(right): "
                + (report.balanced ? "balanced" : "not balanced"))
    }

    static let ledgerUnbalanced = LocalizedText(
        zh: "账不平，须立即查明。", en: "the ledger does not add up; find out why at once.")

    static func ledgerVerified(_ found: LedgerVerification) -> LocalizedText {
        let differences = found.differing.map { difference in
            let place = "\(difference.fund) \(difference.project ?? "–") \(difference.kind)"
            let sums = (Hundredths.text(difference.entriesFen), Hundredths.text(difference.heldFen))
            return LocalizedText(
                zh: "\n\(place)：分录合计 \(sums.0)，账户为 \(sums.1)", en: "\n\(place): entries \(sums.0), held \(sums.1)")
        }
        let months = found.changed.map { LocalizedText(zh: "\n\($0) 与结账时不符", en: "\n\($0) is not as it was closed") }
        let more = differences + months
        return LocalizedText(
            zh: "分录 \(found.entries) 条，已结账 \(found.months) 个月：\(found.isSound ? "账户与分录一致" : "有差异")"
                + more.map(\.zh).joined(),
            en: "\(found.entries) entries, \(found.months) months closed: "
                + (found.isSound ? "every account is the sum of its entries" : "something differs")
                + more.map(\.en).joined())
    }

    static func moreEntries(_ count: Int) -> LocalizedText {
        LocalizedText(
            zh: "这是最近的 \(count) 条，前面还有；全部请用 --all。", en: "These are the latest \(count); there are more: --all.")
    }

    static let amountUnreadable = LocalizedText(
        zh: "金额应以元为单位，大于零，至多两位小数、不含千分位，如 30000.00",
        en: "the amount must be in 元, above nought, with two decimals at most and no separators, such as 30000.00")
}

extension TableWords {
    var fund: LocalizedText { LocalizedText(zh: "资金", en: "fund") }
    var project: LocalizedText { LocalizedText(zh: "项目", en: "project") }
    var account: LocalizedText { LocalizedText(zh: "科目", en: "account") }
    var fundTitle: LocalizedText { LocalizedText(zh: "名称", en: "name") }
    var sourceOrItem: LocalizedText { LocalizedText(zh: "来源/用途", en: "source / item") }
    var unallocated: LocalizedText { LocalizedText(zh: "未分配", en: "unallocated") }
    var available: LocalizedText { LocalizedText(zh: "余额", en: "available") }
    var reserved: LocalizedText { LocalizedText(zh: "预留", en: "reserved") }
    var committed: LocalizedText { LocalizedText(zh: "已批待付", en: "committed") }
    var paidOut: LocalizedText { LocalizedText(zh: "已付", en: "paid") }
    var returned: LocalizedText { LocalizedText(zh: "退回", en: "returned") }
    var opening: LocalizedText { LocalizedText(zh: "期初", en: "opening") }
    var debits: LocalizedText { LocalizedText(zh: "借方", en: "debit") }
    var credits: LocalizedText { LocalizedText(zh: "贷方", en: "credit") }
    var closing: LocalizedText { LocalizedText(zh: "期末", en: "closing") }
    var bookedAt: LocalizedText { LocalizedText(zh: "记账时间", en: "booked at") }
    var fromAccount: LocalizedText { LocalizedText(zh: "转出", en: "from") }
    var toAccount: LocalizedText { LocalizedText(zh: "转入", en: "to") }
    var amountYuan: LocalizedText { LocalizedText(zh: "金额", en: "amount") }
    var voucher: LocalizedText { LocalizedText(zh: "凭据", en: "for") }
    var bookedBy: LocalizedText { LocalizedText(zh: "记账", en: "by") }
}
