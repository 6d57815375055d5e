import Contracts

/// What the collecting department reported as paid: the union holds no money, and believes nobody else.
public struct Contribution: Sendable, Hashable {
    /// The first month paid for.
    public var period: Month
    /// How many months, from 1 to 12, within one year.
    public var months: Int
    public var base: Fen
    public var amount: Fen
    public var paidOn: CivilDate
    /// The collecting department's reference. Case, period and reference name a contribution for ever.
    public var reference: SourceReference

    public init(period: Month, months: Int, base: Fen, amount: Fen, paidOn: CivilDate, reference: SourceReference) {
        self.period = period
        self.months = months
        self.base = base
        self.amount = amount
        self.paidOn = paidOn
        self.reference = reference
    }

    public var last: Month { period.advanced(by: months - 1) }

    func covers(_ month: Month) -> Bool { period <= month && month <= last }

    func covers(_ other: Contribution) -> Bool { period <= other.last && other.period <= last }

    /// What differs from what the person has chosen. It was paid all the same, and counts: whether and how much somebody
    /// pays, the collecting department says (domain facts C.7), and a base is permitted by its standard, not by the choice.
    public func warnings(beside plan: CaseState.Plan) -> [Reason] {
        // Whole quarters, half-years or years; or what is left of one.
        let isWhole = months.isMultiple(of: plan.frequency.months) || last.month.isMultiple(of: plan.frequency.months)
        return (base == plan.base ? [] : [Reason(.baseMismatch, field: "baseFen")])
            + (isWhole ? [] : [Reason(.frequencyMismatch, field: "months")])
    }

    /// What is wrong with it, by the standard of its year; `nil` when it adds up.
    func refusal(by standard: ContributionStandard?) -> ReasonCode? {
        guard last.year == period.year else { return .contributionYearEnd }
        guard let standard else { return .standardMissing }
        if paidOn.year > period.year, !standard.allowsCrossYear { return .contributionCrossYear }
        if let code = standard.refusal(of: base) { return code }
        return standard.agrees(amount: amount, base: base, months: months) ? nil : .amountMismatch
    }
}
