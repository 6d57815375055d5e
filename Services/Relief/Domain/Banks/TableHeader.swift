/// Which columns of a bank's table are meant, by their names in Chinese or English.
struct TableHeader<Column: Hashable & CaseIterable & Sendable>: Sendable {
    private let positions: [Column: Int]

    /// Of the cells of a header row. A name that stands twice counts where it stands first.
    init(_ cells: [String], names: (Column) -> [String]) {
        let written = cells.map { Self.plain($0) }
        var positions: [Column: Int] = [:]
        for column in Column.allCases {
            positions[column] = written.firstIndex { names(column).contains($0) }
        }
        self.positions = positions
    }

    func has(_ column: Column) -> Bool { positions[column] != nil }

    /// The cell of that column without white space around it; `nil` when there is none, or nothing in it.
    func cell(_ column: Column, in row: [String]) -> String? {
        guard let position = positions[column], row.indices.contains(position) else { return nil }
        let text = row[position].trimmedCell
        return text.isEmpty ? nil : text
    }

    /// In small letters, without white space and what stands in brackets, such as a unit.
    private static func plain(_ name: String) -> String {
        let bracket = name.firstIndex { "(（".contains($0) } ?? name.endIndex
        return name[..<bracket].lowercased().filter { !$0.isWhitespace && $0 != "\u{FEFF}" && $0 != ":" && $0 != "：" }
    }
}

extension String {
    /// Without white space around it, and without the byte order mark that files begin with.
    var trimmedCell: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace || first == "\u{FEFF}" { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
