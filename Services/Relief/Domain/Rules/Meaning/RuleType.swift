import Contracts

/// What kind of thing a part of a rule is; nothing changes its kind unasked.
public enum RuleType: Sendable, Hashable {
    case truth, number, money, percent, date, place, union
    case word(RuleDictionary)
    /// Any number of words of one dictionary.
    case set(RuleDictionary)

    /// What a person reads.
    public var name: LocalizedText {
        switch self {
        case .truth: LocalizedText(zh: "条件", en: "a condition")
        case .number: LocalizedText(zh: "数字", en: "a number")
        case .money: LocalizedText(zh: "金额", en: "money")
        case .percent: LocalizedText(zh: "百分比", en: "a percentage")
        case .date: LocalizedText(zh: "日期", en: "a date")
        case .place: LocalizedText(zh: "地区", en: "a place")
        case .union: LocalizedText(zh: "工会", en: "a union")
        case .word(let dictionary):
            LocalizedText(zh: "“\(dictionary.name.zh)”的词", en: "a word of “\(dictionary.name.en)”")
        case .set(let dictionary):
            LocalizedText(zh: "“\(dictionary.name.zh)”的若干词", en: "words of “\(dictionary.name.en)”")
        }
    }

    /// Whether there is more and less of it.
    var isOrdered: Bool {
        switch self {
        case .number, .money, .percent, .date: true
        default: false
        }
    }

    /// Whether one can be the same as another.
    var isComparable: Bool {
        switch self {
        case .truth, .set: false
        default: true
        }
    }

    /// Whether it can be added up.
    var isQuantity: Bool { isOrdered && self != .date }
}
