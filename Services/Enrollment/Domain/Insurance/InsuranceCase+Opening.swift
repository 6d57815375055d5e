import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What opens a case: a wish in an application, or a later request for help.
public struct AssistanceRequest: Sendable, Hashable {
    public var application: ApplicationKey
    public var requestID: String
    public var personID: PersonID
    public var scheme: InsuranceScheme
    public var place: DivisionCode
    public var trade: Trade
    public var wish: InsuranceWish
    public var consent: InsuranceConsent?

    public init(
        application: ApplicationKey, requestID: String, personID: PersonID, scheme: InsuranceScheme,
        place: DivisionCode, trade: Trade, wish: InsuranceWish, consent: InsuranceConsent?
    ) {
        self.application = application
        self.requestID = requestID
        self.personID = personID
        self.scheme = scheme
        self.place = place
        self.trade = trade
        self.wish = wish
        self.consent = consent
    }
}

extension InsuranceCase {
    /// Opens a case. Pure: the number is drawn by the caller.
    public init(_ number: CaseNumber, for request: AssistanceRequest, _ around: CaseSurroundings) {
        self.init(
            number: number, personID: request.personID, scheme: request.scheme, place: request.place,
            application: request.application, requestID: request.requestID, trade: request.trade,
            wish: request.wish, state: .informed,
            since: around.now, round: 1, consent: nil, revokedAt: nil, eligibility: nil, registration: nil, attempt: 1,
            dueAt: nil, stalledSince: nil, isSettled: false)
    }

    /// What the union does first.
    public mutating func begin(with consent: InsuranceConsent?, _ around: CaseSurroundings) -> [CaseEffect] {
        self.consent = consent ?? self.consent
        eligibility = nil
        registration = nil
        if scheme == .occupationalInjury { return stand(.ended(.platformCover), around) }
        guard let given = self.consent, given.at > revokedAt ?? .distantPast else { return stand(.informed, around) }
        return seekEligibility(around)
    }

    /// Help is asked for again. An open case of the same department goes on; one that has ended begins anew.
    public mutating func askedAgain(by request: AssistanceRequest, _ around: CaseSurroundings) -> CaseRuling {
        guard state.isEnded else {
            guard application.department == request.application.department else { return .refused(.caseElsewhere) }
            if let consent = request.consent {
                switch take(.consentGiven(consent), from: application.department, around) {
                case .moved(let effects) where !effects.isEmpty: return .moved(effects)
                default: break
                }
            }
            return .repeated
        }
        if case .ended(.platformCover) = state { return .repeated }
        // The same application again, a year later perhaps, asks for nothing new unless the person consented anew.
        if application == request.application, (request.consent?.at ?? .distantPast) <= consent?.at ?? .distantPast {
            return .repeated
        }
        if let revokedAt, (request.consent?.at ?? .distantPast) <= revokedAt { return .refused(.caseRevoked) }
        application = request.application
        requestID = request.requestID
        place = request.place
        trade = request.trade
        wish = request.wish
        round += 1
        isSettled = false
        return .moved(begin(with: request.consent, around))
    }

    /// Stands in `state` from now on.
    mutating func stand(_ state: CaseState, _ around: CaseSurroundings) -> [CaseEffect] {
        self.state = state
        since = around.now
        attempt = 1
        stalledSince = nil
        dueAt = nextLook(around)
        guard !isSettled, state.isEnded || state.paid != nil else { return [.changed(state.name)] }
        isSettled = true
        return [.changed(state.name), .settled]
    }

    /// When a case that stands so is looked at next.
    func nextLook(_ around: CaseSurroundings) -> Date? {
        switch state {
        case .ended: nil
        case .current(let plan, let paid): around.patience.owed(plan.nextPayment(after: paid.last))
        case .arrears(_, let paid): around.patience.owed(paid.through.advanced(by: 1).endOfYear)
        case .linkReady(let plan):
            min(
                around.patience.due(in: .linkReady, attempt: attempt, from: around.now),
                plan.link?.expiry(lookedAt: around.now) ?? .distantFuture)
        default: around.patience.due(in: state.name, attempt: attempt, from: around.now)
        }
    }

    mutating func seekEligibility(_ around: CaseSurroundings) -> [CaseEffect] {
        guard let insurer = around.insurer, insurer.hasKey else { return stand(.consented, around) }
        return stand(.eligibilityAsked(of: insurer.department), around) + [
            .asked(.eligibility, of: insurer.department)
        ]
    }

    /// Says what it costs; who said beforehand which base it shall be is registered at once.
    mutating func quote(_ around: CaseSurroundings) -> [CaseEffect] {
        guard let standard = around.standards.standard(of: scheme, in: place, year: year(around)) else {
            return stand(.eligible, around)
        }
        let quoted = stand(.quoted(standard.id), around)
        let refusal = wish.base.flatMap(standard.refusal)
        let quote = Quote(standard: standard, office: around.insurer?.name, wishRefused: refusal)
        guard let base = wish.base, refusal == nil else { return quoted + [.quoted(quote)] }
        return quoted + [.quoted(quote)] + register(base, by: standard, around)
    }

    /// The year whose standard counts.
    func year(_ around: CaseSurroundings) -> Int { CivilDate(inChinaAt: around.now).year }

    /// Asks for registration; while there is nobody to ask, the choice is kept as a wish.
    mutating func register(
        _ base: Fen, by standard: ContributionStandard, _ around: CaseSurroundings
    ) -> [CaseEffect] {
        wish.base = base
        guard let insurer = around.insurer, insurer.hasKey else { return [] }
        let plan = CaseState.Plan(base: base, frequency: wish.frequency, standard: standard.id)
        return seekRegistration(plan, of: insurer, around)
    }

    mutating func seekRegistration(
        _ plan: CaseState.Plan, of insurer: Office, _ around: CaseSurroundings
    ) -> [CaseEffect] {
        stand(.registrationAsked(of: insurer.department, plan), around) + [
            .asked(.registration(plan), of: insurer.department)
        ]
    }

    mutating func seekPaymentLink(_ plan: CaseState.Plan, _ around: CaseSurroundings) -> [CaseEffect] {
        guard let collector = around.collector, collector.hasKey else { return stand(.registered(plan), around) }
        return stand(.paymentLinkAsked(of: collector.department, plan), around) + [
            .asked(.paymentLink(plan), of: collector.department)
        ]
    }
}
