/// So many lines, and what they come to.
public struct LineSum: Sendable, Hashable {
    public var lines: Int
    public var fen: Fen

    public init(lines: Int = 0, fen: Fen = Fen(0)) {
        self.lines = lines
        self.fen = fen
    }

    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let lines = reader.tally("lines", &faults)
        let fen = reader.fen("fen", &faults)
        guard let lines, let fen else { return nil }
        self.init(lines: lines, fen: fen)
    }

    var json: JSON { ["lines": .integer(Int64(lines)), "fen": .integer(fen.amount)] }
}
