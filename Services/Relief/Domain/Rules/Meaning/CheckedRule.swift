import Contracts

/// A rule, or a formula, of which all names are known and all types fit: evaluating it cannot go wrong, for whatever facts.
///
/// It is made once when a programme is saved or a list is begun, and then evaluated for hundreds of thousands.
public struct CheckedRule: Sendable {
    public let text: RuleText
    public let syntax: RuleSyntax
    /// Every fact that it names: no other sealed one is opened for it.
    public let facts: Set<RuleFact>

    let nodes: [RuleNode]
    let operands: [RuleOperand]
    /// What each node was read from.
    let sources: [RuleSyntax]

    init(_ text: RuleText, _ syntax: RuleSyntax, _ builder: RuleBuilder) {
        self.text = text
        self.syntax = syntax
        facts = builder.facts
        nodes = builder.nodes
        operands = builder.operands
        sources = builder.sources
    }

    var root: Int { nodes.count - 1 }

    func operand(_ position: Int, of node: Int) -> Int { operands[nodes[node].operands.lowerBound + position].node }

    /// A rule of who qualifies; throws all that is wrong with it, in the order of the text.
    public static func rule(_ source: String) throws(RuleFaults) -> CheckedRule { try check(source, wanted: .truth) }

    /// A formula of an amount; throws all that is wrong with it, in the order of the text.
    public static func formula(_ source: String) throws(RuleFaults) -> CheckedRule { try check(source, wanted: .money) }

    private static func check(_ source: String, wanted: RuleType) throws(RuleFaults) -> CheckedRule {
        let text = RuleText(source)
        let syntax: RuleSyntax
        do throws(RuleFault) {
            syntax = try RuleParser.parse(text)
        } catch {
            throw RuleFaults(text: text, faults: [error])
        }
        return try RuleChecker.check(syntax, of: text, wanted: wanted)
    }
}

/// All that is wrong with a rule.
public struct RuleFaults: Error, Sendable, Hashable {
    public let text: RuleText
    /// In the order of the text; never none.
    public let faults: [RuleFault]

    /// For a person: three lines each.
    public func rendered(_ language: RuleLanguage) -> String {
        faults.map { $0.rendered(in: text, language) }.joined(separator: "\n")
    }

    /// For a message: the codes, each once.
    public var reasons: [Reason] {
        var reasons: [Reason] = []
        for fault in faults where !reasons.contains(Reason(fault.code)) { reasons.append(Reason(fault.code)) }
        return reasons
    }
}
