import Contracts

/// What is known of one person when a list is made; what was not set is missing.
public struct Facts: Sendable, Hashable {
    private var values: [RuleValue?]

    public init() { values = Array(repeating: nil, count: RuleFact.allCases.count) }

    /// - Precondition: The value is of the fact's type; another is an error of the program, not of a person.
    public subscript(fact: RuleFact) -> RuleValue? {
        get { values[fact.rawValue] }
        set {
            precondition(newValue.map { $0.type == fact.type } ?? true, "\(fact.path) is not of that type")
            values[fact.rawValue] = newValue
        }
    }
}
