/// In which language a rule is printed; both are read, and may be mixed.
public enum RuleLanguage: String, Sendable, Hashable, CaseIterable { case zh, en }

/// The words of the language of rules, each in Chinese and English.
public enum RuleKeyword: String, Sendable, Hashable, CaseIterable {
    case or, and, not, `in`, within, `is`, known
    /// `is not known` in one word, in Chinese alone.
    case unknown
    case when, then, `else`, end
    case min, max, years, months

    public func text(in language: RuleLanguage) -> String { language == .zh ? zh : rawValue }

    var zh: String {
        switch self {
        case .or: "或"
        case .and: "且"
        case .not: "非"
        case .in: "属于"
        case .within: "位于"
        case .is: "为"
        case .known: "已知"
        case .unknown: "未知"
        case .when: "当"
        case .then: "则"
        case .else: "否则"
        case .end: "结束"
        case .min: "最小"
        case .max: "最大"
        case .years: "年数"
        case .months: "月数"
        }
    }

    /// The keyword that a text is, in either language.
    static func reading(_ text: String) -> RuleKeyword? { table[text] }

    private static let table: [String: RuleKeyword] = {
        var table: [String: RuleKeyword] = [:]
        for keyword in allCases {
            table[keyword.zh] = keyword
            if keyword != .unknown { table[keyword.rawValue] = keyword }
        }
        return table
    }()
}
