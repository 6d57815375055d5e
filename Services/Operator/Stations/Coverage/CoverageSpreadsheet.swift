/// Rows as a spreadsheet opens them: UTF-8 with a byte order mark, CR LF, and no cell taken for a formula.
enum CoverageSpreadsheet {
    static func text(_ rows: [[String]]) -> String {
        "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func cell(_ text: String) -> String {
        // A name that begins so would be computed (CWE-1236).
        let harmless = text.first.map("=+-@＝＋－＠\t".contains) == true ? "'" + text : text
        let isPlain = !harmless.unicodeScalars.contains { [",", "\"", "\r", "\n"].contains($0) }
        return isPlain ? harmless : "\"" + harmless.replacing("\"", with: "\"\"") + "\""
    }
}
