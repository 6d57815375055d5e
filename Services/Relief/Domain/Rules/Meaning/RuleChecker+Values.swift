import Contracts

/// What reckons.
extension RuleChecker {
    /// Money and money, numbers and numbers, percentages and percentages.
    mutating func sum(_ terms: [RuleSyntax.Term], _ syntax: RuleSyntax) -> Part? {
        guard let parts = alike(terms.map(\.value), { $0.isQuantity }) else { return nil }
        return chain(.sum, parts[0].type, parts, terms, syntax)
    }

    /// Money or a number times a number, money times a percentage, money divided by a number.
    mutating func product(_ terms: [RuleSyntax.Term], _ syntax: RuleSyntax) -> Part? {
        let parts = terms.map { self.part($0.value) }
        guard !parts.contains(where: { $0 == nil }), var type = parts[0]?.type else { return nil }
        guard type.isQuantity else {
            note(.noProduct(syntax))
            return nil
        }
        for (term, part) in zip(terms, parts).dropFirst() {
            switch (type, part?.type, term.isInverse) {
            case (.number, .number, false): break
            case (.money, .number, false), (.money, .percent, false), (.money, .number, true): break
            case (.number, .money, false), (.percent, .money, false): type = .money
            default:
                note(.noProduct(syntax))
                return nil
            }
            if term.isInverse, case .number(let divisor) = term.value.form, divisor.millionths == 0 {
                note(.divisionByZero(in: term.value.range))
                return nil
            }
        }
        return chain(.product, type, parts.compactMap(\.self), terms, syntax)
    }

    private mutating func chain(
        _ operation: RuleNode.Operation, _ type: RuleType, _ parts: [Part], _ terms: [RuleSyntax.Term],
        _ syntax: RuleSyntax
    ) -> Part {
        let operands = zip(parts, terms).map { RuleOperand(node: $0.node, isInverse: $1.isInverse) }
        return Part(node: builder.append(operation, operands, from: syntax), type: type)
    }

    mutating func call(
        _ function: RuleSyntax.Function, _ arguments: [RuleSyntax], _ syntax: RuleSyntax
    ) -> Part? {
        switch function {
        case .min, .max:
            guard let parts = alike(arguments, { $0.isOrdered }) else { return nil }
            guard parts.count > 1 else {
                note(.arguments(of: function, in: syntax.range))
                return nil
            }
            return append(function == .min ? .min : .max, parts[0].type, parts, syntax)
        case .years, .months:
            guard let parts = parts(arguments, wanted: .date) else { return nil }
            guard parts.count == 2 else {
                note(.arguments(of: function, in: syntax.range))
                return nil
            }
            return append(function == .years ? .years : .months, .number, parts, syntax)
        }
    }

    mutating func choice(
        _ branches: [RuleSyntax.Branch], _ otherwise: RuleSyntax, _ syntax: RuleSyntax
    ) -> Part? {
        let conditions = branches.map { self.parts([$0.condition], wanted: .truth)?.first }
        let values = alike(branches.map(\.value) + [otherwise]) { $0.isOrdered }
        guard let values, !conditions.contains(where: { $0 == nil }) else { return nil }
        var working: [Part] = []
        for (condition, value) in zip(conditions, values) {
            if let condition { working += [condition, value] }
        }
        return append(.choice, values[0].type, working + values.suffix(1), syntax)
    }

    /// All of one type, which must be of those that are meant.
    private mutating func alike(_ syntaxes: [RuleSyntax], _ isMeant: (RuleType) -> Bool) -> [Part]? {
        let parts = syntaxes.map { self.part($0) }
        guard let at = parts.firstIndex(where: { $0 != nil }), let first = parts[at] else { return nil }
        guard isMeant(first.type) else {
            note(.noQuantity(syntaxes[at], first.type))
            return nil
        }
        var isWell = true
        for (part, syntax) in zip(parts, syntaxes) {
            guard let part else {
                isWell = false
                continue
            }
            if part.type != first.type {
                note(.differing(syntaxes[at], first.type, syntax, part.type))
                isWell = false
            }
        }
        return isWell ? parts.compactMap(\.self) : nil
    }
}
