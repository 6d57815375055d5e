import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension InsuranceCase {
    /// Looks at a case whose time has come: asks again, with doubled intervals; then tells a person, and again each time
    /// the longest interval is over. Nothing happens before the time.
    public mutating func passDeadline(_ around: CaseSurroundings) -> [CaseEffect] {
        guard let dueAt, dueAt <= around.now else { return [] }
        switch state {
        case .ended:
            self.dueAt = nil
            return []
        case .current(let plan, let paid):
            // What is owed for a year that is over lapses in the same look.
            return stand(.arrears(plan, paid), around) + passDeadline(around)
        case .arrears(let plan, let paid):
            guard around.standards[plan.standard]?.allowsCrossYear == true else {
                return stand(.ended(.lapsed), around)
            }
            // Looked at again when another year is over.
            stalledSince = stalledSince ?? around.now
            let year = max(paid.through.advanced(by: 1).year, CivilDate(inChinaAt: around.now).year)
            self.dueAt = CivilDate.newYear(year + 1).beginningInChina
            return [.stalled(.personAwaited)]
        case .disputed: return tellAgain(.answersDiffer, around)
        default: return goOn(around) ?? again(around)
        }
    }

    /// An operator asks again, now: a disputed question anew, what has stalled from the beginning of its patience.
    ///
    /// - Returns: `nil` where there is nothing to ask.
    public mutating func retry(_ around: CaseSurroundings) -> [CaseEffect]? {
        switch state {
        case .ended, .current, .arrears: return nil
        case .disputed:
            round += 1
            return begin(with: nil, around)
        default:
            if let effects = goOn(around) { return effects }
            attempt = 0
            stalledSince = nil
            return again(around)
        }
    }

    /// What was waited for is there now: an office with a key, a standard; or the link must be asked for anew, as it works
    /// no more. `nil` while it is not so.
    private mutating func goOn(_ around: CaseSurroundings) -> [CaseEffect]? {
        switch state {
        case .consented where around.insurer?.hasKey == true: return seekEligibility(around)
        case .registered(let plan) where around.collector?.hasKey == true: return seekPaymentLink(plan, around)
        case .linkReady(let plan) where plan.link?.isExpired(at: around.now) == true:
            return seekPaymentLink(plan, around)
        case .eligible where around.standards.standard(of: scheme, in: place, year: year(around)) != nil:
            return quote(around)
        case .quoted(let id) where around.insurer?.hasKey == true && hasChosen(around):
            guard let base = wish.base, let standard = around.standards[id] else { return nil }
            return register(base, by: standard, around)
        default: return turn(around)
        }
    }

    /// Another office was appointed since one was asked: it is asked instead, and the one before is told.
    private mutating func turn(_ around: CaseSurroundings) -> [CaseEffect]? {
        guard let open = state.openQuestion, let office = appointed(for: open.question, around), office.hasKey,
            office.department != open.office
        else { return nil }
        let withdrawn = CaseEffect.withdrawn(from: open.office, .officeChanged)
        switch open.question {
        case .eligibility: return [withdrawn] + seekEligibility(around)
        case .registration(let plan): return [withdrawn] + seekRegistration(plan, of: office, around)
        case .paymentLink(let plan): return [withdrawn] + seekPaymentLink(plan, around)
        }
    }

    private func appointed(for question: CaseQuestion, _ around: CaseSurroundings) -> Office? {
        switch question {
        case .eligibility, .registration: around.insurer
        case .paymentLink: around.collector
        }
    }

    /// Whether a permitted base was chosen while there was nobody to register it: the person has nothing to do.
    private func hasChosen(_ around: CaseSurroundings) -> Bool {
        guard case .quoted(let id) = state, let base = wish.base, let standard = around.standards[id] else {
            return false
        }
        return standard.refusal(of: base) == nil
    }

    /// Asks or reminds once more, or tells a person that nothing comes.
    private mutating func again(_ around: CaseSurroundings) -> [CaseEffect] {
        let lack = lack(around)
        // What is missing here nobody outside can bring: an operator hears it the first time.
        guard lack == .noAnswer || lack == .personAwaited, attempt < around.patience.term(in: state.name).asks else {
            attempt = max(attempt, 1)
            return tellAgain(lack, around)
        }
        attempt += 1
        dueAt = nextLook(around)
        switch state {
        case .informed, .linkReady: return [.changed(state.name)]
        case .quoted(let id):
            return around.standards[id].map {
                [.quoted(Quote(standard: $0, office: around.insurer?.name, wishRefused: wish.base.flatMap($0.refusal)))]
            } ?? []
        default: return state.openQuestion.map { [.asked($0.question, of: $0.office)] } ?? []
        }
    }

    private mutating func tellAgain(_ reason: ReasonCode, _ around: CaseSurroundings) -> [CaseEffect] {
        stalledSince = stalledSince ?? around.now
        dueAt = nextLook(around)
        return [.stalled(reason)]
    }

    /// What keeps it from going on.
    private func lack(_ around: CaseSurroundings) -> ReasonCode {
        func lack(of office: Office?) -> ReasonCode { office == nil ? .partnerMissing : .partnerKeyMissing }
        if let question = state.openQuestion?.question {
            let office = appointed(for: question, around)
            return office?.hasKey == true ? .noAnswer : lack(of: office)
        }
        return switch state {
        case .consented: lack(of: around.insurer)
        case .registered: lack(of: around.collector)
        case .eligible: .standardMissing
        case .quoted where hasChosen(around): lack(of: around.insurer)
        // Consent, base and payment are the person's to give.
        default: .personAwaited
        }
    }
}
