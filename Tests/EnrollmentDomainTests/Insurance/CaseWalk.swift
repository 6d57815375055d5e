import Contracts
import EnrollmentDomain
import Foundation

/// One case and what happens to it, drawn from a seed; beside it a simple account of what was said and paid.
struct CaseWalk {
    let seed: UInt64
    private var random: SeededGenerator
    var fixture: CaseFixture
    private(set) var ruling = CaseRuling.repeated
    private(set) var effects: [CaseEffect] = []
    private(set) var isLookOrRetry = false
    private(set) var isAnew = false
    private(set) var lastConsent: Date?
    private(set) var lastRevocation: Date?
    var paid: [Contribution] = []
    var settled = 0
    private(set) var beginnings = 1

    init(seed: UInt64) {
        self.seed = seed
        random = SeededGenerator(state: seed)
        let isWished = Bool.random(using: &random)
        let consentAt = Bool.random(using: &random) ? "2026-03-10T08:00:00+08:00" : nil
        fixture = CaseFixture(
            scheme: Int.random(in: 0..<40, using: &random) == 0 ? .occupationalInjury : .pension,
            wish: InsuranceWish(base: isWished ? Fen(360_000) : nil), consentAt: consentAt)
        lastConsent = consentAt.map(CaseFixture.time)
        settled = fixture.effects.filter { $0 == .settled }.count
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    /// Something happens; says what.
    mutating func step() -> String {
        (isLookOrRetry, isAnew, effects, ruling) = (false, false, [], .repeated)
        fixture.around.now = fixture.around.now.addingTimeInterval(Double(Int.random(in: 1...90_000, using: &random)))
        let setting = changeSetting()
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<6: return setting + consent()
        case 6..<9: return setting + revoke()
        case 9..<22: return setting + look()
        case 22..<27: return setting + retry()
        case 27..<32: return setting + askAgain()
        case 32..<48: return setting + pay()
        default: return setting + answer()
        }
    }

    /// Offices, keys and standards come and go.
    private mutating func changeSetting() -> String {
        guard chance(15) else { return "" }
        let now = fixture.around.now
        var around = CaseFixture.surroundings(
            insurer: chance(80), collector: chance(80),
            standards: chance(80)
                ? (2025...2030).map {
                    CaseFixture.standard(Int64($0), year: $0, crossYear: seed.isMultiple(of: 5))
                } + [CaseFixture.standard()] : [CaseFixture.standard()].filter { _ in chance(30) })
        if chance(15) { around.insurer?.department = DepartmentName("social-changsha")! }
        around.insurer?.hasKey = chance(80)
        around.collector?.hasKey = chance(80)
        around.now = now
        fixture.around = around
        return "setting changed, "
    }

    private mutating func take(_ step: CaseStep, from sender: DepartmentName) {
        ruling = fixture.take(step, from: sender)
        effects = fixture.effects
    }

    /// By the sender's clock: mostly now, at times from long ago.
    private mutating func moment() -> Date {
        let now = Double(Int(fixture.around.now.timeIntervalSince1970))
        return Date(
            timeIntervalSince1970: chance(70) ? now : now - Double(Int.random(in: 0...4, using: &random) * 86_400))
    }

    private mutating func consent() -> String {
        let at = moment()
        take(.consentGiven(InsuranceConsent(textVersion: "2026-01", at: at)), from: CaseFixture.rider)
        return said(consent: at)
    }

    /// Whatever was refused or repeated, the latest word counts.
    private mutating func said(consent at: Date) -> String {
        if ruling != .refused(.caseUnknown) { lastConsent = max(lastConsent ?? at, at) }
        return "consent of \(at.timeIntervalSince1970)"
    }

    private mutating func revoke() -> String {
        let at = moment()
        take(.consentRevoked(at: at), from: CaseFixture.rider)
        if ruling != .refused(.caseUnknown) { lastRevocation = max(lastRevocation ?? at, at) }
        return "revocation of \(at.timeIntervalSince1970)"
    }

    private mutating func look() -> String {
        if chance(85), let due = fixture.item.dueAt { fixture.around.now = max(due, fixture.around.now) }
        effects = fixture.item.passDeadline(fixture.around)
        (ruling, isLookOrRetry) = (.moved(effects), true)
        return "looked at"
    }

    private mutating func retry() -> String {
        let before = fixture.item
        let effects = fixture.item.retry(fixture.around)
        if effects == nil, fixture.item != before { return "retry of nothing changed it" }
        (self.effects, isLookOrRetry) = (effects ?? [], effects != nil)
        ruling = effects.map { .moved($0) } ?? .repeated
        return "retry"
    }

    private mutating func askAgain() -> String {
        let at = chance(50) ? moment() : nil
        let isOwn = chance(80)
        var request = CaseFixture.request(
            chance(50) ? "RH-1" : "RH-2", id: "request-\(fixture.around.now.timeIntervalSince1970)",
            from: isOwn ? CaseFixture.rider : CaseFixture.stranger, scheme: fixture.item.scheme)
        // The rider's department stays the one that speaks: else the walk would soon be over.
        request.application.department = isOwn ? fixture.item.application.department : CaseFixture.stranger
        request.consent = at.map { InsuranceConsent(textVersion: "2026-01", at: $0) }
        if !isOwn, fixture.item.state.isEnded { return "nothing" }
        let round = fixture.item.round
        ruling = fixture.item.askedAgain(by: request, fixture.around)
        if case .moved(let effects) = ruling { self.effects = effects }
        isAnew = fixture.item.round != round && fixture.item.requestID == request.requestID
        if isAnew { beginnings += 1 }
        if let at, case .moved = ruling { return "asked again, with " + said(consent: at) }
        return "asked again"
    }

    private mutating func pay() -> String {
        let first = Month(CivilDate(inChinaAt: fixture.around.now)).advanced(by: -Int.random(in: 0...3, using: &random))
        let months = chance(70) ? 1 : Int.random(in: 1...12, using: &random)
        var contribution = fixture.contribution(
            first.text, months: months, paidOn: CivilDate(inChinaAt: fixture.around.now).description,
            reference: "T-\(Int.random(in: 0..<6, using: &random))")
        if chance(10) { contribution.amount = Fen(1) }
        if chance(20), let again = paid.randomElement(using: &random) { contribution = again }
        take(.contributionReported(contribution, known: paid), from: chance(95) ? CaseFixture.tax : CaseFixture.social)
        return "paid \(contribution.period) +\(contribution.months)"
    }

    private mutating func answer() -> String {
        let open: [Step] =
            switch fixture.item.state.openQuestion?.question {
            case .eligibility: [.eligible, .eligible, .eligible, .eligible, .alreadyInsured, .notEligible]
            case .registration: [.registered, .registered, .registered, .registrationRefused]
            case .paymentLink: [.link]
            case nil: fixture.item.state.name == .quoted ? [.base] : Step.allCases
            }
        let usual: [Step] = chance(85) ? open : Step.allCases
        let step = usual.filter { $0 != .consent && $0 != .revocation && $0 != .payment }.randomElement(using: &random)
        guard let step else { return "nothing" }
        let office = fixture.item.state.openQuestion?.office
        // Links work for some hours, for a month, or for ever.
        if step == .link, chance(60) {
            let hours = [6, 30 * 24].randomElement(using: &random) ?? 6
            let link = PaymentLink(
                url: CaseFixture.link.url, validUntil: fixture.around.now.addingTimeInterval(Double(hours) * 3_600))
            take(.paymentLinkIssued(round: fixture.item.round, link), from: CaseFixture.tax)
            return "a link for \(hours) hours"
        }
        // Who was asked may be another one than usual.
        let asked = step.sender == CaseFixture.social && office != CaseFixture.tax ? office ?? step.sender : step.sender
        let sender = chance(95) ? asked : CaseFixture.stranger
        if chance(95) {
            take(step.step(of: fixture), from: sender)
        } else {
            var other = fixture
            other.item = CaseFixture().item
            take(step.step(of: other), from: sender)
        }
        return "\(step) from \(sender.text)"
    }
}

/// SplitMix64: the same walk for the same seed.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
