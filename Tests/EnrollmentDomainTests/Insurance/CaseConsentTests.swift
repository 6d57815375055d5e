import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// Consent and its revocation, in every order: the latest word of the person counts, and after a revocation nobody is
/// asked anything.
@Suite struct CaseConsentTests {
    private static let standing: [InsuranceState] = [
        .informed, .consented, .eligibilityAsked, .eligible, .quoted, .registrationAsked, .registered,
        .paymentLinkAsked, .linkReady, .current, .arrears, .disputed, .alreadyInsured, .notEligible,
        .registrationRefused, .lapsed,
    ]

    /// The office that has a question open is told that it is none any more; nobody else is.
    @Test func aRevocationWithdrawsWhatIsOpenAndEndsIt() {
        let asked: [InsuranceState: DepartmentName] = [
            .eligibilityAsked: CaseFixture.social, .registrationAsked: CaseFixture.social,
            .paymentLinkAsked: CaseFixture.tax,
        ]
        for state in Self.standing {
            var fixture = CaseTransitionTests.standing(state)
            let wasSettled = fixture.item.isSettled
            fixture.take(.revocation)
            let withdrawn = asked[state].map { [CaseEffect.withdrawn(from: $0, .consentRevoked)] } ?? []
            #expect(
                fixture.effects == withdrawn + [.changed(.revoked)] + (wasSettled ? [] : [.settled]), "\(state)")
            #expect(fixture.item.dueAt == nil)
            fixture.around.now = fixture.around.now.addingTimeInterval(400 * 86_400)
            #expect(fixture.item.passDeadline(fixture.around) == [])
            #expect(fixture.item.retry(fixture.around) == nil)
        }
    }

    /// Five words of one person, in all 120 orders: where it ends depends on the latest alone.
    @Test func theOrderOfArrivalDoesNotMatter() {
        let words: [(at: String, isConsent: Bool)] = [
            ("2026-03-10T08:00:00+08:00", true), ("2026-03-10T09:00:00+08:00", false),
            ("2026-03-10T10:00:00+08:00", true), ("2026-03-10T11:00:00+08:00", false),
            ("2026-03-10T12:00:00+08:00", true),
        ]
        for count in 1...words.count {
            for order in Self.permutations(Array(words.prefix(count))) {
                var fixture = CaseFixture()
                fixture.wait(until: "2026-03-10T13:00:00+08:00")
                var asked = 0
                for word in order {
                    let moment = CaseFixture.time(word.at)
                    _ = fixture.take(
                        word.isConsent
                            ? .consentGiven(InsuranceConsent(textVersion: "2026-01", at: moment))
                            : .consentRevoked(at: moment), from: CaseFixture.rider)
                    asked += fixture.effects.questions.count
                    if fixture.item.state.name == .revoked { #expect(fixture.effects.questions.isEmpty) }
                }
                #expect(fixture.item.state.name == (count % 2 == 1 ? .eligibilityAsked : .revoked), "\(order)")
                #expect(asked <= (count + 1) / 2, "asked once for each consent at most")
            }
        }
    }

    private static func permutations<Element>(_ list: [Element]) -> [[Element]] {
        guard let first = list.first else { return [[]] }
        return permutations(Array(list.dropFirst())).flatMap { rest in
            (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
        }
    }

    /// At the same instant the revocation counts.
    @Test func atOneInstantTheRevocationCounts() {
        var fixture = CaseFixture(consentAt: "2026-03-10T08:00:00+08:00")
        #expect(fixture.take(.revocation) == "> revoked")
        #expect(fixture.take(.consent) == "! consent-overtaken")
        var informed = CaseFixture()
        #expect(informed.take(.revocation) == "> revoked" && informed.take(.consent) == "! consent-overtaken")
    }

    @Test func aLateRevocationOfAnEarlierConsentIsOvertaken() {
        var fixture = CaseFixture(consentAt: "2026-03-10T08:00:00+08:00")
        #expect(
            fixture.take(
                .consentRevoked(at: CaseFixture.time("2026-03-10T07:59:59+08:00")), from: CaseFixture.rider)
                == .refused(.consentOvertaken))
        #expect(fixture.item.state.name == .eligibilityAsked)
    }

    /// The sender's clock may be a little fast; a consent of tomorrow would outlast every revocation of today.
    @Test func aConsentOfTheFutureIsNone() {
        for (at, came) in [
            ("2026-03-10T08:04:00+08:00", CaseRuling.moved([.changed(.eligibilityAsked)])),
            ("2026-03-11T08:00:00+08:00", .refused(.consentTime)),
        ] {
            var fixture = CaseFixture(consentAt: "2026-03-10T07:00:00+08:00")
            let consent = InsuranceConsent(textVersion: "2026-01", at: CaseFixture.time(at))
            #expect(fixture.take(.consentGiven(consent), from: CaseFixture.rider) == came)
            let revoked = fixture.take(.consentRevoked(at: CaseFixture.time(at)), from: CaseFixture.rider)
            #expect((revoked == .refused(.consentTime)) == (came == .refused(.consentTime)))
        }
    }

    /// Help asked for again: goes on where a case is open, begins anew where it has ended, never after a revocation.
    @Test func helpIsAskedForAgain() {
        let later = "2026-12-01T08:00:00+08:00"
        for state in Self.standing where !state.isEnded {
            var fixture = CaseTransitionTests.standing(state)
            let before = fixture.item
            #expect(
                fixture.item.askedAgain(by: CaseFixture.request("RH-2", id: "request-2"), fixture.around) == .repeated)
            #expect(
                fixture.item.askedAgain(
                    by: CaseFixture.request("RH-2", id: "request-3", from: CaseFixture.stranger), fixture.around)
                    == .refused(.caseElsewhere))
            #expect(fixture.item == before, "\(state)")
            // A consent that comes with it counts.
            fixture.wait(until: later)
            let ruling = fixture.item.askedAgain(
                by: CaseFixture.request("RH-2", id: "request-4", consentAt: later), fixture.around)
            #expect(ruling != .repeated && fixture.item.consent?.at == CaseFixture.time(later), "\(state)")
            #expect(fixture.item.application == before.application)
        }
        for state in Self.standing where state.isEnded {
            var fixture = CaseTransitionTests.standing(state)
            let before = fixture.item
            #expect(
                fixture.item.askedAgain(by: CaseFixture.request(id: "request-2"), fixture.around) == .repeated,
                "\(state): the same application asks for nothing new")
            #expect(fixture.item == before)
            let ruling = fixture.item.askedAgain(
                by: CaseFixture.request("RH-2", id: "request-3", from: CaseFixture.stranger), fixture.around)
            #expect(
                ruling
                    == .moved([
                        .changed(.eligibilityAsked), .asked(.eligibility, of: CaseFixture.social),
                    ]), "\(state)")
            #expect(fixture.item.round == before.round + 1 && !fixture.item.isSettled && fixture.item.dueAt != nil)
            #expect(fixture.item.application.department == CaseFixture.stranger && fixture.item.eligibility == nil)
        }
    }

    @Test func afterARevocationOnlyALaterConsentBeginsAnew() {
        var fixture = CaseTransitionTests.standing(.revoked)
        let before = fixture.item
        for consentAt in [nil, "2026-03-10T08:00:00+08:00"] {
            for department in [CaseFixture.rider, CaseFixture.stranger] {
                #expect(
                    fixture.item.askedAgain(
                        by: CaseFixture.request("RH-2", id: "request-2", from: department, consentAt: consentAt),
                        fixture.around) == .refused(.caseRevoked))
            }
        }
        #expect(fixture.item == before)
        let ruling = fixture.item.askedAgain(
            by: CaseFixture.request("RH-2", id: "request-2", consentAt: "2026-03-10T08:00:01+08:00"), fixture.around)
        #expect(
            ruling == .moved([.changed(.eligibilityAsked), .asked(.eligibility, of: CaseFixture.social)]))
        #expect(fixture.item.round == 2)
    }

    /// 职业伤害保障: the platform alone pays; the union shows it, and asks nobody.
    @Test func platformCoverIsShownAndNothingElse() {
        for consentAt in [nil, "2026-03-10T08:00:00+08:00"] {
            var fixture = CaseFixture(scheme: .occupationalInjury, consentAt: consentAt)
            #expect(fixture.effects == [.changed(.platformCover), .settled])
            #expect(fixture.item.dueAt == nil)
            let again = CaseFixture.request(
                "RH-2", id: "request-2", scheme: .occupationalInjury, consentAt: "2026-04-01T08:00:00+08:00")
            #expect(fixture.item.askedAgain(by: again, fixture.around) == .repeated)
        }
    }
}
