import Contracts
import TextTable

/// Rows under titles, aligned on a terminal also where Chinese and Latin text stand together.
struct Table<Row> {
    /// One column: its title, and the cell of a row.
    struct Field {
        let title: LocalizedText
        let isNumber: Bool
        let cell: (Row) -> String

        static func text(_ title: LocalizedText, _ cell: @escaping (Row) -> String) -> Field {
            Field(title: title, isNumber: false, cell: cell)
        }

        static func number(_ title: LocalizedText, _ cell: @escaping (Row) -> Int?) -> Field {
            Field(title: title, isNumber: true) { cell($0).map(String.init) ?? "–" }
        }

        /// A sum of money, from fen, in 元.
        static func amount(_ title: LocalizedText, _ cell: @escaping (Row) -> Int64?) -> Field {
            Field(title: title, isNumber: true) { cell($0).map(Hundredths.text) ?? "–" }
        }
    }

    let fields: [Field]

    init(_ fields: Field...) {
        self.fields = fields
    }

    init(_ fields: [Field]) {
        self.fields = fields
    }

    /// The table as text; `whenEmpty` stands for a table without rows.
    func text(_ rows: [Row], in language: Language, whenEmpty: LocalizedText = .tables.nothing) -> String {
        let table = TextTable<Row> { row in
            fields.map { field in
                Column(
                    title: Self.measured(field.title[language]), value: Self.measured(field.cell(row).printable),
                    align: field.isNumber ? .right : .left)
            }
        }
        guard let text = table.string(for: rows) else { return whenEmpty[language] }
        return text.filter { $0 != Self.secondHalf }.split(separator: "\n")
            .map { $0.trimmingSuffix { $0 == " " } }.joined(separator: "\n")
    }

    /// TextTable counts characters, and a wide one takes two columns: so it is counted with a mark behind it, which is
    /// taken out again when the layout is done.
    private static func measured(_ text: String) -> String {
        String(text.flatMap { $0.isWide ? [$0, secondHalf] : [$0] })
    }

    /// A character of the private use area, which no text of ours contains.
    private static var secondHalf: Character { "\u{E000}" }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        guard let last = lastIndex(where: { !isTrimmed($0) }) else { return "" }
        return self[...last]
    }
}
