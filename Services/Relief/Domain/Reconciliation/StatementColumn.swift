import Contracts

/// The columns of a statement in a table, by the names that banks give them.
enum StatementColumn: CaseIterable {
    case date, number, debit, credit, amount, direction, balance, reference, remark, summary

    var names: [String] {
        switch self {
        case .date: ["交易日期", "记账日期", "入账日期", "日期", "交易时间", "date", "bookingdate"]
        case .number: ["流水号", "交易流水号", "银行流水号", "凭证号", "entry", "entrynumber"]
        case .debit: ["借方发生额", "借方金额", "支出", "支出金额", "借方", "debit"]
        case .credit: ["贷方发生额", "贷方金额", "收入", "收入金额", "贷方", "credit"]
        case .amount: ["交易金额", "发生额", "金额", "amount"]
        case .direction: ["借贷标志", "收支", "借贷", "借贷方向", "direction"]
        case .balance: ["余额", "账户余额", "本次余额", "balance"]
        case .reference: ["付款参考号", "客户业务编号", "业务编号", "业务参考号", "endtoendid", "reference"]
        case .remark: ["附言", "备注", "remark", "remarks"]
        case .summary: ["摘要", "用途", "交易类型", "summary", "description"]
        }
    }
}

extension TableHeader<StatementColumn> {
    /// Whether entries can be read with it.
    var isComplete: Bool { has(.date) && (has(.amount) || has(.debit) && has(.credit)) }

    /// The entry in a row; `nil` when it has no day, or not exactly one amount.
    func entry(_ row: [String], fallback: SourceReference?) -> StatementEntry? {
        guard let day = cell(.date, in: row).flatMap({ CivilDate(bankWritten: $0) }), let effect = effect(row),
            let number = cell(.number, in: row).flatMap({ SourceReference(bankWritten: $0) }) ?? fallback
        else { return nil }
        let words = [cell(.summary, in: row), cell(.remark, in: row)].compactMap { $0 }.joined(separator: " ")
        return StatementEntry(
            number: number, reference: reference(row, in: words), amount: Fen(Swift.abs(effect)),
            direction: effect > 0 ? .credit : .debit, bookedOn: day,
            returnReason: effect > 0 && words.contains("退") ? PaymentFailure(bankWritten: words) : nil,
            hint: hint(words))
    }

    /// 分, below nought for what left the account.
    private func effect(_ row: [String]) -> Int64? {
        if has(.debit), has(.credit) {
            let debit = cell(.debit, in: row).map { YuanText.fen($0) } ?? 0
            let credit = cell(.credit, in: row).map { YuanText.fen($0) } ?? 0
            guard let debit, let credit, debit >= 0, credit >= 0, (debit == 0) != (credit == 0) else { return nil }
            return credit - debit
        }
        guard let amount = cell(.amount, in: row).flatMap({ YuanText.fen($0) }), amount != 0 else { return nil }
        guard has(.direction) else { return amount }
        guard amount > 0 else { return nil }
        return switch cell(.direction, in: row)?.lowercased() {
        case "借", "借方", "支出", "支", "d", "debit": -amount
        case "贷", "贷方", "收入", "收", "c", "credit": amount
        default: nil
        }
    }

    /// Ours, in its own column, or anywhere among what the bank says.
    private func reference(_ row: [String], in words: String) -> PaymentReference? {
        if let own = cell(.reference, in: row).flatMap({ PaymentReference($0) }) { return own }
        let found = Set(
            words.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.compactMap { PaymentReference(String($0)) })
        // Two of them say nothing.
        return found.count == 1 ? found.first : nil
    }

    private func hint(_ words: String) -> StatementEntry.Hint? {
        if words.contains("手续费") || words.contains("工本费") || words.lowercased().contains("fee") { return .fee }
        return words.contains("利息") || words.contains("结息") || words.lowercased().contains("interest") ? .interest : nil
    }
}
