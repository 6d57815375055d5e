import Contracts
import EnrollmentDomain
import Testing

/// 先缴后补: subsidies are noted with their basis, once, and no longer than their kind allows (domain facts C.7.1).
@Suite struct SubsidyTests {
    private func subsidy(
        _ kind: SubsidyKind = .hardToEmploy, months: Int = 12, reference: String = "B-1"
    ) -> Subsidy {
        Subsidy(
            kind: kind, basis: "就业困难人员认定", from: Month("2026-03")!, months: months,
            reference: SourceReference(reference)!)
    }

    @Test func itIsNotedOnceAndMovesNothing() {
        for state in [InsuranceState.registered, .paymentLinkAsked, .linkReady, .current, .arrears] {
            var fixture = CaseTransitionTests.standing(state)
            let before = fixture.item
            let granted = subsidy()
            #expect(
                fixture.take(.subsidyRecorded(granted, known: []), from: CaseFixture.social)
                    == .moved([.subsidyNoted(granted)]))
            #expect(fixture.item == before)
            #expect(fixture.take(.subsidyRecorded(granted, known: [granted]), from: CaseFixture.social) == .repeated)
            #expect(
                fixture.take(.subsidyRecorded(subsidy(months: 13), known: [granted]), from: CaseFixture.social)
                    == .refused(.contributionReferenceReused))
            for sender in [CaseFixture.tax, CaseFixture.rider, CaseFixture.stranger] {
                #expect(fixture.take(.subsidyRecorded(granted, known: []), from: sender) == .refused(.notAsked))
            }
        }
    }

    /// 人社 grants them, to what 医保 insures as well; 医保 does not.
    @Test func ofMedicalInsuranceTooTheLabourOfficeIsBelievedAlone() {
        let medical = DepartmentName("medical-hunan")!
        var fixture = CaseFixture(
            scheme: .medical, consentAt: "2026-03-10T08:00:00+08:00",
            around: {
                var around = CaseFixture.surroundings(standards: [CaseFixture.standard(scheme: .medical)])
                around.insurer = Office(department: medical, hasKey: true)
                return around
            }())
        _ = fixture.take(.eligibilityAnswered(round: 1, .eligible), from: medical)
        fixture.take(.base)
        _ = fixture.take(.registrationAnswered(round: 1, .registered, reference: nil), from: medical)
        let granted = subsidy()
        #expect(fixture.take(.subsidyRecorded(granted, known: []), from: medical) == .refused(.notAsked))
        #expect(
            fixture.take(.subsidyRecorded(granted, known: []), from: CaseFixture.social)
                == .moved([.subsidyNoted(granted)]))
    }

    /// Altogether three years, and two for graduates.
    @Test(arguments: [(SubsidyKind.hardToEmploy, 36), (.graduate, 24)])
    func noLongerThanItsKindAllows(kind: SubsidyKind, most: Int) {
        var fixture = CaseTransitionTests.standing(.current)
        for (months, known, isTaken) in [
            (most, 0, true), (most + 1, 0, false), (12, most - 12, true), (13, most - 12, false),
        ] {
            let before = known == 0 ? [] : [subsidy(kind, months: known)]
            let ruling = fixture.take(
                .subsidyRecorded(subsidy(kind, months: months, reference: "B-2"), known: before),
                from: CaseFixture.social)
            #expect((ruling == .refused(.subsidyTooLong)) == !isTaken, "\(months) after \(known)")
        }
    }

    @Test func beforeTheRegistrationAndAfterTheEndThereIsNone() {
        for state in InsuranceState.allCases {
            let code: ReasonCode? =
                switch state {
                case .registered, .paymentLinkAsked, .linkReady, .current, .arrears: nil
                case .revoked: .caseRevoked
                default: state.isEnded ? .caseEnded : .caseState
                }
            guard let code else { continue }
            var fixture = CaseTransitionTests.standing(state)
            // Also where nobody was appointed when the case was opened.
            fixture.around.humanResources = CaseFixture.surroundings().humanResources
            #expect(
                fixture.take(.subsidyRecorded(subsidy(), known: []), from: CaseFixture.social) == .refused(code),
                "\(state)")
        }
    }
}
