import Foundation

/// The columns of a file of places, each with the titles under which people keep it.
protocol PlaceColumn: Hashable, CaseIterable, Sendable {
    /// In Chinese first; the first one is told to people.
    var titles: [String] { get }
    /// Whether a file without it is refused.
    var isRequired: Bool { get }
}

/// A file of comma-separated values with titles, over whatever reads such files for unionctl.
struct PlaceTable<Column: PlaceColumn> {
    struct Row {
        /// Counted from 1.
        let line: Int
        fileprivate let cells: [Column: String]

        /// What stands there; nothing, too, where the file has no such column.
        subscript(column: Column) -> String { cells[column] ?? "" }
    }

    private(set) var rows: [Row] = []
    /// Lines that are no rows of this table.
    private(set) var faults: [PlaceFault] = []

    /// - Throws: `usage` where it cannot be read, `refused` where it is no such table or its titles are not as they must be.
    init(path: String) throws(CommandFault) {
        let bytes: Data?
        do {
            let handle = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
            bytes = try handle.readToEnd()
        } catch {
            throw .usage(.fileUnreadable(path))
        }
        guard let text = String(validating: bytes ?? Data(), as: UTF8.self) else { throw .refused(.fileNotUTF8(path)) }
        try self.init(text, path: path)
    }

    init(_ text: String, path: String) throws(CommandFault) {
        let lines: [CSVDocument.Row]
        do throws(CSVDocument.Fault) {
            lines = try CSVDocument(text).rows
        } catch {
            throw .refused(.placesFaulty(path, [PlaceFault(line: error.line, .quotation)]))
        }
        let titles = lines.first?.cells.map(Self.comparable) ?? []
        var places: [Column: Int] = [:]
        for column in Column.allCases {
            let accepted = column.titles.map(Self.comparable)
            places[column] = titles.firstIndex(where: accepted.contains)
        }
        let missing = Column.allCases.filter { $0.isRequired && places[$0] == nil }
        guard missing.isEmpty else {
            throw .refused(.placesFaulty(path, [PlaceFault(line: 1, .missing(missing.map { $0.titles[0] }))]))
        }
        for line in lines.dropFirst() {
            guard line.cells.count == titles.count else {
                faults.append(PlaceFault(line: line.line, .cells(expected: titles.count, found: line.cells.count)))
                continue
            }
            rows.append(
                Row(
                    line: line.line,
                    cells: places.mapValues { line.cells[$0].trimmingCharacters(in: .whitespacesAndNewlines) }))
        }
    }

    private static func comparable(_ title: String) -> String { title.filter { !$0.isWhitespace }.lowercased() }
}
