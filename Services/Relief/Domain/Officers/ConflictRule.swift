import Contracts

/// Who may not take a step, whatever role he has (domain facts E.6, 5): nobody acts on himself or a relative, and nobody
/// takes a step who took one before it. Persons are compared, never accounts.
public struct ConflictRule: Sendable, Hashable {
    /// Whom the step concerns.
    public let concerning: Involvement
    /// Who took the steps before, that this person must not have taken.
    public let earlier: [Decider]

    public init(concerning: Involvement, after earlier: [Decider] = []) {
        self.concerning = concerning
        self.earlier = earlier
    }

    /// All that speaks against it: `officer-related`, `officer-earlier-step`.
    public func reasons(against officer: Officer) -> [ReasonCode] {
        var codes: [ReasonCode] = []
        if concerning.concerns(officer) { codes.append(.officerRelated) }
        if earlier.contains(where: officer.isSamePerson) { codes.append(.officerEarlierStep) }
        return codes
    }
}
