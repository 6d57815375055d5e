import Contracts

extension Programme {
    /// The arithmetic as it is kept, sealed, with the line: rule, facts, formula, caps. Whoever reads it can reckon it
    /// again by hand, so it holds values of sealed facts.
    public func arithmetic(of entitlement: Entitlement, by facts: Facts) -> JSON {
        let clauses = rule.explanation(of: facts).clauses.map { clause -> JSON in
            ["clause": .string(RulePrinter.print(clause.syntax)), "truth": .string(clause.truth.rawValue)]
        }
        let amount: Fen? = if case .amount(let amount)? = entitlement.formula { amount } else { nil }
        return .object([
            "programme": .string(code.text), "version": .integer(Int64(version)),
            "rule": .string(RulePrinter.print(rule.syntax)), "truth": .string(entitlement.truth.rawValue),
            "decidedBy": .array(clauses), "formula": .string(RulePrinter.print(self.amount.syntax)),
            "facts": values(facts), "formulaFen": amount.map { .integer($0.amount) },
            "caps": entitlement.caps.map { .array($0.steps.map(\.json)) },
            "grantedFen": entitlement.amount.map { .integer($0.amount) },
            "reasons": entitlement.reasons.isEmpty
                ? nil
                : .array(
                    entitlement.reasons.map { reason in
                        .object(["code": .string(reason.code.rawValue), "field": reason.field.map(JSON.string)])
                    }),
        ])
    }

    /// What was known of what rule, formula and caps name; what was not is `null`.
    private func values(_ facts: Facts) -> JSON {
        .object(self.facts.sorted().map { JSON.Member($0.path, facts[$0].map { .string($0.text.en) } ?? .null) })
    }
}

extension CapRuling.Step {
    fileprivate var json: JSON {
        .object([
            "limitFen": .integer(limit.amount), "per": .string(cap.per.rawValue), "reach": .string(cap.reach.rawValue),
            "window": .string(cap.window.rawValue), "allItems": cap.countsAllItems ? true : nil,
            "excess": .string(cap.excess.rawValue), "usedFen": .integer(Int64(clamping: used)),
            "askedFen": .integer(asked.amount),
        ])
    }
}
