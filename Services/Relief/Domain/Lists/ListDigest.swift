import Contracts

/// The canonical text of what a list pays (名单摘要): whoever signs signs its SHA-256, which the service makes; whoever doubts
/// writes it again from an export.
///
/// A head, one line for each line that is for payment, in line order, and the sum; fields are parted by tabs, every line
/// ends in a line feed.
public enum ListDigest {
    /// Which list, under which version of its programme, for which day.
    public static func head(of list: ReliefList) -> String {
        "union/list/v1\t\(list.number)\t\(list.version)\t\(list.day)\n"
    }

    /// Position, number, person, archive and its version, version of the account, amount. `nil` for a line that is not for
    /// payment.
    public static func text(of line: ListLine) -> String? {
        guard line.isPayable else { return nil }
        let archive = line.archive.map { "\($0.archive)/\($0.version)" } ?? "-"
        let payee = line.payee.map { "\($0.id)" } ?? "-"
        return
            "\(line.position)\t\(line.number)\t\(line.person.lowercased)\t\(archive)\t\(payee)\t\(line.amount.amount)\n"
    }

    /// Count and total.
    public static func foot(_ sum: LineSum) -> String { "\(sum.lines)\t\(sum.fen.amount)\n" }

    /// All of it.
    public static func text(of list: ReliefList, _ lines: some Sequence<ListLine>) -> String {
        var text = head(of: list)
        var sum = LineSum()
        for line in lines.sorted(by: { $0.position < $1.position }) {
            guard let row = self.text(of: line) else { continue }
            text += row
            sum = LineSum(lines: sum.lines + 1, fen: Fen(sum.fen.amount &+ line.amount.amount))
        }
        return text + foot(sum)
    }
}
