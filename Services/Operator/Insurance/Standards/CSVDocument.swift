/// Comma-separated values (RFC 4180) as spreadsheets write them, each row with the line on which it begins.
///
/// The packages for this drop the line numbers, and who has three hundred lines before them needs just these.
struct CSVDocument: Sendable {
    struct Row: Sendable, Equatable {
        /// Counted from 1.
        var line: Int
        var cells: [String]
    }

    /// Where the text is no such document.
    struct Fault: Error, Equatable {
        var line: Int
    }

    /// Without the lines on which nothing stands.
    private(set) var rows: [Row] = []

    /// - Throws: ``Fault`` where a quotation does not end, or something follows its end.
    init(_ text: String) throws(Fault) {
        var reader = Reader()
        // Excel writes a byte order mark before the first title.
        for scalar in text.unicodeScalars.drop(while: { $0 == "\u{FEFF}" }) { try reader.read(scalar) }
        try reader.finish()
        rows = reader.rows
    }

    /// Where the reader stands in a cell.
    private enum Position {
        case start, plain, quoted
        /// Behind a quotation mark within a quotation: another one is a mark, anything else must end the cell.
        case closing
    }

    private struct Reader {
        var rows: [Row] = []
        private var row = Row(line: 1, cells: [])
        private var cell = ""
        private var position = Position.start
        private var line = 1
        private var opened = 1
        private var wasReturn = false

        mutating func read(_ scalar: Unicode.Scalar) throws(Fault) {
            defer { wasReturn = scalar == "\r" }
            // A line may end in CR, in LF, and in both together.
            let isEnd = scalar == "\r" || scalar == "\n"
            if scalar == "\n", wasReturn {
                if position == .quoted { cell.unicodeScalars.append(scalar) }
                return
            }
            if isEnd { line += 1 }
            switch (position, scalar) {
            case (.quoted, "\""): position = .closing
            case (.quoted, _): cell.unicodeScalars.append(scalar)
            case (.closing, "\""):
                cell.append("\"")
                position = .quoted
            case (_, ","): endCell()
            case _ where isEnd: endRow()
            case (.start, "\""):
                position = .quoted
                opened = line
            case (.closing, _): throw Fault(line: line)
            default:
                cell.unicodeScalars.append(scalar)
                position = .plain
            }
        }

        mutating func finish() throws(Fault) {
            guard position != .quoted else { throw Fault(line: opened) }
            endRow()
        }

        private mutating func endCell() {
            row.cells.append(cell)
            cell = ""
            position = .start
        }

        private mutating func endRow() {
            endCell()
            if row.cells.contains(where: { !$0.allSatisfy(\.isWhitespace) }) { rows.append(row) }
            row = Row(line: line, cells: [])
        }
    }
}
