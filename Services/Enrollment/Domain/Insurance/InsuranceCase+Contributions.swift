import Contracts

extension InsuranceCase {
    /// Records what the collecting department says was paid. One that is on record already is repeated for ever, however
    /// the case stands by then.
    ///
    /// - Parameter known: those of this case that share its reference or one of its months.
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
        let paidThrough = max(contribution.last, state.paidThrough ?? contribution.last)
        let isOwed = around.now >= around.patience.owed(plan.nextPayment(after: paidThrough))
        let next: CaseState =
            isOwed ? .arrears(plan, paidThrough: paidThrough) : .current(plan, paidThrough: paidThrough)
        guard next.name != state.name else {
            state = next
            stalledSince = nil
            dueAt = nextLook(around)
            return .moved([.contributionRecorded(contribution, paidThrough: paidThrough)])
        }
        return .moved([.contributionRecorded(contribution, paidThrough: paidThrough)] + stand(next, around))
    }
}
