import Contracts

/// 控制总数: lines and money at each step of a list, and whether each step follows from the one before it. The table stands
/// with ``ListTotal``.
public struct ControlTotals: Sendable, Hashable {
    public private(set) var sums: [ListTotal: LineSum]

    /// As they are on record.
    public init(_ sums: [ListTotal: LineSum] = [:]) { self.sums = sums }

    /// Nought where nothing was counted.
    public subscript(total: ListTotal) -> LineSum { sums[total] ?? LineSum() }

    /// Counts so many lines and so much money more.
    public mutating func add(_ sum: LineSum, to total: ListTotal) {
        let before = self[total]
        let (fen, overflow) = before.fen.amount.addingReportingOverflow(sum.fen.amount)
        sums[total] = LineSum(lines: before.lines + sum.lines, fen: Fen(overflow ? .max : fen))
    }

    /// Counts a checked line: frozen, and what became of it.
    public mutating func count(checked line: ListLine) {
        add(LineSum(lines: 1, fen: line.asked), to: .frozen)
        switch line.state {
        case .refused: add(LineSum(lines: 1, fen: line.asked), to: .refused)
        case .carvedOut(let carved) where carved.cause == .maker:
            add(LineSum(lines: 1, fen: line.asked), to: .carvedOut)
        case .included, .frozen, .removed, .carvedOut:
            add(LineSum(lines: 1, fen: line.amount), to: .included)
            // Money alone: the line is included.
            if line.amount < line.asked { add(LineSum(fen: line.asked - line.amount), to: .trimmed) }
        }
    }

    /// Counts a line of a list that was published: what was shown, and what is left of it to sign for.
    public mutating func count(published line: ListLine) {
        let sum = LineSum(lines: 1, fen: line.amount)
        let total: ListTotal
        switch line.state {
        case .included: total = .approved
        case .frozen: total = .objected
        case .removed: total = .removed
        case .carvedOut(let carved) where carved.cause != .maker: total = .splitOff
        case .refused, .carvedOut: return
        }
        add(sum, to: .published)
        add(sum, to: total)
    }

    /// Counts a released line by the newest attempt at paying it; `nil` while there is none.
    ///
    /// - Parameter isInHand: Whether the bank was asked and has time left to answer.
    public mutating func count(released amount: Fen, _ payment: PaymentStateWord?, isInHand: Bool = false) {
        let sum = LineSum(lines: 1, fen: amount)
        add(sum, to: .released)
        switch payment {
        case nil, .released: return add(sum, to: .waiting)
        case .cancelled: return add(sum, to: .cancelled)
        case .requested: add(sum, to: .inHand)
        case .unknown: add(sum, to: isInHand ? .inHand : .unknown)
        case .settled:
            add(sum, to: .settled)
            add(sum, to: .paid)
        case .failed: add(sum, to: .failed)
        case .returned:
            add(sum, to: .settled)
            add(sum, to: .returned)
        }
        add(sum, to: .requested)
    }
}
