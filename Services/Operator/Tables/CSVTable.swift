import Foundation

/// A file of comma-separated values with titles, row by row, however long it is:
///
///     for row in try CSVTable<RosterColumn>(path: path) {
///         switch row {
///         case .success(let row): row[.name], row.line …
///         case .failure(let fault): fault.line …
///         }
///     }
///
/// UTF-8 with or without a byte order mark, else GB18030. Columns are found by any of their titles, in any order. A row with
/// another number of cells than titles, or with a cell that cannot be decoded, is a fault in its place, and the next row
/// follows; after a quotation without its end nothing follows.
struct CSVTable<Column: TableColumn>: Sequence, IteratorProtocol {
    /// Below the titles; cells without the blanks around them.
    struct Row: Sendable {
        /// Counted from 1.
        let line: Int
        fileprivate let cells: [String]
        fileprivate let places: [Column: Int]

        /// What stands there; nothing, too, where the file has no such column.
        subscript(column: Column) -> String { places[column].map { cells[$0] } ?? "" }
    }

    /// Those of its titles that are of no column.
    let unknownTitles: [String]
    private let encoding: TextEncoding
    private let places: [Column: Int]
    private let width: Int
    private var rows: CSVRows

    /// Reads the titles of the file of that path, or of standard input for `-`.
    ///
    /// - Throws: `usage` where it cannot be read, `refused` where the titles are not as they must be.
    init(path: String) throws(CommandFault) {
        let file: SeekableFile
        let encoding: TextEncoding
        do {
            file = try SeekableFile(path: path)
            encoding = try TextEncoding.detected(in: file.fromStart())
        } catch {
            throw .usage(.fileUnreadable(path))
        }
        do throws(CSVFault) {
            try self.init(file.fromStart, encoding)
        } catch {
            throw .refused(.csvFault(error))
        }
    }

    /// The same for a text.
    init(_ text: String) throws(CSVFault) {
        try self.init({ BytesInMemory(text.utf8) }, .utf8)
    }

    private init(_ source: () throws -> any ByteSource, _ encoding: TextEncoding) throws(CSVFault) {
        let bytes: any ByteSource
        do { bytes = try source() } catch { throw CSVFault(line: 1, problem: .unreadable) }
        try self.init(CSVRows(bytes), encoding)
    }

    /// Of rows, the first of which are the titles.
    init(_ rows: CSVRows, _ encoding: TextEncoding) throws(CSVFault) {
        var rows = rows
        guard let first = try rows.next()?.get() else { throw CSVFault(line: 1, problem: .empty) }
        let heading = try Heading<Column>(try first.text(in: encoding), line: first.line)
        self.encoding = encoding
        self.rows = rows
        places = heading.places
        unknownTitles = heading.unknown
        width = heading.width
    }

    mutating func next() -> Result<Row, CSVFault>? {
        rows.next().map { row in
            Result { () throws(CSVFault) in
                let row = try row.get()
                guard row.cells.count == width else {
                    throw CSVFault(line: row.line, problem: .cells(expected: width, found: row.cells.count))
                }
                let cells = try row.text(in: encoding).map(trimmed)
                return Row(line: row.line, cells: cells, places: places)
            }
        }
    }
}

/// The titles of a table: which column stands where.
private struct Heading<Column: TableColumn> {
    private(set) var places: [Column: Int] = [:]
    private(set) var unknown: [String] = []
    let width: Int

    /// - Throws: ``CSVFault`` where columns are missing or repeated.
    init(_ titles: [String], line: Int) throws(CSVFault) {
        width = titles.count
        var columns: [TableTitle: Column] = [:]
        for column in Column.allCases { for title in column.titles { columns[TableTitle(title)] = column } }
        var repeated: [String] = []
        for (index, title) in titles.enumerated() {
            if let column = columns[TableTitle(title)] {
                if places.updateValue(index, forKey: column) != nil { repeated.append(column.titles[0]) }
            } else if TableTitle(title) != TableTitle("") {
                unknown.append(title)
            }
        }
        guard repeated.isEmpty else { throw CSVFault(line: line, problem: .repeated(repeated)) }
        let missing = Column.allCases.filter { $0.isRequired && places[$0] == nil }
        guard missing.isEmpty else { throw CSVFault(line: line, problem: .missing(missing.map { $0.titles[0] })) }
    }
}

/// Without the blanks around it. Most cells have none, and are not copied for that.
private func trimmed(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    guard scalars.first?.properties.isWhitespace == true || scalars.last?.properties.isWhitespace == true else {
        return cell
    }
    return cell.trimmingCharacters(in: .whitespacesAndNewlines)
}
