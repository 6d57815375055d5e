import Contracts

/// Reads a statement from the cells of a table that a bank's site exports; who reads the file has decoded it already.
///
/// Columns are known by their names in Chinese or English. Opening and closing stand in rows of their own (期初余额,
/// 期末余额), or follow from the balance after each entry, whichever way the rows are ordered; a table that shows neither is
/// refused, because nothing could show that a row is missing.
public struct StatementCSV: Sendable {
    private var opening: Int64?
    private var closing: Int64?
    private var rows: [(place: Int, cells: [String])] = []
    private var header: TableHeader<StatementColumn>?

    /// - Parameters:
    ///   - account: the last four digits of the account.
    ///   - number: under which the statement is known, such as the file's name without its ending.
    ///   - days: the days it covers, where that is known; else those of its entries.
    public static func read(
        _ table: [[String]], account: String, number: SourceReference, days: ClosedRange<CivilDate>? = nil
    ) throws(StatementFault) -> Statement {
        var csv = StatementCSV()
        for (index, row) in table.enumerated() { csv.note(row.map(\.trimmedCell), at: index + 1) }
        return try csv.statement(account, number, days)
    }

    private mutating func note(_ cells: [String], at place: Int) {
        guard cells.contains(where: { !$0.isEmpty }) else { return }
        if let (name, amount) = Self.labelled(cells) {
            if Self.openings.contains(name) { opening = amount } else { closing = amount }
            return
        }
        guard header != nil else {
            let candidate = TableHeader<StatementColumn>(cells, names: \.names)
            if candidate.isComplete { header = candidate }
            return
        }
        // Sums at the end of a table are no entries.
        if !cells.contains(where: { $0.hasPrefix("合计") || $0.hasPrefix("总计") || $0.hasPrefix("本页") }) {
            rows.append((place, cells))
        }
    }

    private static let openings: Set = ["期初余额", "上期余额", "opening", "openingbalance"]
    private static let closings: Set = ["期末余额", "本期余额", "closing", "closingbalance"]

    /// A label with the first amount that stands behind it.
    private static func labelled(_ cells: [String]) -> (String, Int64)? {
        for (index, cell) in cells.enumerated() {
            let name = cell.lowercased().filter { !$0.isWhitespace && !":：".contains($0) }
            guard openings.contains(name) || closings.contains(name) else { continue }
            if let amount = cells[(index + 1)...].lazy.compactMap({ YuanText.fen($0) }).first { return (name, amount) }
        }
        return nil
    }

    private func statement(
        _ account: String, _ number: SourceReference, _ days: ClosedRange<CivilDate>?
    ) throws(StatementFault) -> Statement {
        guard let header else { throw StatementFault(.statementUnreadable, "header") }
        var read: [(entry: StatementEntry, balance: Int64?)] = []
        for (index, row) in rows.enumerated() {
            let fallback = SourceReference("\(number)/\(index + 1)")
            guard let entry = header.entry(row.cells, fallback: fallback) else {
                throw StatementFault(.statementUnreadable, "row \(row.place)")
            }
            read.append((entry, header.cell(.balance, in: row.cells).flatMap { YuanText.fen($0) }))
        }
        // Some banks write the newest first.
        if !Self.isContinuous(read), Self.isContinuous(read.reversed()) { read.reverse() }
        let first = opening ?? read.first.flatMap { row in row.balance.map { $0 - row.entry.effect } }
        let last = closing ?? read.last?.balance
        guard let first, let last else { throw StatementFault(.statementTotals, "balance") }
        guard read.allSatisfy({ $0.balance == nil }) || Self.isContinuous(read) else {
            throw StatementFault(.statementTotals, "balance")
        }
        let booked = read.map(\.entry.bookedOn)
        guard let from = days?.lowerBound ?? booked.min(), let until = days?.upperBound ?? booked.max() else {
            throw StatementFault(.statementUnreadable, "days")
        }
        return try Statement(
            account: account, number: number, from: from, until: until, opening: first, closing: last,
            entries: read.map(\.entry))
    }

    /// Whether each balance is that before it with the entry.
    private static func isContinuous(_ rows: [(entry: StatementEntry, balance: Int64?)]) -> Bool {
        zip(rows, rows.dropFirst()).allSatisfy { before, after in
            guard let one = before.balance, let other = after.balance else { return false }
            return one.addingReportingOverflow(after.entry.effect) == (other, false)
        }
    }
}
