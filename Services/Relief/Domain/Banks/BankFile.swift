import Contracts

/// 代发文件: payments for a bank that takes files, with their count and sum. Its text is what is hashed, carried to the
/// bank, and compared with when the answer comes.
public struct BankFile: Sendable, Hashable {
    /// Such as `CCB-7`.
    public let number: SourceReference
    /// In the order of their references, each once.
    public let rows: [BankFileRow]
    public let total: Fen

    /// `nil` when there is no row, one reference stands twice, or the sum cannot be written.
    public init?(number: SourceReference, rows: [BankFileRow]) {
        let rows = rows.sorted { $0.reference < $1.reference }
        guard !rows.isEmpty, zip(rows, rows.dropFirst()).allSatisfy({ $0.reference < $1.reference }) else { return nil }
        var sum: Int64 = 0
        for row in rows {
            let (value, overflow) = sum.addingReportingOverflow(row.amount.amount)
            guard !overflow else { return nil }
            sum = value
        }
        self.number = number
        self.rows = rows
        total = Fen(sum)
    }

    public var count: Int { rows.count }

    /// RFC 4180, UTF-8, amounts in 元; the last line holds count and sum. Personal: for the bank alone.
    public var text: String {
        var text = Self.line(["付款参考号", "金额", "收款账号", "户名", "银行", "开户行", "联行号", "用途"])
        for row in rows {
            let payee = row.order.payee
            text += Self.line([
                row.reference.text, YuanText.text(row.amount), payee.account.digits, row.order.holder.text, payee.bank,
                payee.branch ?? "", payee.cnaps ?? "", row.order.purpose,
            ])
        }
        return text + Self.line(["合计", YuanText.text(total), "\(count)", "", "", "", "", number.text])
    }

    private static func line(_ cells: [String]) -> String {
        cells.map { cell in
            let isPlain = !cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            return isPlain
                ? cell
                : "\""
                    + cell.split(separator: "\"", omittingEmptySubsequences: false)
                    .joined(separator: "\"\"") + "\""
        }.joined(separator: ",") + "\r\n"
    }
}

/// One payment in a file. Prints its reference only.
public struct BankFileRow: Sendable, Hashable, CustomStringConvertible {
    public let order: PaymentOrder

    public init(_ order: PaymentOrder) { self.order = order }

    public var reference: PaymentReference { order.reference }
    public var amount: Fen { order.amount }
    public var description: String { order.description }
}
