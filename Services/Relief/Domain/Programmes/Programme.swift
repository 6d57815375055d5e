import Contracts

/// What is given to whom (帮扶项目方案): from which money, by which rule and formula, up to which caps, and how often.
///
/// A saved version is never changed, so that an amount can be reckoned again years later. There is none whose rule or
/// formula was not checked.
public struct Programme: Sendable {
    /// Publicity is never shorter (domain facts E.2).
    public static let leastPublicity = 5
    /// Beyond a year a grace would be a second standard.
    public static let longestGrace = 366

    public let code: ProgrammeCode
    public let version: Int
    public let fund: FundCode
    public let project: ProjectCode
    public let item: ReliefItem
    /// On what people are put onto its lists.
    public let bases: Set<ReliefBasis>
    /// Where it is for.
    public let places: Set<DivisionCode>
    /// From the first to the last day on which it is open.
    public let days: ClosedRange<CivilDate>
    /// Who qualifies.
    public let rule: CheckedRule
    /// How much each is given.
    public let amount: CheckedRule
    public let caps: [Cap]
    public let once: [OnceGroup]
    /// How many working days a list is shown to the public.
    public let publicityDays: Int
    /// 渐退: for how many days it still helps households that are about to leave; 0 where it does not.
    public let exitGraceDays: Int
    /// For how many days after its yearly review was due an archive still counts.
    public let reviewGraceDays: Int
    /// Who signs for its lists.
    public let approval: ApprovalTiers

    /// Checks what a person wrote; throws everything that is wrong with it at once.
    public init(checking draft: ProgrammeDraft) throws(ProgrammeFaults) {
        var faults = ProgrammeFaults()
        if draft.bases.isEmpty { faults.reasons.append(Reason(.fieldMissing, field: "bases")) }
        if draft.places.isEmpty { faults.reasons.append(Reason(.fieldMissing, field: "places")) }
        if draft.until < draft.from { faults.reasons.append(Reason(.periodInvalid, field: "until")) }
        if draft.publicityDays < Self.leastPublicity {
            faults.reasons.append(Reason(.periodInvalid, field: "publicityDays"))
        }
        for (field, days) in [("exitGraceDays", draft.exitGraceDays), ("reviewGraceDays", draft.reviewGraceDays)]
        where !(0...Self.longestGrace).contains(days) {
            faults.reasons.append(Reason(.periodInvalid, field: field))
        }
        let rule = faults.checked("rule") { () throws(RuleFaults) in try CheckedRule.rule(draft.rule) }
        let amount = faults.checked("amount") { () throws(RuleFaults) in try CheckedRule.formula(draft.amount) }
        guard let rule, let amount, faults.reasons.isEmpty else { throw faults }
        code = draft.code
        version = draft.version
        fund = draft.fund
        project = draft.project
        item = draft.item
        bases = draft.bases
        places = draft.places
        days = draft.from...draft.until
        self.rule = rule
        self.amount = amount
        caps = draft.caps
        once = draft.once
        publicityDays = draft.publicityDays
        exitGraceDays = draft.exitGraceDays
        reviewGraceDays = draft.reviewGraceDays
        approval = draft.approval
    }

    /// Every fact that rule, formula and caps need: no other sealed one is opened for it.
    public var facts: Set<RuleFact> {
        let isOfDibao = caps.contains { if case .dibao = $0.limit { true } else { false } }
        return rule.facts.union(amount.facts).union(isOfDibao ? [.dibao] : [])
    }

    /// What a line of it claims, for a list of that day.
    public func claims(of beneficiary: Beneficiary, on day: CivilDate) -> [Claim] {
        once.map { $0.claim(beneficiary, on: day) }
    }
}
