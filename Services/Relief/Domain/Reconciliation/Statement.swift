import Contracts

/// 对账单: what happened on one of the union's accounts in a period. One exists only when it adds up: opening, entries and
/// closing agree to the fen, and no entry stands twice.
public struct Statement: Sendable, Hashable {
    /// The last four digits of the account.
    public let account: String
    /// The bank's number of the statement.
    public let number: SourceReference
    public let from: CivilDate
    /// The last day it covers.
    public let until: CivilDate
    /// 分; below nought when overdrawn.
    public let opening: Int64
    public let closing: Int64
    public let entries: [StatementEntry]

    public init(
        account: String, number: SourceReference, from: CivilDate, until: CivilDate, opening: Int64, closing: Int64,
        entries: [StatementEntry]
    ) throws(StatementFault) {
        guard from <= until else { throw StatementFault(.statementUnreadable, "\(number), period") }
        var seen: Set<SourceReference> = []
        var sum = opening
        for (index, entry) in entries.enumerated() {
            let place = "\(number), entry \(index + 1)"
            guard seen.insert(entry.number).inserted else { throw StatementFault(.statementUnreadable, place) }
            let (value, overflow) = sum.addingReportingOverflow(entry.effect)
            guard !overflow else { throw StatementFault(.statementTotals, place) }
            sum = value
        }
        guard sum == closing else { throw StatementFault(.statementTotals, number.text) }
        self.account = account
        self.number = number
        self.from = from
        self.until = until
        self.opening = opening
        self.closing = closing
        self.entries = entries
    }
}

/// Why nothing of a statement is taken. It names the place, and nothing that stands there.
public struct StatementFault: Error, Hashable {
    public let code: ReasonCode
    public let place: String?

    init(_ code: ReasonCode, _ place: String? = nil) {
        self.code = code
        self.place = place
    }
}
