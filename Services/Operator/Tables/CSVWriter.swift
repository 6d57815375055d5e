/// Writes comma-separated values (RFC 4180) that a spreadsheet opens as they are meant: UTF-8 with a byte order mark, CR LF,
/// cells quoted where they must be, and no cell taken for a formula.
struct CSVWriter<Output: TextOutputStream> {
    private(set) var output: Output

    /// Begins with the titles.
    init(to output: Output, titles: [String]) {
        self.output = output
        self.output.write("\u{FEFF}")
        write(titles)
    }

    mutating func write(_ cells: [String]) {
        output.write(cells.map { CSVCell.text($0) }.joined(separator: ",") + "\r\n")
    }
}

/// One cell of such a file.
enum CSVCell {
    /// As it stands in the file. What would begin a formula has an apostrophe before it, as in a spreadsheet where a person
    /// types text; a number with its sign is none (CWE-1236).
    static func text(_ text: String) -> String {
        let text = beginsFormula(text) ? "'" + text : text
        let isQuoted =
            text.unicodeScalars.contains { [",", "\"", "\r", "\n"].contains($0) } || text.first?.isWhitespace == true
            || text.last?.isWhitespace == true
        return isQuoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    /// Some spreadsheets take full-width signs, and what stands behind blanks, for the beginning of a formula too.
    private static func beginsFormula(_ text: String) -> Bool {
        guard let first = text.first(where: { !$0.isWhitespace }), "=+-@＝＋－＠".contains(first) else { return false }
        return text.wholeMatch(of: /[+-][0-9]+(\.[0-9]+)?/) == nil
    }
}
