import Contracts

/// One step of a checked rule; what it works on stands before it in the list of nodes.
struct RuleNode: Sendable {
    enum Operation: Sendable {
        case constant(RuleValue)
        case fact(RuleFact)
        case any, all, not
        case compare(RuleSyntax.Comparison)
        /// Whether a word is one of these, a bit each.
        case among(UInt64)
        case amongUnions(Set<UnionCode>)
        case between
        /// Whether a word is in a set, which is the second.
        case held
        case within
        case known(Bool)
        case sum, product
        case min, max, years, months
        /// Conditions and values by turns, and at last the value otherwise.
        case choice
    }

    var operation: Operation
    /// Where what it works on stands in the rule's operands.
    var operands: Range<Int>
}

/// What a node works on, subtracted or divided by when inverse.
struct RuleOperand: Sendable {
    var node: Int
    var isInverse = false
}
