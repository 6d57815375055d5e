import Contracts

extension ControlTotals {
    /// That a step does not follow from those before it: lines or money are lost, or came from nowhere.
    public struct Difference: Sendable, Hashable {
        /// What should be the sum of its parts.
        public let total: ListTotal
        /// By how many lines it is more.
        public let lines: Int
        /// By how much money it is more, 分.
        public let fen: Int128
    }

    /// A total, and what it is the sum of. Of what is trimmed only the money counts: its lines are included.
    public static let steps: [(total: ListTotal, parts: [ListTotal])] = [
        (.frozen, [.refused, .carvedOut, .trimmed, .included]),
        (.published, [.included]),
        (.published, [.removed, .objected, .splitOff, .approved]),
        (.released, [.approved]),
        (.released, [.waiting, .cancelled, .requested]),
        (.requested, [.settled, .failed, .unknown, .inHand]),
        (.settled, [.returned, .paid]),
    ]

    /// Every step that a list which stands there has taken and that does not add up; none, or something is wrong.
    public func differences(at state: ListStateWord) -> [Difference] {
        Self.steps.filter { Self.isDue($0.total, at: state) }.compactMap { total, parts in
            let whole = self[total]
            var (lines, fen) = (whole.lines, Int128(whole.fen.amount))
            for part in parts {
                if part != .trimmed { lines -= self[part].lines }
                fen -= Int128(self[part].fen.amount)
            }
            return lines == 0 && fen == 0 ? nil : Difference(total: total, lines: lines, fen: fen)
        }
    }

    private static func isDue(_ total: ListTotal, at state: ListStateWord) -> Bool {
        switch (total, state) {
        case (_, .drafted), (_, .freezing), (_, .checking), (_, .withdrawn): false
        case (.frozen, _): true
        case (_, .checked): false
        case (.published, _): true
        default: state == .released || state == .closed
        }
    }
}
