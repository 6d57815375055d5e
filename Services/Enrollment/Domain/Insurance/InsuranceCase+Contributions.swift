import Contracts

extension InsuranceCase {
    /// Records what the collecting department says was paid. One that is on record already is repeated for ever, however
    /// the case stands by then.
    ///
    /// - Parameter known: all of this case.
    mutating func record(
        _ contribution: Contribution, beside known: [Contribution], _ around: CaseSurroundings
    ) -> CaseRuling {
        if let same = known.first(where: { $0.period == contribution.period && $0.reference == contribution.reference })
        {
            return same == contribution ? .repeated : .refused(.contributionReferenceReused)
        }
        switch state {
        case .ended(.revoked): return .refused(.caseRevoked)
        case .ended: return .refused(.caseEnded)
        case .registered, .paymentLinkAsked, .linkReady, .current, .arrears: break
        default: return .refused(.caseState)
        }
        guard let plan = state.plan else { return .refused(.caseState) }
        let standard = around.standards.standard(of: scheme, in: place, year: contribution.period.year)
        if let code = contribution.refusal(by: standard) {
            // Nobody but an operator can import the standard that is missing.
            return .refused(code, needsPerson: code == .standardMissing)
        }
        if known.contains(where: contribution.covers) { return .refused(.contributionPeriodCovered, needsPerson: true) }
        var paid = state.paid ?? PaidMonths(contribution)
        paid.add(contribution, beside: known)
        let isOwed = around.now >= around.patience.owed(plan.nextPayment(after: paid.last))
        let next: CaseState = isOwed || !paid.missing.isEmpty ? .arrears(plan, paid) : .current(plan, paid)
        let recorded = CaseEffect.contributionRecorded(
            contribution, paid, warnings: contribution.warnings(beside: plan))
        guard next.name != state.name else {
            state = next
            stalledSince = nil
            dueAt = nextLook(around)
            return .moved([recorded])
        }
        return .moved([recorded] + stand(next, around))
    }
}
