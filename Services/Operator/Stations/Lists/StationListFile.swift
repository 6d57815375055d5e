import Contracts
import Foundation
import StationsDomain

/// A county's list of stations as it is kept, a row a line, its titles as they are: what they mean the service knows.
struct StationListFile: Sendable {
    /// A line, undecoded but for its text.
    struct Line: Sendable {
        /// Counted from 1.
        var number: Int
        var cells: [String]
    }

    let titles: [String]
    private(set) var lines: [Line] = []
    /// Lines that are no rows of the list: with another number of cells, or unreadable.
    private(set) var faults: [CSVFault] = []

    /// The columns that nobody reads.
    var unknownTitles: [String] {
        titles.filter { ImportColumn(header: $0) == nil && !$0.allSatisfy(\.isWhitespace) }
    }

    /// Reads the file of that path, or standard input for `-`.
    ///
    /// - Throws: `usage` where it cannot be read, `refused` where it is no list of stations.
    init(path: String) throws(CommandFault) {
        let file: SeekableFile
        let encoding: TextEncoding
        let bytes: any ByteSource
        do {
            file = try SeekableFile(path: path)
            encoding = try TextEncoding.detected(in: file.fromStart())
            bytes = try file.fromStart()
        } catch {
            throw .usage(.fileUnreadable(path))
        }
        try self.init(CSVRows(bytes), encoding)
    }

    init(_ rows: CSVRows, _ encoding: TextEncoding) throws(CommandFault) {
        var rows = rows
        do throws(CSVFault) {
            guard let first = try rows.next()?.get() else { throw CSVFault(line: 1, problem: .empty) }
            titles = try first.text(in: encoding)
            let known = titles.compactMap { ImportColumn(header: $0) }
            let missing = [(ImportColumn.name, "名称"), (.address, "地址")].filter { !known.contains($0.0) }
            guard missing.isEmpty else { throw CSVFault(line: first.line, problem: .missing(missing.map(\.1))) }
        } catch {
            throw .refused(.csvFault(error))
        }
        while let row = rows.next() {
            do throws(CSVFault) {
                let row = try row.get()
                guard row.cells.count == titles.count else {
                    throw CSVFault(
                        line: row.line, problem: .cells(expected: titles.count, found: row.cells.count))
                }
                lines.append(Line(number: row.line, cells: try row.text(in: encoding)))
            } catch {
                faults.append(error)
            }
        }
    }
}
