import Contracts

/// What the parser looked for where it found something else.
enum RuleExpectation: Sendable, Hashable {
    case value, word, place, range, known, connective, then, otherwise, end, opening, closing, argumentEnd, closingBrace

    var text: LocalizedText {
        switch self {
        case .value: LocalizedText(zh: "数值、事项或括号", en: "a value, a fact or a bracket")
        case .word: LocalizedText(zh: "字典中的词", en: "a word of a dictionary")
        case .place: LocalizedText(zh: "六位行政区划代码或地名", en: "a division code of six digits or its name")
        case .range: LocalizedText(zh: "{…}、范围 a..b 或多值事项", en: "{…}, a range a..b or a fact of several words")
        case .known: LocalizedText(zh: "“已知”", en: "“known”")
        case .connective: LocalizedText(zh: "“且”“或”或规则结束", en: "“and”, “or” or the end")
        case .then: LocalizedText(zh: "“则”", en: "“then”")
        case .otherwise: LocalizedText(zh: "“否则”", en: "“else”")
        case .end: LocalizedText(zh: "“结束”", en: "“end”")
        case .opening: LocalizedText(zh: "“(”", en: "“(”")
        case .closing: LocalizedText(zh: "“)”", en: "“)”")
        case .argumentEnd: LocalizedText(zh: "“,”或“)”", en: "“,” or “)”")
        case .closingBrace: LocalizedText(zh: "“,”或“}”", en: "“,” or “}”")
        }
    }
}
