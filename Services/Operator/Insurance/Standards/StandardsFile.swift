import Contracts
import Foundation

/// 缴费标准 in a file of comma-separated values, a line each, as operators keep them in a spreadsheet.
struct StandardsFile: Sendable {
    struct Line: Sendable, Equatable {
        var number: Int
        var standard: InsuranceStandard
    }

    let lines: [Line]

    /// Longer than the service takes in one piece, and all of a file is imported or nothing.
    static let mostLines = RequestSlice.most
    private static let longest = 1 << 20

    /// Reads the file of that path, or standard input for `-`.
    ///
    /// - Throws: `usage` where it cannot be read, `refused` with every fault, its line and column, where it is wrong.
    static func read(_ path: String) throws(CommandFault) -> StandardsFile {
        let bytes: Data?
        do {
            let handle = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
            bytes = try handle.read(upToCount: longest + 1)
        } catch {
            throw .usage(.fileUnreadable(path))
        }
        guard let bytes, bytes.count <= longest else { throw .refused(.standardsTooMany(mostLines)) }
        // A Chinese Excel writes GBK unless it is told otherwise.
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .refused(.fileNotUTF8(path)) }
        return try StandardsFile(text)
    }

    /// - Throws: `refused` with every fault, its line and column.
    init(_ text: String) throws(CommandFault) {
        let rows: [CSVDocument.Row]
        do throws(CSVDocument.Fault) {
            rows = try CSVDocument(text).rows
        } catch {
            throw .refused(.standardsFaulty([StandardFault(line: error.line, column: nil, problem: .quotation)]))
        }
        let titles = rows.first?.cells.map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        let columns = titles.compactMap(StandardColumn.init)
        guard columns.count == titles.count, columns.count == StandardColumn.allCases.count,
            Set(columns).count == columns.count
        else { throw .refused(.standardsHeader(StandardColumn.allCases.map(\.rawValue).joined(separator: ","))) }
        guard (2...Self.mostLines + 1).contains(rows.count) else {
            throw .refused(rows.count < 2 ? .standardsNone : .standardsTooMany(Self.mostLines))
        }
        var faults: [StandardFault] = []
        var lines: [Line] = []
        for row in rows.dropFirst() {
            var cells = StandardCells(row, columns)
            if let standard = cells.standard() { lines.append(Line(number: row.line, standard: standard)) }
            faults += cells.faults
        }
        faults += Self.repetitions(lines)
        guard faults.isEmpty else { throw .refused(.standardsFaulty(faults.sorted { $0.line < $1.line })) }
        self.lines = lines
    }

    /// What the service refused, on the line and in the column where it stands; `nil` where it named none of them.
    ///
    /// - Parameter field: such as `standards[3].rateBasisPoints`, counted from 0.
    func fault(at field: String, code: String, _ message: LocalizedText) -> StandardFault? {
        guard let match = field.wholeMatch(of: /standards\[([0-9]+)\](?:\.([A-Za-z]+).*)?/),
            let index = Int(match.1), lines.indices.contains(index)
        else { return nil }
        return StandardFault(
            line: lines[index].number, column: match.2.flatMap { StandardColumn(field: $0) },
            problem: .refused(code: code, zh: message.zh, en: message.en))
    }

    /// Of two lines for the same scheme, place and year nobody knows which one is meant.
    private static func repetitions(_ lines: [Line]) -> [StandardFault] {
        var first: [String: Int] = [:]
        return lines.compactMap { line in
            let key = "\(line.standard.scheme)/\(line.standard.place)/\(line.standard.year)"
            guard let earlier = first[key] else {
                first[key] = line.number
                return nil
            }
            return StandardFault(line: line.number, column: nil, problem: .twice(line: earlier))
        }
    }
}
