import Contracts

/// One rule for one person. Comes to an end and never traps, whatever the facts are.
///
/// A comparison with a missing fact is unknown; `and`, `or` and `not` are Kleene's. Parts that cannot change the outcome
/// are not looked at.
struct RuleEvaluator {
    let rule: CheckedRule
    let facts: Facts

    // MARK: Conditions

    func truth(_ node: Int) -> Truth {
        switch rule.nodes[node].operation {
        case .all:
            var truth = Truth.yes
            for operand in rule.nodes[node].operands {
                truth = truth && self.truth(rule.operands[operand].node)
                if truth == .no { break }
            }
            return truth
        case .any:
            var truth = Truth.no
            for operand in rule.nodes[node].operands {
                truth = truth || self.truth(rule.operands[operand].node)
                if truth == .yes { break }
            }
            return truth
        case .not: return !truth(operand(0, node))
        case .compare(let comparison): return compare(value(operand(0, node)), comparison, value(operand(1, node)))
        case .among(let words):
            guard case .value(.word(_, let index)) = value(operand(0, node)) else { return .unknown }
            return Truth(words & (1 << UInt64(index)) != 0)
        case .amongUnions(let unions):
            guard case .value(.union(let union)) = value(operand(0, node)) else { return .unknown }
            return Truth(unions.contains(union))
        case .between:
            let value = value(operand(0, node))
            return compare(self.value(operand(1, node)), .atMost, value)
                && compare(value, .atMost, self.value(operand(2, node)))
        case .held:
            guard case .value(.word(_, let index)) = value(operand(0, node)),
                case .value(.set(_, let words)) = value(operand(1, node))
            else { return .unknown }
            return Truth(words & (1 << UInt64(index)) != 0)
        case .within:
            guard case .value(.place(let place)) = value(operand(0, node)),
                case .value(.place(let whole)) = value(operand(1, node))
            else { return .unknown }
            return Truth(whole.contains(place))
        case .known(let isKnown): return Truth((value(operand(0, node)) != .missing) == isKnown)
        default:
            guard case .value(.truth(let truth)) = value(node) else { return .unknown }
            return Truth(truth)
        }
    }

    private func compare(_ left: RuleResult, _ comparison: RuleSyntax.Comparison, _ right: RuleResult) -> Truth {
        guard case .value(let left) = left, case .value(let right) = right else { return .unknown }
        switch comparison {
        case .equal: return Truth(left == right)
        case .notEqual: return Truth(left != right)
        case .less: return precedes(left, right)
        case .atMost: return !precedes(right, left)
        case .greater: return precedes(right, left)
        case .atLeast: return !precedes(left, right)
        }
    }

    private func precedes(_ left: RuleValue, _ right: RuleValue) -> Truth {
        switch (left, right) {
        case (.number(let left), .number(let right)): Truth(left < right)
        case (.money(let left), .money(let right)): Truth(left < right)
        case (.percent(let left), .percent(let right)): Truth(left < right)
        case (.date(let left), .date(let right)): Truth(left < right)
        default: .unknown
        }
    }

    // MARK: Values

    func value(_ node: Int) -> RuleResult {
        switch rule.nodes[node].operation {
        case .constant(let value): return .value(value)
        case .fact(let fact): return facts[fact].map(RuleResult.value) ?? .missing
        case .sum: return chain(node, RuleArithmetic.sum)
        case .product: return chain(node, RuleArithmetic.product)
        case .min: return extreme(node) { precedes($0, $1) == .yes }
        case .max: return extreme(node) { precedes($1, $0) == .yes }
        case .years: return months(node, each: 12)
        case .months: return months(node, each: 1)
        case .choice: return choice(node)
        default:
            // A condition in brackets, where a value may stand.
            switch truth(node) {
            case .yes: return .value(.truth(true))
            case .no: return .value(.truth(false))
            case .unknown: return .missing
            }
        }
    }

    private func operand(_ position: Int, _ node: Int) -> Int { rule.operand(position, of: node) }

    private func chain(_ node: Int, _ step: (RuleValue, RuleValue, Bool) -> RuleValue?) -> RuleResult {
        let operands = rule.nodes[node].operands
        guard case .value(var whole) = value(rule.operands[operands.lowerBound].node) else {
            return value(rule.operands[operands.lowerBound].node)
        }
        for index in operands.dropFirst() {
            let operand = rule.operands[index]
            let next = value(operand.node)
            guard case .value(let part) = next else { return next }
            guard let result = step(whole, part, operand.isInverse) else { return .overflow }
            whole = result
        }
        return .value(whole)
    }

    private func extreme(_ node: Int, _ isBetter: (RuleValue, RuleValue) -> Bool) -> RuleResult {
        var best: RuleValue?
        for index in rule.nodes[node].operands {
            let next = value(rule.operands[index].node)
            guard case .value(let value) = next else { return next }
            if let known = best, !isBetter(value, known) { continue }
            best = value
        }
        return best.map(RuleResult.value) ?? .missing
    }

    private func months(_ node: Int, each: Int) -> RuleResult {
        let (first, second) = (value(operand(0, node)), value(operand(1, node)))
        guard case .value(.date(let from)) = first else { return first }
        guard case .value(.date(let to)) = second else { return second }
        return .value(.number(RuleArithmetic.months(from: from, to: to) / each))
    }

    /// Where the decisive condition is unknown, so is the value.
    private func choice(_ node: Int) -> RuleResult {
        let operands = rule.nodes[node].operands
        var index = operands.lowerBound
        while index + 1 < operands.upperBound {
            switch truth(rule.operands[index].node) {
            case .yes: return value(rule.operands[index + 1].node)
            case .no: index += 2
            case .unknown: return .missing
            }
        }
        return value(rule.operands[index].node)
    }
}

extension CheckedRule {
    /// Whether the rule is met, as far as the facts tell.
    public func truth(of facts: Facts) -> Truth { RuleEvaluator(rule: self, facts: facts).truth(root) }

    /// What the formula comes to.
    public func amount(of facts: Facts) -> RuleAmount {
        switch RuleEvaluator(rule: self, facts: facts).value(root) {
        case .value(.money(let amount)): .amount(amount)
        case .overflow: .overflow
        default: .missing
        }
    }
}
