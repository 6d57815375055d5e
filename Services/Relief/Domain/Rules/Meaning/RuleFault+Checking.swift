import Contracts

/// What the checker finds.
extension RuleFault {
    static func unknownName(_ name: String, in range: Range<Int>, beside type: RuleType?) -> RuleFault {
        switch type {
        case .word(let dictionary):
            return RuleFault(
                .ruleNameUnknown, in: range,
                zh: "“\(dictionary.name.zh)”中没有“\(name)”（有：\(dictionary.words.map(\.zh).joined(separator: "、"))）",
                en: "no “\(name)” among \(dictionary.name.en) (there are \(list(dictionary)))")
        case .place: return unknownPlace(in: range)
        case .union:
            return RuleFault(
                .ruleNameUnknown, in: range, zh: "“\(name)”不是工会编码", en: "“\(name)” is no code of a union")
        default: return unknownFact(name, in: range)
        }
    }

    private static func list(_ dictionary: RuleDictionary) -> String {
        dictionary.words.map(\.text).joined(separator: ", ")
    }

    private static func unknownFact(_ name: String, in range: Range<Int>) -> RuleFault {
        if let nearest = RuleVocabulary.nearest(to: name) {
            return RuleFault(
                .ruleNameUnknown, in: range, zh: "没有名为“\(name)”的事项；是否指 \(nearest)？",
                en: "no fact is called “\(name)”; was \(nearest) meant?")
        }
        let isWord = RuleDictionary.allCases.contains { $0.index(of: name) != nil }
        guard !isWord else {
            return RuleFault(
                .ruleType, in: range, zh: "“\(name)”是字典中的词，须写在 =、≠ 之后或 {…} 之中",
                en: "“\(name)” is a word of a dictionary: it stands beside = or !=, or within {…}")
        }
        return RuleFault(
            .ruleNameUnknown, in: range, zh: "没有名为“\(name)”的事项；词与词之间、减号两边须有空格",
            en: "no fact is called “\(name)”; words, and what is subtracted, need blanks between")
    }

    static func unknownPlace(in range: Range<Int>) -> RuleFault {
        RuleFault(.ruleNameUnknown, in: range, zh: "没有这个行政区划", en: "there is no such division")
    }

    static func wrongKind(of syntax: RuleSyntax, _ type: RuleType, wanted: RuleType) -> RuleFault {
        let shown = RulePrinter.short(syntax)
        return RuleFault(
            .ruleType, in: syntax.range, zh: "类型不符：\(shown) 是\(type.name.zh)，此处应为\(wanted.name.zh)",
            en: "\(shown) is \(type.name.en); \(wanted.name.en) is expected here")
    }

    /// The second is marked: what stands first is taken to be meant.
    static func differing(_ left: RuleSyntax, _ leftType: RuleType, _ right: RuleSyntax, _ rightType: RuleType)
        -> RuleFault
    {
        let (first, second) = (RulePrinter.short(left), RulePrinter.short(right))
        let hint = hint(right, leftType)
        return RuleFault(
            .ruleType, in: right.range,
            zh: "类型不符：\(first) 是\(leftType.name.zh)，\(second) 是\(rightType.name.zh)"
                + (hint.map { "（应为 \($0)）" } ?? ""),
            en: "\(first) is \(leftType.name.en), \(second) is \(rightType.name.en)"
                + (hint.map { " (write \($0))" } ?? ""))
    }

    /// How a bare number would be right.
    private static func hint(_ syntax: RuleSyntax, _ wanted: RuleType) -> String? {
        guard case .number(let number) = syntax.form else { return nil }
        switch wanted {
        case .money: return number.text + "元"
        case .percent: return number.text + "%"
        default: return nil
        }
    }

    static func incomparable(
        _ type: RuleType, _ comparison: RuleSyntax.Comparison, in range: Range<Int>
    ) -> RuleFault {
        RuleFault(
            .ruleType, in: range, zh: "\(type.name.zh)不能用 \(comparison.rawValue) 比较",
            en: "\(type.name.en) cannot be compared by \(comparison.rawValue)")
    }

    static func noWord(_ syntax: RuleSyntax, _ type: RuleType) -> RuleFault {
        let isPlace = type == .place
        return RuleFault(
            .ruleType, in: syntax.range,
            zh: "{…} 中只能列字典中的词，\(RulePrinter.short(syntax)) 是\(type.name.zh)" + (isPlace ? "（地区用“位于”）" : ""),
            en: "{…} lists words of a dictionary; \(RulePrinter.short(syntax)) is \(type.name.en)"
                + (isPlace ? " (use within)" : ""))
    }

    static func noSet(_ syntax: RuleSyntax, _ type: RuleType) -> RuleFault {
        RuleFault(
            .ruleType, in: syntax.range, zh: "“属于”之后应为 {…}、范围或多值事项，\(RulePrinter.short(syntax)) 是\(type.name.zh)",
            en: "in asks for {…}, a range or a fact of several words; \(RulePrinter.short(syntax)) is \(type.name.en)")
    }

    static func noFact(in range: Range<Int>) -> RuleFault {
        RuleFault(.ruleType, in: range, zh: "“已知”只能用于事项", en: "only of a fact can be asked whether it is known")
    }

    static func noQuantity(_ syntax: RuleSyntax, _ type: RuleType) -> RuleFault {
        RuleFault(
            .ruleType, in: syntax.range, zh: "\(RulePrinter.short(syntax)) 是\(type.name.zh)，不能计算",
            en: "\(RulePrinter.short(syntax)) is \(type.name.en), with which nothing can be reckoned")
    }

    static func noProduct(_ syntax: RuleSyntax) -> RuleFault {
        RuleFault(
            .ruleType, in: syntax.range, zh: "只能计算：金额×数字、金额×百分比、金额/数字、数字×数字",
            en: "there are only money times a number or percentage, money divided by a number, number times number")
    }

    static func divisionByZero(in range: Range<Int>) -> RuleFault {
        RuleFault(.ruleType, in: range, zh: "不能除以零", en: "nothing can be divided by zero")
    }

    static func arguments(of function: RuleSyntax.Function, in range: Range<Int>) -> RuleFault {
        let isPair = function == .years || function == .months
        let (zh, en) = (function.keyword.zh, function.keyword.rawValue)
        return RuleFault(
            .ruleType, in: range, zh: "“\(zh)”须有\(isPair ? "两个日期" : "两个以上的值")",
            en: "\(en) takes \(isPair ? "two dates" : "two values or more")")
    }
}

extension RulePrinter {
    /// As it is quoted within a sentence.
    static func short(_ syntax: RuleSyntax) -> String {
        let text = print(syntax)
        return text.count <= 40 ? text : text.prefix(39) + "…"
    }
}
