import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension InsuranceCase {
    /// Takes one step, as the table of ``CaseState`` says. What is refused or repeated changes nothing.
    ///
    /// - Parameter sender: proven. The person's steps come from the department that follows the case, answers from the
    ///   office that was asked, contributions from the collecting department alone.
    public mutating func take(
        _ step: CaseStep, from sender: DepartmentName, _ around: CaseSurroundings
    ) -> CaseRuling {
        switch step {
        case .consentGiven, .consentRevoked, .baseChosen:
            guard sender == application.department else { return .refused(.caseUnknown) }
        default: break
        }
        switch step {
        case .consentGiven(let consent): return give(consent, around)
        case .consentRevoked(let moment): return revoke(at: moment, around)
        case .baseChosen(let base, let frequency): return choose(base, frequency, around)
        case .eligibilityAnswered(let round, let result):
            return judged(round, sender, around)
                ?? answerEligibility(OfficeAnswer(office: sender, result: result), around)
        case .registrationAnswered(let round, let result, let reference):
            return judged(round, sender, around)
                ?? answerRegistration(OfficeAnswer(office: sender, result: result), reference, around)
        case .paymentLinkIssued(let round, let link):
            return judged(round, sender, around) ?? take(link, from: sender, around)
        case .contributionReported(let contribution, let known):
            guard sender == around.collector?.department else { return .refused(.notAsked) }
            return record(contribution, beside: known, around)
        case .subsidyRecorded(let subsidy, let known):
            guard sender == around.humanResources?.department else { return .refused(.notAsked) }
            return note(subsidy, beside: known)
        }
    }

    // MARK: The person

    private mutating func give(_ consent: InsuranceConsent, _ around: CaseSurroundings) -> CaseRuling {
        if consent.at > around.now.addingTimeInterval(Roll.clockTolerance) { return .refused(.consentTime) }
        if let revokedAt, consent.at <= revokedAt { return .refused(.consentOvertaken) }
        if let known = self.consent, known.at >= consent.at { return .repeated }
        switch state {
        case .informed: return .moved(begin(with: consent, around))
        case .ended(.revoked):
            round += 1
            return .moved(begin(with: consent, around))
        default:
            self.consent = consent
            return .moved([.changed(state.name)])
        }
    }

    /// Stops everything that is outstanding, and is final until a consent with a later time.
    private mutating func revoke(at moment: Date, _ around: CaseSurroundings) -> CaseRuling {
        if moment > around.now.addingTimeInterval(Roll.clockTolerance) { return .refused(.consentTime) }
        if let revokedAt, moment <= revokedAt { return .repeated }
        if let consent, moment < consent.at { return .refused(.consentOvertaken) }
        revokedAt = moment
        switch state {
        case .ended(.revoked), .ended(.platformCover): return .moved([.changed(state.name)])
        default: return .moved(withdrawal(.consentRevoked) + stand(.ended(.revoked), around))
        }
    }

    private func withdrawal(_ why: InsuranceRequestWithdrawn.Why) -> [CaseEffect] {
        state.openQuestion.map { [.withdrawn(from: $0.office, why)] } ?? []
    }

    private mutating func choose(
        _ base: Fen, _ frequency: PaymentFrequency?, _ around: CaseSurroundings
    ) -> CaseRuling {
        if let plan = state.plan {
            return plan.base == base && plan.frequency == frequency ?? plan.frequency
                ? .repeated : .refused(.caseState)
        }
        switch state {
        case .quoted(let id):
            guard let standard = around.standards[id] else { return .refused(.standardMissing) }
            if let code = standard.refusal(of: base) { return .refused(code) }
            let before = wish
            wish.frequency = frequency ?? wish.frequency
            let effects = register(base, by: standard, around)
            // Nobody to ask: the choice is kept, and the department hears that it was taken.
            guard effects.isEmpty else { return .moved(effects) }
            return wish == before ? .repeated : .moved([.changed(state.name)])
        case .ended(.revoked): return .refused(.caseRevoked)
        case .ended: return .refused(.caseEnded)
        default: return .refused(.caseState)
        }
    }

    // MARK: The offices

    /// Why an answer of that round is not taken. Who has no part in the case learns nothing of it.
    private func judged(_ round: Int, _ sender: DepartmentName, _ around: CaseSurroundings) -> CaseRuling? {
        let offices = [
            around.insurer?.department, around.collector?.department, state.openQuestion?.office, eligibility?.office,
            registration?.office,
        ]
        guard offices.contains(sender) else { return .refused(.notAsked) }
        if case .ended(.revoked) = state { return .refused(.caseRevoked) }
        return round == self.round ? nil : .refused(round < self.round ? .stepOvertaken : .roundUnknown)
    }

    private mutating func answerEligibility(
        _ answer: OfficeAnswer<EligibilityResult>, _ around: CaseSurroundings
    ) -> CaseRuling {
        if case .eligibilityAsked(of: answer.office) = state {
            eligibility = answer
            switch answer.result {
            case .eligible: return .moved(quote(around))
            case .alreadyInsured: return .moved(stand(.ended(.alreadyInsured), around))
            case .notEligible: return .moved(stand(.ended(.notEligible), around))
            }
        }
        guard let known = eligibility, known.office == answer.office else { return .refused(.notAsked) }
        return known.result == answer.result ? .repeated : differ(.eligibility, around)
    }

    private mutating func answerRegistration(
        _ answer: OfficeAnswer<RegistrationResult>, _ reference: SourceReference?, _ around: CaseSurroundings
    ) -> CaseRuling {
        if case .registrationAsked(of: answer.office, var plan) = state {
            registration = answer
            switch answer.result {
            case .registered:
                plan.reference = reference
                return .moved(seekPaymentLink(plan, around))
            case .refused: return .moved(stand(.ended(.registrationRefused), around))
            }
        }
        guard let known = registration, known.office == answer.office else { return .refused(.notAsked) }
        return known.result == answer.result ? .repeated : differ(.registration, around)
    }

    /// Two answers to one question go to a person. What is being paid for goes on meanwhile.
    private mutating func differ(_ question: DisputedQuestion, _ around: CaseSurroundings) -> CaseRuling {
        if case .disputed = state { return .refused(.answersDiffer) }
        guard state.paid == nil else { return .refused(.answersDiffer, needsPerson: true) }
        let effects = withdrawal(.answersDiffer) + stand(.disputed(question), around)
        // Nobody is waited for: it stands on the list of what a person must look at from now on.
        stalledSince = around.now
        return .moved(effects + [.stalled(.answersDiffer)])
    }

    /// The latest link counts, until the first contribution and after it. One that works no more is no link.
    private mutating func take(
        _ link: PaymentLink, from sender: DepartmentName, _ around: CaseSurroundings
    ) -> CaseRuling {
        guard var plan = state.plan else { return .refused(.notAsked) }
        let isKnown = plan.link == link
        plan.link = link
        let next: CaseState
        switch state {
        case .paymentLinkAsked(of: sender, _): next = .linkReady(plan)
        case .linkReady where sender == around.collector?.department: next = .linkReady(plan)
        case .current(_, let paid) where sender == around.collector?.department: next = .current(plan, paid)
        case .arrears(_, let paid) where sender == around.collector?.department: next = .arrears(plan, paid)
        default: return .refused(.notAsked)
        }
        if isKnown, next.name == state.name { return .repeated }
        if link.isExpired(at: around.now) { return .refused(.paymentLinkExpired) }
        guard next.name == state.name else { return .moved(stand(next, around)) }
        state = next
        if case .linkReady = next { dueAt = nextLook(around) }
        return .moved([.changed(state.name)])
    }
}
