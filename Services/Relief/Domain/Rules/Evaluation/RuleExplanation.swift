import Contracts

/// Why a person does or does not qualify: the truth of each clause, cut to the clauses that decided.
///
/// Of what is so by `and`, all clauses decided; of what is not, those that are not so; of what cannot be told, those that
/// cannot. By `or` it is the other way round. So the clauses that are left, alone, give the same truth.
public struct RuleExplanation: Sendable, Hashable {
    public let truth: Truth
    public let root: Clause
    /// Why it cannot be told, where that is so.
    public let causes: RuleCauses

    public struct Clause: Sendable, Hashable {
        public enum Joint: Sendable, Hashable { case any, all, not, clause }

        public let joint: Joint
        /// What it was read from; for `and` and `or` the whole of it, also what was cut.
        public let syntax: RuleSyntax
        public let truth: Truth
        /// What it is joined of; none in a clause.
        public let parts: [Clause]
        /// What a clause asks about, in the order of the vocabulary.
        public let facts: [NamedFact]
    }

    /// A fact within a clause; the value of one that is sealed is never in it.
    public struct NamedFact: Sendable, Hashable {
        public enum Standing: Sendable, Hashable { case value(RuleValue), sealed, missing }

        public let fact: RuleFact
        public let standing: Standing
    }

    /// The clauses that decided.
    public var clauses: [Clause] { root.clauses }
}

extension RuleExplanation.Clause {
    var clauses: [RuleExplanation.Clause] { joint == .clause ? [self] : parts.flatMap(\.clauses) }
}

extension CheckedRule {
    /// Why the rule is, is not, or cannot be told to be met.
    public func explanation(of facts: Facts) -> RuleExplanation {
        let evaluator = RuleEvaluator(rule: self, facts: facts)
        let root = evaluator.clause(root)
        return RuleExplanation(
            truth: root.truth, root: root, causes: root.truth == .unknown ? causes(of: facts) : RuleCauses())
    }
}

extension RuleEvaluator {
    fileprivate func clause(_ node: Int) -> RuleExplanation.Clause {
        let truth = truth(node)
        let parts = rule.nodes[node].operands.map { rule.operands[$0].node }
        switch rule.nodes[node].operation {
        case .any: return joined(.any, node, truth, parts.filter { truth == .no || self.truth($0) == truth })
        case .all: return joined(.all, node, truth, parts.filter { truth == .yes || self.truth($0) == truth })
        case .not: return joined(.not, node, truth, parts)
        default:
            var named: Set<RuleFact> = []
            addFacts(of: node, to: &named)
            let facts = named.sorted().map { RuleExplanation.NamedFact(fact: $0, standing: standing($0)) }
            return RuleExplanation.Clause(
                joint: .clause, syntax: rule.sources[node], truth: truth, parts: [], facts: facts)
        }
    }

    private func joined(
        _ joint: RuleExplanation.Clause.Joint, _ node: Int, _ truth: Truth, _ parts: [Int]
    ) -> RuleExplanation.Clause {
        RuleExplanation.Clause(
            joint: joint, syntax: rule.sources[node], truth: truth, parts: parts.map(clause), facts: [])
    }

    private func standing(_ fact: RuleFact) -> RuleExplanation.NamedFact.Standing {
        guard let value = facts[fact] else { return .missing }
        return fact.isSealed ? .sealed : .value(value)
    }

    private func addFacts(of node: Int, to named: inout Set<RuleFact>) {
        if case .fact(let fact) = rule.nodes[node].operation { named.insert(fact) }
        for operand in rule.nodes[node].operands { addFacts(of: rule.operands[operand].node, to: &named) }
    }
}
