import Contracts

/// Everything about one thing, a line each: its title, then its value, below one another.
enum DetailRows {
    /// What has no value has no line.
    static func text(_ rows: [(LocalizedText, String?)], in language: Language) -> String {
        let width = rows.map { $0.0[language].displayWidth }.max() ?? 0
        return rows.compactMap { title, value in
            value.map { "\(title[language].padded(to: width))  \($0.printable)" }
        }.joined(separator: "\n")
    }
}
