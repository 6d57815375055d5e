import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// Every case that has not ended is looked at again: asked with doubled intervals, then told to a person.
@Suite struct CaseDeadlineTests {
    private static let day: TimeInterval = 86_400

    /// Where nothing is configured: three days, six, twelve; then every twelve days a person is told.
    @Test func itIsAskedAgainWithDoubledIntervalsAndThenTold() {
        for (state, question) in [
            (InsuranceState.eligibilityAsked, "eligibility of social-hunan"),
            (.registrationAsked, "registration of social-hunan"), (.paymentLinkAsked, "payment link of tax-hunan"),
        ] {
            var fixture = CaseTransitionTests.standing(state)
            let since = fixture.item.since
            var days: [Double] = []
            var said: [String] = []
            for _ in 0..<5 {
                let before = fixture.item.dueAt!
                #expect(fixture.item.passDeadline(fixture.around) == [], "nothing happens before the time")
                days.append(before.timeIntervalSince(since) / Self.day)
                fixture.passDeadline()
                said.append(fixture.effects.questions.first ?? fixture.effects.stalled.first!.rawValue)
                #expect(fixture.effects.count == 1 && fixture.item.state.name == state && fixture.item.since == since)
                fixture.around.now = fixture.around.now.addingTimeInterval(1)
            }
            #expect(days == [3, 9, 21, 33, 45])
            #expect(said == [question, question, "no-answer", "no-answer", "no-answer"])
            #expect(fixture.item.attempt == 3)
            #expect(fixture.item.stalledSince == since.addingTimeInterval(21 * Self.day))
        }
    }

    @Test func theIntervalsAreConfigured() {
        var around = CaseFixture.surroundings()
        around.patience = Patience(terms: [.eligibilityAsked: .init(interval: 60, doubledUntilAsk: 2)])
        var fixture = CaseFixture(consentAt: "2026-03-10T08:00:00+08:00", around: around)
        #expect(fixture.item.dueAt == around.now.addingTimeInterval(60))
        fixture.passDeadline()
        #expect(fixture.effects.questions.count == 1)
        #expect(fixture.item.dueAt == around.now.addingTimeInterval(60 + 120))
        fixture.passDeadline()
        #expect(fixture.effects == [.stalled(.noAnswer)])
        fixture.take(.eligible)
        #expect(fixture.item.stalledSince == nil)
        #expect(
            fixture.item.dueAt == fixture.around.now.addingTimeInterval(3 * Self.day), "another state, another term")
    }

    /// The person, too, is reminded, and then somebody looks.
    @Test func thePersonIsReminded() {
        for state in [InsuranceState.informed, .quoted, .linkReady] {
            var fixture = CaseTransitionTests.standing(state)
            for _ in 0..<2 {
                fixture.passDeadline()
                #expect(fixture.effects.count == 1 && fixture.effects.stalled.isEmpty)
                switch fixture.effects.first {
                case .changed(state): #expect(state != .quoted)
                case .quoted: #expect(state == .quoted)
                default: Issue.record("\(state): \(fixture.effects)")
                }
            }
            fixture.passDeadline()
            #expect(fixture.effects == [.stalled(.personAwaited)], "no department has failed to answer")
        }
    }

    @Test func aLateAnswerIsStillTaken() {
        for (state, step, after) in [
            (InsuranceState.eligibilityAsked, Step.eligible, "> quoted"),
            (.registrationAsked, .registered, "> payment-link-asked"), (.paymentLinkAsked, .link, "> link-ready"),
            (.quoted, .base, "> registration-asked"), (.informed, .consent, "> eligibility-asked"),
            (.linkReady, .payment, "> current"),
        ] {
            var fixture = CaseTransitionTests.standing(state)
            for _ in 0..<3 { fixture.passDeadline() }
            #expect(fixture.item.stalledSince != nil)
            #expect(fixture.take(step) == after)
            #expect(fixture.item.stalledSince == nil && fixture.item.attempt == 1 && fixture.item.dueAt != nil)
        }
    }

    /// What is missing is named; once it is there, the case goes on by itself or when an operator says so.
    @Test func whatWasMissingIsThereLater() {
        let present = CaseFixture.surroundings()
        var keyless = present
        keyless.insurer?.hasKey = false
        keyless.collector?.hasKey = false
        let states: [(InsuranceState, ReasonCode, InsuranceState)] = [
            (.consented, .partnerMissing, .eligibilityAsked), (.eligible, .standardMissing, .quoted),
            (.registered, .partnerMissing, .paymentLinkAsked),
        ]
        for byOperator in [false, true] {
            for (state, lack, next) in states {
                var fixture = CaseTransitionTests.standing(state)
                let now = fixture.around.now
                fixture.around = CaseFixture.surroundings(insurer: false, collector: false, standards: [])
                fixture.around.now = now
                fixture.passDeadline()
                #expect(fixture.effects == [.stalled(lack)], "at once: nobody outside can bring it")
                if lack == .partnerMissing {
                    let later = fixture.around.now
                    fixture.around = keyless
                    fixture.around.now = later
                    fixture.passDeadline()
                    #expect(fixture.effects == [.stalled(.partnerKeyMissing)])
                }
                let later = fixture.around.now
                fixture.around = present
                fixture.around.now = later
                if byOperator {
                    fixture.effects = fixture.item.retry(fixture.around) ?? []
                } else {
                    fixture.passDeadline()
                }
                #expect(fixture.item.state.name == next && fixture.item.stalledSince == nil)
                #expect(fixture.effects.questions.count == (state == .eligible ? 0 : 1))
            }
        }
    }

    /// A base chosen while there is nobody to register it is kept; the person is not asked again, the operator is told why.
    @Test func aChoiceIsKeptUntilThereIsSomebodyToRegisterIt() {
        var fixture = CaseTransitionTests.standing(.quoted)
        fixture.around.insurer?.hasKey = false
        #expect(fixture.take(.base) == "." && fixture.effects == [.changed(.quoted)])
        #expect(fixture.take(.base) == "=")
        var said: [CaseEffect] = []
        for _ in 0..<2 { said += fixture.passDeadline() }
        #expect(said == [.stalled(.partnerKeyMissing), .stalled(.partnerKeyMissing)])
        fixture.around.insurer?.hasKey = true
        fixture.passDeadline()
        #expect(fixture.item.state.name == .registrationAsked)
        #expect(fixture.effects.questions == ["registration of social-hunan"])
        #expect(fixture.item.state.plan?.base == Fen(360_000))
    }

    /// Two answers to one question: what was asked meanwhile is withdrawn, and a person is told until one asks anew.
    @Test func twoAnswersGoToAPerson() {
        var fixture = CaseTransitionTests.standing(.registrationAsked)
        #expect(fixture.take(.alreadyInsured) == "> disputed")
        #expect(
            fixture.effects == [
                .withdrawn(from: CaseFixture.social, .answersDiffer), .changed(.disputed), .stalled(.answersDiffer),
            ])
        #expect(fixture.item.state == .disputed(.eligibility))
        #expect(fixture.item.stalledSince == fixture.around.now, "nothing comes until a person has looked")
        fixture.passDeadline()
        #expect(fixture.effects == [.stalled(.answersDiffer)] && fixture.item.dueAt! > fixture.around.now)
        fixture.effects = fixture.item.retry(fixture.around) ?? []
        #expect(fixture.effects.questions == ["eligibility of social-hunan"] && fixture.item.round == 2)
        #expect(fixture.item.stalledSince == nil)
        #expect(fixture.item.eligibility == nil && fixture.item.registration == nil)
        #expect(fixture.take(.notEligible) == "> not-eligible")

        var registration = CaseTransitionTests.standing(.paymentLinkAsked)
        #expect(registration.take(.registrationRefused) == "> disputed")
        #expect(registration.effects.first == .withdrawn(from: CaseFixture.tax, .answersDiffer))
        #expect(registration.item.state == .disputed(.registration))
    }

    /// Another office is appointed while one is asked: it is asked instead, the one before is told, and is not believed.
    @Test func whereAnotherOfficeIsAppointedItIsAsked() {
        let states: [(InsuranceState, old: DepartmentName, Step, InsuranceState, question: String)] = [
            (.eligibilityAsked, CaseFixture.social, .eligible, .quoted, "eligibility of social-changsha"),
            (.registrationAsked, CaseFixture.social, .registered, .paymentLinkAsked, "registration of social-changsha"),
            (.paymentLinkAsked, CaseFixture.tax, .link, .linkReady, "payment link of social-changsha"),
        ]
        let new = DepartmentName("social-changsha")!
        for byOperator in [false, true] {
            for (state, old, step, next, question) in states {
                var fixture = CaseTransitionTests.standing(state)
                // It cannot be asked yet: an operator hears why.
                let appointed = Office(department: new, hasKey: false)
                if old == CaseFixture.tax {
                    fixture.around.collector = appointed
                } else {
                    fixture.around.insurer = appointed
                }
                fixture.passDeadline()
                #expect(fixture.effects == [.stalled(.partnerKeyMissing)])
                fixture.around.insurer?.hasKey = true
                fixture.around.collector?.hasKey = true
                fixture.effects =
                    byOperator ? fixture.item.retry(fixture.around) ?? [] : fixture.passDeadline()
                #expect(fixture.effects.first == .withdrawn(from: old, .officeChanged), "\(state)")
                #expect(fixture.effects.questions == [question])
                #expect(fixture.item.state.name == state && fixture.item.attempt == 1 && fixture.item.round == 1)
                let before = fixture.item
                #expect(fixture.take(step.step(of: fixture), from: old) == .refused(.notAsked))
                #expect(fixture.item == before)
                _ = fixture.take(step.step(of: fixture), from: new)
                #expect(fixture.item.state.name == next)
            }
        }
    }

    @Test func anOperatorAsksAgain() {
        for (state, questions) in [
            (InsuranceState.eligibilityAsked, 1), (.registrationAsked, 1), (.paymentLinkAsked, 1), (.informed, 0),
            (.quoted, 0), (.linkReady, 0),
        ] {
            var fixture = CaseTransitionTests.standing(state)
            for _ in 0..<3 { fixture.passDeadline() }
            let effects = fixture.item.retry(fixture.around)
            #expect(effects?.count == 1 && effects?.questions.count == questions, "\(state)")
            #expect(fixture.item.attempt == 1 && fixture.item.stalledSince == nil && fixture.item.round == 1)
            #expect(fixture.item.dueAt == fixture.around.now.addingTimeInterval(3 * Self.day))
        }
        for state in InsuranceState.allCases where state.isEnded || state == .current || state == .arrears {
            var fixture = CaseTransitionTests.standing(state)
            let before = fixture.item
            #expect(fixture.item.retry(fixture.around) == nil && fixture.item == before, "\(state)")
        }
    }
}
