import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// Every step in every state, as the table of ``CaseState`` says: the legal ones, and the refused.
@Suite struct CaseTransitionTests {
    /// A case that came to stand there step by step, a minute ago.
    static func standing(_ state: InsuranceState) -> CaseFixture {
        let consented = "2026-03-10T08:00:00+08:00"
        var fixture: CaseFixture
        switch state {
        case .informed: fixture = CaseFixture()
        case .consented:
            fixture = CaseFixture(consentAt: consented, around: CaseFixture.surroundings(insurer: false))
        case .eligible:
            fixture = CaseFixture(consentAt: consented, around: CaseFixture.surroundings(standards: []))
            fixture.take(.eligible)
        case .registered:
            fixture = CaseFixture(consentAt: consented, around: CaseFixture.surroundings(collector: false))
            for step in [Step.eligible, .base, .registered] { fixture.take(step) }
            fixture.around.collector = CaseFixture.surroundings().collector
        case .platformCover: fixture = CaseFixture(scheme: .occupationalInjury, consentAt: consented)
        default:
            fixture = CaseFixture(consentAt: consented)
            let path: [Step] =
                switch state {
                case .quoted: [.eligible]
                case .registrationAsked: [.eligible, .base]
                case .paymentLinkAsked: [.eligible, .base, .registered]
                case .linkReady: [.eligible, .base, .registered, .link]
                case .current, .arrears, .lapsed: [.eligible, .base, .registered, .link, .payment]
                case .disputed: [.eligible, .notEligible]
                case .alreadyInsured: [.alreadyInsured]
                case .notEligible: [.notEligible]
                case .registrationRefused: [.eligible, .base, .registrationRefused]
                case .revoked: [.revocation]
                default: []
                }
            for step in path { fixture.take(step) }
            if state == .arrears || state == .lapsed { fixture.passDeadline() }
            if state == .lapsed { fixture.passDeadline() }
        }
        fixture.around.now = fixture.around.now.addingTimeInterval(60)
        return fixture
    }

    private static let columns: [Step] = [
        .consent, .revocation, .base, .eligible, .alreadyInsured, .registered, .registrationRefused, .link, .payment,
    ]

    /// In the order of ``columns``.
    private static let table: [(InsuranceState, [String])] = [
        (
            .informed,
            [
                "> eligibility-asked", "> revoked", "! case-state", "! not-asked", "! not-asked", "! not-asked",
                "! not-asked", "! not-asked", "! case-state",
            ]
        ),
        (
            .consented,
            [
                ".", "> revoked", "! case-state", "! not-asked", "! not-asked", "! not-asked", "! not-asked",
                "! not-asked", "! case-state",
            ]
        ),
        (
            .eligibilityAsked,
            [
                ".", "> revoked", "! case-state", "> quoted", "> already-insured", "! not-asked", "! not-asked",
                "! not-asked", "! case-state",
            ]
        ),
        (
            .eligible,
            [
                ".", "> revoked", "! case-state", "=", "> disputed", "! not-asked", "! not-asked", "! not-asked",
                "! case-state",
            ]
        ),
        (
            .quoted,
            [
                ".", "> revoked", "> registration-asked", "=", "> disputed", "! not-asked", "! not-asked",
                "! not-asked",
                "! case-state",
            ]
        ),
        (
            .registrationAsked,
            [
                ".", "> revoked", "=", "=", "> disputed", "> payment-link-asked", "> registration-refused",
                "! not-asked",
                "! case-state",
            ]
        ),
        (
            .registered,
            [
                ".", "> revoked", "=", "=", "> disputed", "=", "> disputed", "! not-asked", "> current",
            ]
        ),
        (
            .paymentLinkAsked,
            [
                ".", "> revoked", "=", "=", "> disputed", "=", "> disputed", "> link-ready", "> current",
            ]
        ),
        (.linkReady, [".", "> revoked", "=", "=", "> disputed", "=", "> disputed", "=", "> current"]),
        // What is being paid for goes on, and a person looks.
        (
            .current,
            [
                ".", "> revoked", "=", "=", "!! answers-differ", "=", "!! answers-differ", "=", ".",
            ]
        ),
        (
            .arrears,
            [
                ".", "> revoked", "=", "=", "!! answers-differ", "=", "!! answers-differ", "=", "> current",
            ]
        ),
        (
            .disputed,
            [
                ".", "> revoked", "! case-state", "=", "! answers-differ", "! not-asked", "! not-asked", "! not-asked",
                "! case-state",
            ]
        ),
        (
            .alreadyInsured,
            [
                ".", "> revoked", "! case-ended", "> disputed", "=", "! not-asked", "! not-asked", "! not-asked",
                "! case-ended",
            ]
        ),
        (
            .notEligible,
            [
                ".", "> revoked", "! case-ended", "> disputed", "> disputed", "! not-asked", "! not-asked",
                "! not-asked",
                "! case-ended",
            ]
        ),
        (
            .registrationRefused,
            [
                ".", "> revoked", "! case-ended", "=", "> disputed", "> disputed", "=", "! not-asked", "! case-ended",
            ]
        ),
        (
            .revoked,
            [
                "> eligibility-asked", ".", "! case-revoked", "! case-revoked", "! case-revoked", "! case-revoked",
                "! case-revoked", "! case-revoked", "! case-revoked",
            ]
        ),
        (
            .lapsed,
            [
                ".", "> revoked", "! case-ended", "=", "> disputed", "=", "> disputed", "! not-asked", "! case-ended",
            ]
        ),
        (
            .platformCover,
            [
                ".", ".", "! case-ended", "! not-asked", "! not-asked", "! not-asked", "! not-asked", "! not-asked",
                "! case-ended",
            ]
        ),
    ]

    @Test func theTableNamesEveryState() {
        #expect(Set(Self.table.map(\.0)) == Set(InsuranceState.allCases))
        for (state, _) in Self.table { #expect(Self.standing(state).item.state.name == state) }
    }

    @Test func everyStepInEveryState() {
        for (state, row) in Self.table {
            for (step, expected) in zip(Self.columns, row) {
                var fixture = Self.standing(state)
                let before = fixture.item
                let came = fixture.take(step)
                #expect(came == expected, "\(state) on \(step)")
                if came.hasPrefix("=") || came.hasPrefix("!") {
                    #expect(fixture.item == before, "\(state) on \(step): nothing changes")
                }
                if came.hasPrefix(">") {
                    #expect(fixture.item.since == fixture.around.now && fixture.item.attempt == 1)
                }
                #expect((fixture.item.dueAt == nil) == fixture.item.state.isEnded, "\(state) on \(step)")
            }
        }
    }

    /// A step taken twice says at most that it was so already, whatever happened because of it.
    @Test func everyStepTwice() {
        for (state, _) in Self.table {
            for step in Self.columns {
                var fixture = Self.standing(state)
                var taken = step.step(of: fixture)
                guard case .moved = fixture.take(taken, from: step.sender) else { continue }
                let after = fixture.item
                if case .contributionReported(let paid, _) = taken {
                    taken = .contributionReported(paid, known: [paid])
                }
                let second = fixture.take(taken, from: step.sender)
                // An answer that has made a dispute is one of the two that differ.
                let isDispute = after.state.name == .disputed && state != .disputed
                #expect(second == (isDispute ? .refused(.answersDiffer) : .repeated), "\(state) on \(step)")
                #expect(fixture.item == after, "\(state) on \(step)")
            }
        }
    }

    /// The whole path, and what each step brings about.
    @Test func fromConsentToCurrent() {
        var fixture = CaseFixture(consentAt: "2026-03-10T08:00:00+08:00")
        #expect(fixture.effects.first == .changed(.eligibilityAsked))
        #expect(fixture.effects.questions == ["eligibility of social-hunan"])
        fixture.take(.eligible)
        #expect(fixture.effects.count == 2 && fixture.effects.questions == [])
        guard case .quoted(let quote) = fixture.effects.last else {
            Issue.record("\(fixture.effects)")
            return
        }
        #expect(quote.office == "芙蓉区社保中心" && quote.tiers.map(\.percent) == [60, 100, 300])
        fixture.take(.base)
        #expect(fixture.effects.questions == ["registration of social-hunan"])
        fixture.take(.registered)
        #expect(fixture.effects.questions == ["payment link of tax-hunan"])
        #expect(fixture.item.state.plan?.reference == SourceReference("R-1"))
        fixture.take(.link)
        #expect(fixture.effects == [.changed(.linkReady)] && fixture.item.state.plan?.link == CaseFixture.link)
        fixture.take(.payment)
        #expect(
            fixture.effects == [
                .contributionRecorded(fixture.contribution("2026-03"), paidThrough: Month("2026-03")!),
                .changed(.current), .settled,
            ])
        #expect(fixture.item.state.paidThrough == Month("2026-03") && fixture.item.isSettled)
        #expect(fixture.item.round == 1)
    }

    /// Who said beforehand what it shall be is registered without being asked again; a base that is not permitted is told.
    @Test func aWishIsRegisteredAtOnceWhereItIsPermitted() {
        var wished = CaseFixture(
            wish: InsuranceWish(base: Fen(600_000), frequency: .quarterly), consentAt: "2026-03-10T08:00:00+08:00")
        #expect(wished.take(.eligible) == "> registration-asked")
        #expect(wished.effects.questions == ["registration of social-hunan"])
        #expect(wished.item.state.plan?.base == Fen(600_000) && wished.item.state.plan?.frequency == .quarterly)
        for (base, code) in [(359_999, ReasonCode.baseBelowMinimum), (1_800_001, .baseAboveMaximum)] {
            var refused = CaseFixture(
                wish: InsuranceWish(base: Fen(Int64(base))), consentAt: "2026-03-10T08:00:00+08:00")
            #expect(refused.take(.eligible) == "> quoted")
            guard case .quoted(let quote) = refused.effects.last else {
                Issue.record("no quote")
                return
            }
            #expect(quote.wishRefused == code)
            #expect(refused.take(.baseChosen(Fen(Int64(base)), nil), from: CaseFixture.rider) == .refused(code))
            #expect(refused.take(.base) == "> registration-asked")
        }
    }

    /// The person's word comes from the department that follows the case, an office's from who was asked, 已缴 from 税务.
    @Test func nobodySpeaksForAnother() {
        let expected: [Step: ReasonCode] = [
            .consent: .caseUnknown, .revocation: .caseUnknown, .base: .caseUnknown, .eligible: .notAsked,
            .alreadyInsured: .notAsked, .notEligible: .notAsked, .registered: .notAsked,
            .registrationRefused: .notAsked, .link: .notAsked, .payment: .notAsked,
        ]
        for (state, _) in Self.table {
            for step in Step.allCases {
                var fixture = Self.standing(state)
                let before = fixture.item
                let refused = fixture.take(step.step(of: fixture), from: CaseFixture.stranger)
                #expect(refused == expected[step].map { .refused($0) }, "\(state) on \(step)")
                #expect(fixture.item == before)
                if step == .payment {
                    for sender in [CaseFixture.rider, CaseFixture.social] {
                        #expect(
                            fixture.take(step.step(of: fixture), from: sender) == .refused(.notAsked),
                            "what was paid only the collecting department says")
                    }
                }
            }
        }
    }

    /// An answer of an earlier round is overtaken, one of a later round unknown.
    @Test func answersCountInTheirRoundAlone() {
        var fixture = CaseFixture(consentAt: "2026-03-10T08:00:00+08:00")
        fixture.wait(until: "2026-03-11T08:00:00+08:00")
        fixture.take(.revocation)
        fixture.wait(until: "2026-03-12T08:00:00+08:00")
        #expect(fixture.take(.consent) == "> eligibility-asked" && fixture.item.round == 2)
        #expect(fixture.effects.questions == ["eligibility of social-hunan"])
        let before = fixture.item
        #expect(
            fixture.take(.eligibilityAnswered(round: 1, .eligible), from: CaseFixture.social)
                == .refused(.stepOvertaken))
        #expect(
            fixture.take(.eligibilityAnswered(round: 3, .eligible), from: CaseFixture.social) == .refused(.roundUnknown)
        )
        #expect(fixture.item == before)
        #expect(fixture.take(.eligible) == "> quoted")
    }
}
