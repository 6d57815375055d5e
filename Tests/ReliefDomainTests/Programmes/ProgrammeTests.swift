import Contracts
import ReliefDomain
import Testing

/// What makes a programme, whom it takes, and what can be had once.
@Suite struct ProgrammeTests {
    private typealias Fixture = ProgrammeFixture

    private func faults(_ change: (inout ProgrammeDraft) -> Void) -> ProgrammeFaults? {
        var draft = Fixture.draft()
        change(&draft)
        do throws(ProgrammeFaults) { _ = try Programme(checking: draft) } catch { return error }
        return nil
    }

    @Test func allThatIsWrongIsToldAtOnce() throws {
        #expect(faults { _ in } == nil)
        let faults = try #require(
            self.faults {
                $0.bases = []
                $0.places = []
                $0.until = CivilDate("2026-06-30")!
                $0.publicityDays = 4
                $0.rule = "archive.category = dep or household.netPerCapita < 700"
                $0.amount = "12 × dibao +"
            })
        #expect(
            faults.reasons == [
                Reason(.fieldMissing, field: "bases"), Reason(.fieldMissing, field: "places"),
                Reason(.periodInvalid, field: "until"), Reason(.periodInvalid, field: "publicityDays"),
                Reason(.ruleNameUnknown, field: "rule"), Reason(.ruleType, field: "rule"),
                Reason(.ruleSyntax, field: "amount"),
            ])
        #expect(faults.texts.map(\.faults.count) == [2, 1])
        #expect(self.faults { $0.amount = "1200" }?.reasons == [Reason(.ruleType, field: "amount")])
        #expect(self.faults { $0.rule = "1200元" }?.reasons == [Reason(.ruleType, field: "rule")])
    }

    /// What must be opened: what rule, formula and caps name, and nothing else.
    @Test func namesItsFacts() throws {
        let plain = try Fixture.programme()
        #expect(plain.facts == [.archiveCategory, .nominationAmount])
        let cap = Cap(.dibao(RuleNumber(12)!), per: .household, reach: .fund)!
        #expect(try Fixture.programme(caps: [cap]).facts == [.archiveCategory, .nominationAmount, .dibao])
    }

    /// 先建档、后帮扶.
    @Test func whomItTakes() throws {
        let programme = try Programme(checking: Fixture.draft())
        var draft = Fixture.draft()
        (draft.bases, draft.exitGraceDays) = ([.archive, .temporaryEvent], 92)
        let open = try Programme(checking: draft)
        for (basis, place, archive, day, codes, openCodes) in [
            (ReliefBasis.archive, "430102", ArchiveStateWord.active, "2026-07-01", [], []),
            (.archive, "430102", .reviewing, "2026-08-31", [], []),
            (.archive, "430102", .exiting, "2026-08-31", [.archiveNotActive], []),
            (.archive, "430102", .approving, "2026-08-31", [.archiveNotActive], [.archiveNotActive]),
            (.archive, "430102", nil, "2026-08-31", [.archiveNotActive], [.archiveNotActive]),
            (.archive, "430202", .active, "2026-08-31", [.outOfScope], [.outOfScope]),
            (.archive, "430102", .active, "2026-06-30", [.programmeClosed], [.programmeClosed]),
            (.archive, "430102", .active, "2026-09-01", [.programmeClosed], [.programmeClosed]),
            (.temporaryEvent, "430102", nil, "2026-08-31", [.basisNotAllowed], []),
            (
                .group, "430202", nil, "2026-09-01", [.programmeClosed, .basisNotAllowed, .outOfScope],
                [.programmeClosed, .basisNotAllowed, .outOfScope]
            ),
        ] as [(ReliefBasis, String, ArchiveStateWord?, String, [ReasonCode], [ReasonCode])] {
            for (programme, codes) in [(programme, codes), (open, openCodes)] {
                let found = programme.refusals(
                    on: basis, from: DivisionCode(place)!,
                    archive: archive.map { ArchiveStanding($0, since: CivilDate("2026-06-01")!) },
                    day: CivilDate(day)!)
                #expect(found.map(\.code) == codes, "\(basis) \(place) \(day)")
            }
        }
    }

    /// Two programmes that must not be combined share a group; what is once a year is once, whichever gives it.
    @Test func whatCanBeHadOnce() throws {
        let (yearly, monthly, ever) = (
            OnceGroup("WARMTH", per: .household, period: .year)!, OnceGroup("LIFE", per: .person, period: .month)!,
            OnceGroup("HOUSE", per: .person, period: .ever)!
        )
        let programme = try Programme(checking: Fixture.draft(once: [yearly, monthly, ever]))
        let (head, child) = (Fixture.beneficiary(1, household: 9), Fixture.beneficiary(2, household: 9))
        let day = CivilDate("2026-12-28")!
        let claims = programme.claims(of: head, on: day)
        #expect(
            claims.map(\.period) == ["2026", "2026-12", "-"] && claims.map(\.group) == ["WARMTH", "LIFE", "HOUSE"])
        #expect(claims.map(\.subject.kind) == [.household, .person, .person])
        let others = programme.claims(of: child, on: day)
        #expect(zip(claims, others).map { $0 == $1 } == [true, false, false])
        let later = programme.claims(of: head, on: CivilDate("2027-01-03")!)
        #expect(zip(claims, later).map { $0 == $1 } == [false, false, true])
        #expect(OnceGroup("warmth", per: .person, period: .year) == nil)
        // Who is of no household claims alone, and not what a household of the same number would.
        #expect(yearly.claim(Fixture.beneficiary(9), on: day) != yearly.claim(head, on: day))
    }
}
