import Contracts

extension RuleExplanation {
    /// A line for each clause that decided, with ✓, ✗ or – where it cannot be told:
    /// `✗ household.netPerCapita < dibao (household.netPerCapita: sealed; dibao: 700.00元)`.
    public func lines(_ language: RuleLanguage) -> [String] { clauses.map { $0.line(language) } }

    /// Why a person was refused; none where the rule is met. Facts are named, their values never.
    public var reasons: [Reason] {
        switch truth {
        case .yes: []
        case .no: [Reason(.ruleNotMet)]
        case .unknown: causes.reasons
        }
    }
}

extension RuleCauses {
    /// A reason for each fact that is missing, and one where something could not be reckoned.
    public var reasons: [Reason] {
        missing.sorted().map { Reason(.factMissing, field: $0.path) } + (overflows ? [Reason(.amountOverflow)] : [])
    }
}

extension RuleExplanation.Clause {
    fileprivate func line(_ language: RuleLanguage) -> String {
        let mark =
            switch truth {
            case .yes: "✓"
            case .no: "✗"
            case .unknown: "–"
            }
        let facts = facts.map { $0.text(language) }
        return mark + " " + RulePrinter.print(syntax, in: language)
            + (facts.isEmpty ? "" : " (" + facts.joined(separator: language == .zh ? "；" : "; ") + ")")
    }
}

extension RuleExplanation.NamedFact {
    fileprivate func text(_ language: RuleLanguage) -> String {
        let isChinese = language == .zh
        let value =
            switch standing {
            case .value(let value): isChinese ? value.text.zh : value.text.en
            case .sealed: isChinese ? "已加密，不显示" : "sealed"
            case .missing: isChinese ? "缺少" : "missing"
            }
        return isChinese ? "\(fact.zh)：\(value)" : "\(fact.path): \(value)"
    }
}
