/// The rows of comma-separated values (RFC 4180) as spreadsheets write them, one after another, however long the file is:
/// no more than one row and one piece of the file is in memory.
///
/// Cells stay bytes. Commas, quotation marks and line ends are told apart before anything is decoded: in UTF-8 as in
/// GB18030 none of these bytes is ever part of another character. The packages for this take a whole text, know UTF-8
/// alone and drop the line numbers, and who has three hundred thousand lines before them needs just these.
struct CSVRows: Sequence, IteratorProtocol {
    /// So many bytes a row may have.
    static let longestRow = 1 << 20

    private var source: any ByteSource
    private var buffer: [UInt8] = []
    private var place = 0
    private var line = 1
    private var isAtStart = true
    private var isAtEnd = false

    init(_ source: any ByteSource) { self.source = source }

    /// The next row that is not blank, or where the file is no table; nothing comes after a fault.
    mutating func next() -> Result<CSVRow, CSVFault>? {
        while !isAtEnd {
            do throws(CSVFault) {
                let row = try readRow()
                if !row.isBlank { return .success(row) }
            } catch {
                isAtEnd = true
                return .failure(error)
            }
        }
        return nil
    }

    /// Where the reader stands in a cell.
    private enum Position {
        case start, plain, quoted
        /// Behind a quotation mark within a quotation: another one is a mark, anything else must end the cell.
        case closing
    }

    /// Up to the end of a line outside a quotation, or of the file.
    private mutating func readRow() throws(CSVFault) -> CSVRow {
        var row = CSVRow(line: line, cells: [])
        var cell: [UInt8] = []
        var position = Position.start
        var opened = line
        var length = 0
        while let byte = try nextByte() {
            length += 1
            guard length <= Self.longestRow else { throw CSVFault(line: row.line, problem: .tooLong) }
            // A line may end in CR, in LF, and in both together.
            let isEnd = byte == Self.return || byte == Self.newline
            if isEnd { line += 1 }
            let isPair = byte == Self.return ? try skip(Self.newline) : false
            switch (position, byte) {
            case (.quoted, Self.mark): position = .closing
            case (.quoted, _):
                cell.append(byte)
                if isPair { cell.append(Self.newline) }
            case (.closing, Self.mark):
                cell.append(byte)
                position = .quoted
            case (_, Self.comma):
                row.cells.append(cell)
                cell.removeAll(keepingCapacity: true)
                position = .start
            case _ where isEnd:
                row.cells.append(cell)
                return row
            case (.start, Self.mark):
                position = .quoted
                opened = line
            case (.closing, _): throw CSVFault(line: line, problem: .quotation)
            default:
                cell.append(byte)
                position = .plain
            }
        }
        isAtEnd = true
        guard position != .quoted else { throw CSVFault(line: opened, problem: .quotation) }
        row.cells.append(cell)
        return row
    }

    private mutating func nextByte() throws(CSVFault) -> UInt8? {
        guard try fill() else { return nil }
        defer { place += 1 }
        return buffer[place]
    }

    /// Passes the byte if it is the next one.
    private mutating func skip(_ byte: UInt8) throws(CSVFault) -> Bool {
        guard try fill(), buffer[place] == byte else { return false }
        place += 1
        return true
    }

    /// Whether there is a next byte.
    private mutating func fill() throws(CSVFault) -> Bool {
        if place < buffer.count { return true }
        do {
            try isAtStart ? begin() : read()
        } catch {
            throw CSVFault(line: line, problem: .unreadable)
        }
        return place < buffer.count
    }

    private mutating func read() throws {
        buffer = try source.next()
        place = 0
    }

    /// Passes a byte order mark, which stands before the first quotation mark.
    private mutating func begin() throws {
        isAtStart = false
        while buffer.count < TextEncoding.byteOrderMark.count, case let piece = try source.next(), !piece.isEmpty {
            buffer += piece
        }
        guard buffer.starts(with: TextEncoding.byteOrderMark) else { return }
        place = TextEncoding.byteOrderMark.count
        if place == buffer.count { try read() }
    }

    private static let comma = UInt8(ascii: ",")
    private static let mark = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let `return` = UInt8(ascii: "\r")
}
