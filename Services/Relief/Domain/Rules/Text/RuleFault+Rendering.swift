import Contracts

extension RuleFault {
    /// Where it is in the text; both counted from 1.
    public func position(in text: RuleText) -> RuleText.Position { text.position(of: range.lowerBound) }

    /// How many characters it marks: at least one, and none beyond its first line.
    public func length(in text: RuleText) -> Int {
        let line = text.line(around: range.lowerBound)
        return max(1, min(range.upperBound, line.scalars.endIndex) - range.lowerBound)
    }

    /// Three lines for a person: where and what, the line of the rule, and a mark under what is meant.
    public func rendered(in text: RuleText, _ language: RuleLanguage) -> String {
        let position = position(in: text)
        let line = text.line(around: range.lowerBound)
        let before = line.scalars.prefix { _ in true }.prefix(max(0, range.lowerBound - line.start))
        let marked = line.scalars.dropFirst(before.count).prefix(length(in: text))
        let width = max(1, marked.reduce(0) { $0 + Self.width(of: $1) })
        let place =
            switch language {
            case .zh: "规则第 \(position.line) 行第 \(position.column) 列："
            case .en: "rule, line \(position.line), column \(position.column): "
            }
        var margin = ""
        for scalar in before {
            margin += scalar == "\t" ? "\t" : String(repeating: " ", count: Self.width(of: scalar))
        }
        return place + (language == .zh ? message.zh : message.en) + "\n"
            + String(String.UnicodeScalarView(line.scalars)) + "\n" + margin + "^"
            + String(repeating: "~", count: width - 1)
    }

    /// How many columns of a terminal a character takes: two for what is Chinese or full-width.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
