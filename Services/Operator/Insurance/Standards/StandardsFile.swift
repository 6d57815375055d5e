import Contracts

/// 缴费标准 in a file of comma-separated values, a line each, as operators keep them in a spreadsheet.
struct StandardsFile: Sendable {
    struct Line: Sendable, Equatable {
        var number: Int
        var standard: InsuranceStandard
    }

    let lines: [Line]

    /// Longer than the service takes in one piece, and all of a file is imported or nothing.
    static let mostLines = RequestSlice.most

    /// Reads the file of that path, or standard input for `-`.
    ///
    /// - Throws: `usage` where it cannot be read, `refused` with every fault, its line and column, where it is wrong.
    static func read(_ path: String) throws(CommandFault) -> StandardsFile {
        try StandardsFile(try CSVTable(path: path))
    }

    /// - Throws: `refused` with every fault, its line and column.
    init(_ table: CSVTable<StandardColumn>) throws(CommandFault) {
        // What somebody meant by a column of their own, nobody here knows.
        guard table.unknownTitles.isEmpty else {
            throw .refused(.csvFault(CSVFault(line: 1, problem: .unknown(table.unknownTitles))))
        }
        var faults: [StandardFault] = []
        var lines: [Line] = []
        for (index, row) in table.enumerated() {
            guard index < Self.mostLines else { throw .refused(.standardsTooMany(Self.mostLines)) }
            switch row {
            case .success(let row):
                var cells = StandardCells(row)
                if let standard = cells.standard() { lines.append(Line(number: row.line, standard: standard)) }
                faults += cells.faults
            case .failure(let fault):
                faults.append(StandardFault(line: fault.line, column: nil, problem: .file(fault.problem)))
            }
        }
        faults += Self.repetitions(lines)
        guard faults.isEmpty else { throw .refused(.standardsFaulty(faults.sorted { $0.line < $1.line })) }
        guard !lines.isEmpty else { throw .refused(.standardsNone) }
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
