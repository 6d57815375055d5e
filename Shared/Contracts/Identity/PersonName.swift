/// A person's name as the document writes it. Prints masked.
public struct PersonName: Sendable, Hashable, CustomStringConvertible {
    /// Without white space at the ends, one space between words, the separator of transcribed names always `·`.
    public let text: String

    /// `nil` when empty, over 100 characters, without any letter, or with digits, control characters or other symbols.
    public init?(_ written: String) {
        var text = String.UnicodeScalarView()
        var letters = 0
        for scalar in written.unicodeScalars {
            switch scalar.value {
            case 0x4E00...0x9FFF, 0x41...0x5A, 0x61...0x7A:
                letters += 1
                text.append(scalar)
            case 0x20, 0x3000, 0xA0:
                if let last = text.last, last != " " { text.append(" ") }
            case 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF0E, 0x2E, 0xFF65: text.append("·")
            case 0x2D, 0x27, 0x2019: text.append(scalar)
            case 0xFF21...0xFF3A, 0xFF41...0xFF5A:
                letters += 1
                text.append(Unicode.Scalar(scalar.value - 0xFEE0)!)
            default:
                let category = scalar.properties.generalCategory
                if category == .nonspacingMark || category == .spacingMark || category == .enclosingMark {
                    // It belongs to a letter: alone it is no name, and would join whatever is printed before it.
                    guard letters > 0, category == .nonspacingMark || scalar.properties.isAlphabetic else { return nil }
                } else {
                    guard scalar.properties.isAlphabetic else { return nil }
                    letters += 1
                }
                text.append(scalar)
            }
        }
        while text.last == " " { text.removeLast() }
        guard letters > 0, text.count <= 100 else { return nil }
        self.text = String(text)
    }

    /// The letters alone, capital: what is compared when two documents spell one name.
    public var letters: String { text.filter(\.isLetter).uppercased() }

    /// The name for logs and events: `张*明`, `欧阳*华`, `张*`, `买**·艾*`, `J*** S****`.
    public func masked() -> String {
        let words = text.split(omittingEmptySubsequences: false) { $0 == "·" || $0 == " " }
        guard words.count == 1, let first = text.unicodeScalars.first, (0x4E00...0x9FFF).contains(first.value) else {
            let separators = text.filter { $0 == "·" || $0 == " " }
            return zip(words, separators.map(String.init) + [""])
                .map { word, separator in Self.hidden(word, showing: 1) + separator }.joined()
        }
        let shown = text.count > 2 && CompoundSurnames.contains(text.prefix(2)) ? 2 : 1
        guard text.count > shown + 1 else { return Self.hidden(text[...], showing: shown) }
        return Self.hidden(text.dropLast(), showing: shown) + text.suffix(1)
    }

    public var description: String { masked() }

    private static func hidden(_ word: Substring, showing count: Int) -> String {
        word.prefix(count) + String(repeating: "*", count: max(word.count - count, word.isEmpty ? 0 : 1))
    }
}

/// Surnames of two characters (复姓) still in use.
enum CompoundSurnames {
    private static let known: Set<Substring> = Set(
        """
        欧阳 上官 司马 诸葛 司徒 东方 独孤 南宫 万俟 闻人 夏侯 尉迟 公孙 慕容 令狐 宇文 长孙 皇甫 端木 申屠 轩辕 钟离 \
        西门 东郭 百里 呼延 第五 澹台 公冶 宗政 濮阳 淳于 单于 太叔 仲孙 鲜于 闾丘 拓跋 赫连 东门 公羊 左丘 梁丘 谷梁
        """.split(separator: " "))

    static func contains(_ text: Substring) -> Bool { known.contains(text) }
}
