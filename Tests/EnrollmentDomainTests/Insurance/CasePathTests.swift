import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// The way of a case from the consent to the first payment, and who may take it along.
@Suite struct CasePathTests {
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
                .contributionRecorded(
                    fixture.contribution("2026-03"), PaidMonths(from: Month("2026-03")!, to: Month("2026-03")!),
                    warnings: []),
                .changed(.current), .settled,
            ])
        #expect(fixture.item.state.paid?.last == Month("2026-03") && fixture.item.isSettled)
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
        for state in InsuranceState.allCases {
            for step in Step.allCases {
                var fixture = CaseTransitionTests.standing(state)
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
