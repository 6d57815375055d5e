import Contracts

/// What is wrong with a rule, where, and what was expected there.
public struct RuleFault: Error, Sendable, Hashable {
    public let code: ReasonCode
    /// Where, in scalars of the text.
    public let range: Range<Int>
    /// What a person reads after the place.
    public let message: LocalizedText

    init(_ code: ReasonCode, in range: Range<Int>, zh: String, en: String) {
        self.code = code
        self.range = range
        message = LocalizedText(zh: zh, en: en)
    }
}

extension RuleFault {
    static func textTooLong(at offset: Int) -> RuleFault {
        RuleFault(
            .ruleTooLong, in: offset..<offset + 1, zh: "规则超过 \(RuleText.longest) 字",
            en: "the rule is over \(RuleText.longest) characters")
    }

    static func tooManyParts(in range: Range<Int>) -> RuleFault {
        RuleFault(
            .ruleTooLong, in: range, zh: "规则超过 \(RuleSyntax.mostNodes) 个组成部分",
            en: "the rule has over \(RuleSyntax.mostNodes) parts")
    }

    static func tooDeep(in range: Range<Int>) -> RuleFault {
        RuleFault(
            .ruleTooLong, in: range, zh: "括号嵌套超过 \(RuleSyntax.deepest) 层",
            en: "brackets are nested over \(RuleSyntax.deepest) deep")
    }

    static func unexpectedCharacter(at offset: Int) -> RuleFault {
        RuleFault(
            .ruleSyntax, in: offset..<offset + 1, zh: "规则中不能有这个字符", en: "there is no such character in rules")
    }

    static func noSuchDay(in range: Range<Int>) -> RuleFault {
        RuleFault(.ruleSyntax, in: range, zh: "没有这一天", en: "there is no such day")
    }

    static func number(in range: Range<Int>, decimals: Int) -> RuleFault {
        RuleFault(
            .ruleSyntax, in: range, zh: "数值过大，或小数超过 \(decimals) 位",
            en: "the number is too large or has more than \(decimals) decimals")
    }

    static func expected(_ what: RuleExpectation, in range: Range<Int>, isEnd: Bool) -> RuleFault {
        RuleFault(
            .ruleSyntax, in: range, zh: (isEnd ? "规则未写完：" : "") + "此处应为\(what.text.zh)",
            en: (isEnd ? "the rule ends too early: " : "") + "expected \(what.text.en)")
    }
}
