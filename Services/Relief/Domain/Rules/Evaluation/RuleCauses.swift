/// Why something cannot be told.
public struct RuleCauses: Sendable, Hashable {
    /// The facts that are missing and matter: with the others missing as well, nothing else would be decided.
    public internal(set) var missing: Set<RuleFact> = []
    /// Whether a sum was too large, or something was to be divided by zero.
    public internal(set) var overflows = false

    public init() {}
}

extension RuleEvaluator {
    /// Adds what makes a node unknown; nothing where it is known.
    func addCauses(of node: Int, to causes: inout RuleCauses) {
        switch rule.nodes[node].operation {
        case .fact(let fact):
            if facts[fact] == nil { causes.missing.insert(fact) }
        case .any, .all, .not:
            guard truth(node) == .unknown else { return }
            addCauses(ofAll: node, to: &causes)
        case .compare, .among, .amongUnions, .between, .held, .within:
            guard truth(node) == .unknown else { return }
            addCauses(ofAll: node, to: &causes)
        case .choice: addCauses(ofChoice: node, to: &causes)
        case .sum, .product:
            if value(node) == .overflow { causes.overflows = true }
            addCauses(ofAll: node, to: &causes)
        case .min, .max, .years, .months: addCauses(ofAll: node, to: &causes)
        case .constant, .known: break
        }
    }

    private func addCauses(ofAll node: Int, to causes: inout RuleCauses) {
        for operand in rule.nodes[node].operands { addCauses(of: rule.operands[operand].node, to: &causes) }
    }

    /// What was not chosen does not matter.
    private func addCauses(ofChoice node: Int, to causes: inout RuleCauses) {
        let operands = rule.nodes[node].operands
        var index = operands.lowerBound
        while index + 1 < operands.upperBound {
            let condition = rule.operands[index].node
            switch truth(condition) {
            case .yes: return addCauses(of: rule.operands[index + 1].node, to: &causes)
            case .no: index += 2
            case .unknown: return addCauses(of: condition, to: &causes)
            }
        }
        addCauses(of: rule.operands[index].node, to: &causes)
    }
}

extension CheckedRule {
    /// What keeps a rule or a formula from being told; nothing where it is.
    public func causes(of facts: Facts) -> RuleCauses {
        var causes = RuleCauses()
        RuleEvaluator(rule: self, facts: facts).addCauses(of: root, to: &causes)
        return causes
    }
}
