/// Cells of one row as they stand in the file, undecoded, with the line on which it begins.
struct CSVRow: Sendable, Equatable {
    /// Counted from 1.
    var line: Int
    var cells: [[UInt8]]

    /// The cells as text.
    ///
    /// - Throws: ``CSVFault`` where a cell is not written in that encoding.
    func text(in encoding: TextEncoding) throws(CSVFault) -> [String] {
        var text: [String] = []
        text.reserveCapacity(cells.count)
        for (index, cell) in cells.enumerated() {
            guard let cell = encoding.text(of: cell) else {
                throw CSVFault(line: line, problem: .encoding(cell: index + 1))
            }
            text.append(cell)
        }
        return text
    }

    /// Whether nothing stands on it, as on the last lines of many spreadsheets.
    var isBlank: Bool { cells.allSatisfy { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A } } }
}
