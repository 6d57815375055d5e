/// The columns of a file, each with the titles under which people keep it.
protocol TableColumn: Hashable, CaseIterable, Sendable {
    /// In Chinese, in English, as other systems export it; the first one is told to people.
    var titles: [String] { get }
    /// Whether a file without it is refused.
    var isRequired: Bool { get }
}

extension TableColumn {
    var isRequired: Bool { true }
}

/// A title as it is compared: without blanks, in small letters, half-width. `（元）` is `(元)`, `Ｎａｍｅ` is `name`.
struct TableTitle: Hashable {
    private let text: String

    init(_ text: some StringProtocol) {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            switch scalar.value {
            case 0xFF01...0xFF5E: kept.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            default: kept.append(scalar)
            }
        }
        self.text = String(kept).lowercased()
    }
}
