import Contracts

/// What a fact is, or what a part of a rule comes to.
public enum RuleValue: Sendable, Hashable {
    case truth(Bool)
    case number(RuleNumber)
    case money(Fen)
    case percent(RuleNumber)
    case date(CivilDate)
    case place(DivisionCode)
    case union(UnionCode)
    /// A word by its place in its dictionary.
    case word(RuleDictionary, Int)
    /// Words of a dictionary, a bit each.
    case set(RuleDictionary, UInt64)

    public static func word<Word: RuleWord>(_ word: Word) -> RuleValue {
        .word(Word.ruleDictionary, Word.allCases.firstIndex(of: word) ?? 0)
    }

    public static func set<Word: RuleWord>(_ words: some Sequence<Word>) -> RuleValue {
        var bits: UInt64 = 0
        for word in words { if let index = Word.allCases.firstIndex(of: word) { bits |= 1 << UInt64(index) } }
        return .set(Word.ruleDictionary, bits)
    }

    /// A whole number; one that is too large for rules is the largest there is.
    public static func number(_ whole: Int) -> RuleValue {
        .number(RuleNumber(whole) ?? RuleNumber(millionths: whole < 0 ? .min : .max))
    }

    public var type: RuleType {
        switch self {
        case .truth: .truth
        case .number: .number
        case .money: .money
        case .percent: .percent
        case .date: .date
        case .place: .place
        case .union: .union
        case .word(let dictionary, _): .word(dictionary)
        case .set(let dictionary, _): .set(dictionary)
        }
    }

    /// As a person reads it.
    public var text: LocalizedText {
        switch self {
        case .truth(let value): LocalizedText(zh: value ? "是" : "否", en: value ? "true" : "false")
        case .number(let value): LocalizedText(zh: value.text, en: value.text)
        case .percent(let value): LocalizedText(zh: value.text + "%", en: value.text + "%")
        case .money(let value):
            LocalizedText(zh: YuanText.text(value) + "元", en: YuanText.text(value) + "元")
        case .date(let value): LocalizedText(zh: value.description, en: value.description)
        case .place(let value): LocalizedText(zh: value.name ?? value.description, en: value.description)
        case .union(let value): LocalizedText(zh: value.text, en: value.text)
        case .word(let dictionary, let index):
            LocalizedText(zh: dictionary.words[index].zh, en: dictionary.words[index].text)
        case .set(let dictionary, let bits):
            LocalizedText(
                zh: Self.words(dictionary, bits).map(\.zh).joined(separator: "、"),
                en: Self.words(dictionary, bits).map(\.text).joined(separator: ", "))
        }
    }

    private static func words(_ dictionary: RuleDictionary, _ bits: UInt64) -> [RuleDictionary.Word] {
        dictionary.words.enumerated().filter { bits & (1 << UInt64($0.offset)) != 0 }.map(\.element)
    }
}
