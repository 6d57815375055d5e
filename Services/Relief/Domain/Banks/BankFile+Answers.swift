import Contracts

extension BankFile {
    /// One thing wrong in an answer file: which row, counting from 1 with the header.
    public struct AnswerFault: Sendable, Hashable {
        public let row: Int
        public let code: ReasonCode

        init(_ row: Int, _ code: ReasonCode) {
            self.row = row
            self.code = code
        }
    }

    /// What the bank says of the rows of this file, or everything that is wrong with the answer: then nothing of it is
    /// taken. Rows may be missing, since a bank answers in parts; none may be foreign, of another amount, or stand twice.
    ///
    /// - Parameter table: the cells of the answer file, the header first.
    public func answers(in table: [[String]]) -> (answers: [BankFileAnswer], faults: [AnswerFault]) {
        guard let first = table.first else { return ([], [AnswerFault(1, .fieldMissing)]) }
        let header = TableHeader<AnswerColumn>(first, names: \.names)
        guard header.has(.reference), header.has(.outcome) else { return ([], [AnswerFault(1, .fieldMissing)]) }
        let amounts = Dictionary(uniqueKeysWithValues: rows.map { ($0.reference, $0.amount) })
        var (answers, faults): ([BankFileAnswer], [AnswerFault]) = ([], [])
        var seen: Set<PaymentReference> = []
        for (index, row) in table.enumerated().dropFirst() where row.contains(where: { !$0.trimmedCell.isEmpty }) {
            switch Self.answer(row, header, amounts) {
            case .failure(let refusal): faults.append(AnswerFault(index + 1, refusal.code))
            case .success(let answer) where !seen.insert(answer.reference).inserted:
                faults.append(AnswerFault(index + 1, .answersDiffer))
            case .success(let answer): answers.append(answer)
            }
        }
        return (faults.isEmpty ? answers : [], faults)
    }

    private static func answer(
        _ row: [String], _ header: TableHeader<AnswerColumn>, _ amounts: [PaymentReference: Fen]
    ) -> Result<BankFileAnswer, PaymentRefusal> {
        func refused(_ code: ReasonCode) -> Result<BankFileAnswer, PaymentRefusal> { .failure(PaymentRefusal(code)) }
        guard let text = header.cell(.reference, in: row) else { return refused(.fieldMissing) }
        guard let reference = PaymentReference(text) else { return refused(.paymentReferenceFormat) }
        guard let amount = amounts[reference] else { return refused(.bankFileHash) }
        if let written = header.cell(.amount, in: row), YuanText.fen(written) != amount.amount {
            return refused(.amountMismatch)
        }
        let number = header.cell(.bankReference, in: row)
        let bankReference = number.flatMap { SourceReference($0) }
        guard number == nil || bankReference != nil else { return refused(.referenceFormat) }
        let date = header.cell(.date, in: row)
        let day = date.flatMap { CivilDate(bankWritten: $0) }
        guard date == nil || day != nil else { return refused(.dateFormat) }
        let outcome: BankFileAnswer.Outcome
        switch header.cell(.outcome, in: row)?.lowercased() {
        case "成功", "已到账", "settled", "success":
            guard let day else { return refused(.dateFormat) }
            outcome = .settled(amount, on: day)
        case "失败", "付款失败", "failed", "failure":
            outcome = .failed(PaymentFailure(bankWritten: header.cell(.failure, in: row)), on: day)
        case "处理中", "pending": outcome = .pending
        case nil: return refused(.fieldMissing)
        default: return refused(.valueUnknown)
        }
        return .success(BankFileAnswer(reference: reference, outcome: outcome, bankReference: bankReference))
    }
}

private enum AnswerColumn: CaseIterable {
    case reference, outcome, amount, date, bankReference, failure

    var names: [String] {
        switch self {
        case .reference: ["付款参考号", "业务参考号", "客户业务编号", "reference"]
        case .outcome: ["处理结果", "结果", "状态", "outcome", "status"]
        case .amount: ["金额", "交易金额", "amount"]
        case .date: ["日期", "处理日期", "交易日期", "date"]
        case .bankReference: ["银行流水号", "流水号", "bankreference"]
        case .failure: ["失败原因", "原因", "failure", "reason"]
        }
    }
}
