import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// Whatever happens in whatever order, what must always hold holds: thousands of seeded walks.
@Suite struct CaseWalkTests {
    /// Written from the issue, not from the code.
    private static let legal: [InsuranceState: Set<InsuranceState>] = [
        .informed: [.eligibilityAsked, .consented, .revoked],
        .consented: [.eligibilityAsked, .revoked],
        .eligibilityAsked: [
            .eligible, .quoted, .registrationAsked, .alreadyInsured, .notEligible, .revoked,
        ],
        .eligible: [.quoted, .registrationAsked, .disputed, .revoked],
        .quoted: [.registrationAsked, .disputed, .revoked],
        .registrationAsked: [.registered, .paymentLinkAsked, .registrationRefused, .disputed, .revoked],
        .registered: [.paymentLinkAsked, .current, .arrears, .disputed, .revoked],
        .paymentLinkAsked: [.linkReady, .current, .arrears, .disputed, .revoked],
        // The link works no more.
        .linkReady: [.paymentLinkAsked, .registered, .current, .arrears, .disputed, .revoked],
        // December was not paid, and the year is over.
        .current: [.arrears, .lapsed, .revoked],
        .arrears: [.current, .lapsed, .revoked],
        // An operator asks anew.
        .disputed: [.eligibilityAsked, .consented, .revoked],
        .alreadyInsured: [.disputed, .revoked, .eligibilityAsked, .consented],
        .notEligible: [.disputed, .revoked, .eligibilityAsked, .consented],
        .registrationRefused: [.disputed, .revoked, .eligibilityAsked, .consented],
        .lapsed: [.disputed, .revoked, .eligibilityAsked, .consented],
        .revoked: [.eligibilityAsked, .consented],
        .platformCover: [],
    ]

    @Test(arguments: 0..<8) func whatMustAlwaysHold(part: Int) {
        for seed in 0..<400 {
            var walk = Walk(seed: UInt64(part * 400 + seed))
            for _ in 0..<60 {
                let before = walk.fixture.item
                let what = walk.step()
                let fault = walk.fault(since: before, legal: Self.legal)
                guard fault == nil else {
                    Issue.record("seed \(walk.seed): \(fault!) by \(what) from \(before.state.name)")
                    return
                }
            }
        }
    }

    /// The walks go everywhere: every state, every legal way.
    @Test func theWalksGoEverywhere() {
        var gone: [InsuranceState: Set<InsuranceState>] = [:]
        for seed in 0..<3_000 {
            var walk = Walk(seed: UInt64(1_000_000 + seed))
            for _ in 0..<60 {
                let before = walk.fixture.item.state.name
                _ = walk.step()
                let after = walk.fixture.item.state.name
                if before != after { gone[before, default: []].insert(after) }
            }
        }
        for (state, ways) in Self.legal {
            #expect(ways.subtracting(gone[state] ?? []) == [], "never gone from \(state)")
        }
    }
}

/// One case and what happens to it, drawn from a seed; beside it a simple account of what was said and paid.
private struct Walk {
    let seed: UInt64
    private var random: SeededGenerator
    var fixture: CaseFixture
    private var ruling = CaseRuling.repeated
    private var effects: [CaseEffect] = []
    private var isLookOrRetry = false
    private var isAnew = false
    private var lastConsent: Date?
    private var lastRevocation: Date?
    private var paid: [Contribution] = []
    private var settled = 0
    private var beginnings = 1

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

    // MARK: What must always hold

    mutating func fault(since before: InsuranceCase, legal: [InsuranceState: Set<InsuranceState>]) -> String? {
        let item = fixture.item
        let name = item.state.name
        if (item.dueAt == nil) != item.state.isEnded { return "\(name) is due at \(item.dueAt as Any)" }
        if isLookOrRetry, let due = item.dueAt, due <= fixture.around.now { return "\(name) is due still" }
        if name != before.state.name, legal[before.state.name]?.contains(name) != true { return "gone to \(name)" }
        switch ruling {
        case .moved: break
        case .repeated, .refused: if item != before { return "changed by what was \(ruling)" }
        }
        if name != .platformCover {
            let isRevoked = lastRevocation.map { $0 >= lastConsent ?? .distantPast } ?? false
            if isRevoked != (name == .revoked) { return "revoked: \(isRevoked), but \(name)" }
        }
        return questionFault(before) ?? paymentFault(before) ?? countFault(before)
    }

    private func questionFault(_ before: InsuranceCase) -> String? {
        let item = fixture.item
        for effect in effects {
            switch effect {
            case .asked(let question, let office):
                if item.state.openQuestion?.question != question || item.state.openQuestion?.office != office {
                    return "asked what is not open"
                }
                if let lastRevocation, lastRevocation >= lastConsent ?? .distantPast {
                    return "asked after a revocation"
                }
                if lastConsent == nil { return "asked without consent" }
            case .withdrawn(let office, _):
                if before.state.openQuestion?.office != office { return "withdrew what was not open" }
                if item.state.openQuestion?.office == office { return "withdrew and left it open" }
            case .stalled where item.state.isEnded: return "stalled though ended"
            default: break
            }
        }
        // Who asks again asks the same; a question does not vanish unsaid while the case waits for nobody's answer.
        if let open = before.state.openQuestion, item.state.name == .revoked || item.state.name == .disputed {
            guard effects.contains(where: { if case .withdrawn(open.office, _) = $0 { true } else { false } }) else {
                return "the question to \(open.office.text) was not withdrawn"
            }
        }
        return nil
    }

    private mutating func paymentFault(_ before: InsuranceCase) -> String? {
        for case .contributionRecorded(let contribution, let month) in effects {
            if paid.contains(where: { $0.period == contribution.period && $0.reference == contribution.reference }) {
                return "recorded twice"
            }
            if paid.contains(where: { $0.period <= contribution.last && contribution.period <= $0.last }) {
                return "a month paid for twice"
            }
            if contribution.amount.amount == 1 { return "a wrong amount was recorded" }
            if let old = before.state.paidThrough, month < old { return "a month was taken back" }
            if fixture.item.state.paidThrough != month { return "recorded, but not paid through" }
            paid.append(contribution)
        }
        return nil
    }

    private mutating func countFault(_ before: InsuranceCase) -> String? {
        let item = fixture.item
        settled += effects.filter { $0 == .settled }.count
        if settled > beginnings { return "settled \(settled) times in \(beginnings) beginnings" }
        if before.isSettled, !item.isSettled, !isAnew { return "not settled any more" }
        if item.round < before.round { return "the round went back" }
        if item.attempt < 1 || item.attempt > fixture.around.patience.term(in: item.state.name).asks {
            return "attempt \(item.attempt)"
        }
        if item.since < before.since { return "since went back" }
        return nil
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
