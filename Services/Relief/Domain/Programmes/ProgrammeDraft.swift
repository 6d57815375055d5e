import Contracts

/// A programme as a person wrote it, before it is checked.
public struct ProgrammeDraft: Sendable {
    public var code: ProgrammeCode
    public var version: Int
    public var fund: FundCode
    public var project: ProjectCode
    public var item: ReliefItem
    public var bases: Set<ReliefBasis>
    public var places: Set<DivisionCode>
    public var from: CivilDate
    public var until: CivilDate
    public var rule: String
    public var amount: String
    public var caps: [Cap]
    public var once: [OnceGroup]
    public var publicityDays: Int
    public var exitGraceDays: Int
    public var reviewGraceDays: Int
    public var approval: ApprovalTiers

    public init(
        code: ProgrammeCode, version: Int = 1, fund: FundCode, project: ProjectCode, item: ReliefItem,
        bases: Set<ReliefBasis>, places: Set<DivisionCode>, from: CivilDate, until: CivilDate, rule: String,
        amount: String, caps: [Cap] = [], once: [OnceGroup] = [], publicityDays: Int = Programme.leastPublicity,
        exitGraceDays: Int = 0, reviewGraceDays: Int = 0, approval: ApprovalTiers
    ) {
        self.code = code
        self.version = version
        self.fund = fund
        self.project = project
        self.item = item
        self.bases = bases
        self.places = places
        self.from = from
        self.until = until
        self.rule = rule
        self.amount = amount
        self.caps = caps
        self.once = once
        self.publicityDays = publicityDays
        self.exitGraceDays = exitGraceDays
        self.reviewGraceDays = reviewGraceDays
        self.approval = approval
    }
}

/// Everything that is wrong with a programme.
public struct ProgrammeFaults: Error, Sendable, Hashable {
    /// For a message: codes and fields.
    public internal(set) var reasons: [Reason] = []
    /// For a person: where in the rule, and where in the formula.
    public internal(set) var texts: [Text] = []

    /// What is wrong with one of its texts.
    public struct Text: Sendable, Hashable {
        /// `rule` or `amount`.
        public let field: String
        public let text: RuleText
        /// In the order of the text; never none.
        public let faults: [RuleFault]
    }

    mutating func checked(
        _ field: String, _ check: () throws(RuleFaults) -> CheckedRule
    ) -> CheckedRule? {
        do throws(RuleFaults) { return try check() } catch {
            texts.append(Text(field: field, text: error.text, faults: error.faults))
            reasons += error.reasons.map { Reason($0.code, field: field) }
            return nil
        }
    }
}
