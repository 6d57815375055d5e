import Contracts

/// Finds what the names of a rule mean and whether its types fit, and notes everything that is wrong, not only the first.
struct RuleChecker {
    /// A part that is well: where its node is, and what it is.
    struct Part {
        var node: Int
        var type: RuleType
    }

    var builder = RuleBuilder()
    private(set) var faults: [RuleFault] = []

    static func check(
        _ syntax: RuleSyntax, of text: RuleText, wanted: RuleType
    ) throws(RuleFaults) -> CheckedRule {
        var checker = RuleChecker()
        if let part = checker.part(syntax), part.type != wanted {
            checker.note(.wrongKind(of: syntax, part.type, wanted: wanted))
        }
        guard checker.faults.isEmpty else {
            throw RuleFaults(text: text, faults: checker.faults.sorted { $0.range.lowerBound < $1.range.lowerBound })
        }
        return CheckedRule(text, syntax, checker.builder)
    }

    mutating func note(_ fault: RuleFault) { if !faults.contains(fault) { faults.append(fault) } }

    /// - Parameter wanted: What stands beside it is of this type, which tells what a bare word means.
    mutating func part(_ syntax: RuleSyntax, beside wanted: RuleType? = nil) -> Part? {
        switch syntax.form {
        case .any(let parts): conditions(parts, .any, syntax)
        case .all(let parts): conditions(parts, .all, syntax)
        case .not(let part): conditions([part], .not, syntax)
        case .compare(let left, let comparison, let right): compare(left, comparison, right, syntax)
        case .among(let value, let words): among(value, words, syntax)
        case .between(let value, let low, let high): between(value, low, high, syntax)
        case .held(let value, let name): held(value, name, syntax)
        case .within(let value, let place): within(value, place, syntax)
        case .known(let value, let isKnown): known(value, isKnown, syntax)
        case .sum(let terms): sum(terms, syntax)
        case .product(let terms): product(terms, syntax)
        case .call(let function, let arguments): call(function, arguments, syntax)
        case .choice(let branches, let otherwise): choice(branches, otherwise, syntax)
        case .number(let value): number(value, syntax, beside: wanted)
        case .money(let value): constant(.money(value), syntax)
        case .percent(let value): constant(.percent(value), syntax)
        case .date(let value): constant(.date(value), syntax)
        case .name(let name): self.name(name, syntax, beside: wanted)
        }
    }

    mutating func append(
        _ operation: RuleNode.Operation, _ type: RuleType, _ parts: [Part], _ syntax: RuleSyntax
    ) -> Part {
        Part(node: builder.append(operation, parts.map { RuleOperand(node: $0.node) }, from: syntax), type: type)
    }

    /// `nil` as soon as one of them is not well; what is wrong with each is noted.
    mutating func parts(_ syntaxes: [RuleSyntax], wanted: RuleType) -> [Part]? {
        let parts = syntaxes.map { syntax -> Part? in
            guard let part = part(syntax, beside: wanted) else { return nil }
            guard part.type == wanted else {
                note(.wrongKind(of: syntax, part.type, wanted: wanted))
                return nil
            }
            return part
        }
        return parts.contains { $0 == nil } ? nil : parts.compactMap(\.self)
    }

    private mutating func conditions(
        _ parts: [RuleSyntax], _ operation: RuleNode.Operation, _ syntax: RuleSyntax
    ) -> Part? {
        guard let parts = self.parts(parts, wanted: .truth) else { return nil }
        return append(operation, .truth, parts, syntax)
    }

    // MARK: Names and literals

    private mutating func constant(_ value: RuleValue, _ syntax: RuleSyntax) -> Part {
        append(.constant(value), value.type, [], syntax)
    }

    private mutating func number(_ value: RuleNumber, _ syntax: RuleSyntax, beside wanted: RuleType?) -> Part? {
        guard wanted == .place else { return constant(.number(value), syntax) }
        guard let place = RuleVocabulary.place(value) else {
            note(.unknownPlace(in: syntax.range))
            return nil
        }
        return constant(.place(place), syntax)
    }

    private mutating func name(_ name: String, _ syntax: RuleSyntax, beside wanted: RuleType?) -> Part? {
        if let fact = RuleVocabulary.fact(name) { return append(.fact(fact), fact.type, [], syntax) }
        switch wanted {
        case .word(let dictionary):
            guard let index = dictionary.index(of: name) else { break }
            return constant(.word(dictionary, index), syntax)
        case .place:
            guard let place = RuleVocabulary.place(name) else { break }
            return constant(.place(place), syntax)
        case .union:
            guard let union = UnionCode(name) else { break }
            return constant(.union(union), syntax)
        default: break
        }
        note(.unknownName(name, in: syntax.range, beside: wanted))
        return nil
    }
}
