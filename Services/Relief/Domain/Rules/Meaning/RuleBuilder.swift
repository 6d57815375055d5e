/// Puts the nodes of a rule in a row, what is worked on before what works on it.
struct RuleBuilder {
    private(set) var nodes: [RuleNode] = []
    private(set) var operands: [RuleOperand] = []
    private(set) var sources: [RuleSyntax] = []
    private(set) var facts: Set<RuleFact> = []

    mutating func append(
        _ operation: RuleNode.Operation, _ working: [RuleOperand] = [], from source: RuleSyntax
    ) -> Int {
        if case .fact(let fact) = operation { facts.insert(fact) }
        let start = operands.count
        operands.append(contentsOf: working)
        nodes.append(RuleNode(operation: operation, operands: start..<operands.count))
        sources.append(source)
        return nodes.count - 1
    }
}
