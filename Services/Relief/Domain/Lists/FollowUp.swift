import Contracts

/// 后续名单: the lines that left a list for another one, with signatures of its own: what was approved of the first never
/// moves, and nobody is paid in both.
public struct FollowUp: Sendable, Hashable {
    public let parent: ListNumber
    public let number: ListNumber
    /// Its lines, each naming the one that it continues; all to be paid as they were checked.
    public let lines: [ListLine]

    /// Takes every line of the list that left it for no other yet, and marks it as taken. `nil` where there is none.
    ///
    /// Lines that were carved out for their maker are not among them: they were never judged, and go onto a list that
    /// another officer makes.
    ///
    /// - Parameter next: Draws the number of a new line.
    public init?(
        of parent: ListNumber, standing state: ListStateWord, as number: ListNumber, from lines: inout [ListLine],
        numbering next: () -> LineNumber
    ) throws(ListRefusal) {
        var carried: [ListLine] = []
        for index in lines.indices {
            guard case .carvedOut(let carved) = lines[index].state, carved.to == nil, carved.cause != .maker
            else { continue }
            try lines[index].take(.take(into: number), while: state)
            let line = lines[index]
            carried.append(
                ListLine(
                    number: next(), position: carried.count + 1, person: line.person, archive: line.archive,
                    payee: line.payee, asked: line.amount, amount: line.amount, state: .included,
                    continues: line.number))
        }
        guard !carried.isEmpty else { return nil }
        self.parent = parent
        self.number = number
        self.lines = carried
    }
}
