import Contracts
import ReliefDomain
import Testing

/// Each check by itself, and together on the worked examples (domain facts G.7.4, G.7.5).
@Suite struct LineCheckTests {
    private typealias Fixture = ListFixture
    private typealias Programmes = ProgrammeFixture

    private func results(
        _ candidates: [ListCandidate], caps: [Cap] = [], once: [OnceGroup] = [], used: [CapUse] = [],
        amount: String = "nomination.amount", change: (inout ProgrammeDraft) -> Void = { _ in }
    ) throws -> [ListChecking.Result] {
        var draft = Programmes.draft(amount: amount, caps: caps, once: once)
        change(&draft)
        var checking = ListChecking(try Programme(checking: draft), on: Programmes.day)
        for use in used { checking.note(use) }
        return checking.results(of: candidates)
    }

    private func reasons(
        _ change: (inout ListCandidate) -> Void, draft: (inout ProgrammeDraft) -> Void = { _ in }
    ) throws -> [ReasonCode] {
        var candidate = Fixture.candidate()
        change(&candidate)
        guard case .refused(let reasons) = try results([candidate], change: draft)[0].state else { return [] }
        return reasons.map(\.code)
    }

    @Test func whatRefusesALine() throws {
        #expect(try reasons { _ in } == [])
        #expect(try reasons { $0.basis = .group } == [.basisNotAllowed])
        #expect(try reasons { $0.place = DivisionCode("430202")! } == [.outOfScope])
        #expect(try reasons { $0.archive = nil } == [.archiveNotActive])
        #expect(try reasons { $0.deceasedOn = CivilDate("2026-07-01")! } == [.personDeceased])
        #expect(try reasons { $0.membership = .ended } == [.membershipEnded])
        #expect(try reasons { $0.membership = .withdrawn } == [.membershipEnded])
        #expect(try reasons { $0.membership = .retained } == [])
        #expect(try reasons { $0.membership = nil } == [])
        #expect(try reasons { $0.payee = nil } == [.payeeMissing])
        #expect(try reasons({ $0.payee = nil }, draft: { $0.item = .goods }) == [])
        #expect(try reasons { $0.facts = Programmes.facts(.accident, asked: 1) } == [.ruleNotMet])
        #expect(try reasons { $0.facts = Programmes.facts(nil, asked: 1) } == [.factMissing])
        #expect(try reasons { $0.facts = Programmes.facts(asked: 0) } == [.amountNone])
        // All at once.
        #expect(
            try reasons {
                ($0.basis, $0.membership, $0.payee) = (.group, .ended, nil)
                $0.deceasedOn = CivilDate("2026-07-01")!
                $0.facts = Programmes.facts(.accident, asked: 1)
            } == [.basisNotAllowed, .personDeceased, .membershipEnded, .payeeMissing, .ruleNotMet])
    }

    @Test func whoseAccountItIs() throws {
        for (holder, codes) in [
            (PayeeStanding.Holder.person, []), (.guardian(hasProof: true), []),
            (.guardian(hasProof: false), [.payeeNameDiffers]), (.somebodyElse, [.payeeNameDiffers]),
        ] as [(PayeeStanding.Holder, [ReasonCode])] {
            #expect(try reasons { $0.payee = PayeeStanding(fingerprint: "a", holder: holder) } == codes)
        }
        #expect(try reasons { $0.payee = PayeeStanding(fingerprint: "a", isOthersToo: true) } == [.payeeShared])
        var old = Fixture.candidate()
        old.payee = PayeeStanding(fingerprint: "a", isChecked: false)
        let result = try results([old])[0]
        #expect(result.state == .included && result.warnings == [Reason(.cardLuhn)])
    }

    /// One account for several people refuses all of them; a proven guardian's may stand for wards, and for himself.
    @Test func oneAccountForSeveral() throws {
        var (one, two, ward) = (
            Fixture.candidate(1, account: "a"), Fixture.candidate(2, account: "a"), Fixture.candidate(3)
        )
        ward.payee = PayeeStanding(fingerprint: "a", holder: .guardian(hasProof: true))
        #expect(try results([one, two, ward]).map(\.state.word) == [.refused, .refused, .included])
        #expect(try results([one, ward]).map(\.state.word) == [.included, .included])
        two.payee = PayeeStanding(fingerprint: "a", holder: .guardian(hasProof: false))
        one.payee = PayeeStanding(fingerprint: "b")
        #expect(try results([one, two, ward]).map(\.state.word) == [.included, .refused, .included])
    }

    /// 渐退, and a review that is late: by the day.
    @Test func graces() throws {
        let day = Programmes.day
        func codes(_ state: ArchiveStateWord, since: Int, due: Int?, exit: Int, review: Int) throws -> [ReasonCode] {
            try reasons(
                {
                    $0.archive = ArchiveStanding(
                        state, since: CivilDate(daysSince1970: day.daysSince1970 - since),
                        reviewDue: due.map { CivilDate(daysSince1970: day.daysSince1970 - $0) })
                }, draft: { ($0.exitGraceDays, $0.reviewGraceDays) = (exit, review) })
        }
        #expect(try codes(.exiting, since: 0, due: nil, exit: 0, review: 0) == [.archiveNotActive])
        #expect(try codes(.exiting, since: 89, due: nil, exit: 90, review: 0) == [])
        #expect(try codes(.exiting, since: 90, due: nil, exit: 90, review: 0) == [.archiveNotActive])
        #expect(try codes(.active, since: 400, due: 0, exit: 0, review: 0) == [])
        #expect(try codes(.active, since: 400, due: 1, exit: 0, review: 0) == [.reviewOverdue])
        #expect(try codes(.reviewing, since: 3, due: 30, exit: 0, review: 30) == [])
        #expect(try codes(.reviewing, since: 3, due: 31, exit: 0, review: 30) == [.reviewOverdue])
        #expect(try codes(.exited, since: 3, due: 31, exit: 90, review: 0) == [.archiveNotActive])
    }

    /// Relatives of who makes the list are for another officer, whatever would become of them.
    @Test func relativesAreCarvedOut() throws {
        var (fine, wrong) = (Fixture.candidate(1), Fixture.candidate(2))
        (fine.concernsMaker, wrong.concernsMaker) = (true, true)
        wrong.membership = .ended
        let found = try results([fine, wrong])
        #expect(found.map(\.state) == [.carvedOut(.init(.maker)), .carvedOut(.init(.maker))])
        #expect(found.map(\.amount) == [Fen(0), Fen(0)] && found[0].asked == Fen(100_000))
    }

    @Test func whatCanBeHadOnce() throws {
        let once = OnceGroup("WARMTH", per: .household, period: .year)!
        let programme = try Programme(checking: Programmes.draft(once: [once]))
        var candidate = Fixture.candidate(1, household: 9)
        let claim = programme.claims(of: candidate.beneficiary, on: Programmes.day)[0]
        for (holder, code) in [("LIFE-2026", ReasonCode.alreadyGranted), ("OTHER", .combinationForbidden)] {
            candidate.taken = [claim: ProgrammeCode(holder)!]
            #expect(try results([candidate], once: [once])[0].state == .refused([Reason(code)]))
        }
        // Two of one household: who has been on file longest, wherever the lines stand.
        let (first, second) = (Fixture.candidate(1, household: 9), Fixture.candidate(2, household: 9))
        #expect(try results([first, second], once: [once]).map(\.state.word) == [.included, .refused])
        #expect(try results([second, first], once: [once]).map(\.state.word) == [.refused, .included])
        // Who is refused anyway keeps nobody else out.
        var dead = first
        dead.deceasedOn = CivilDate("2026-07-01")!
        #expect(try results([dead, second], once: [once]).map(\.state.word) == [.refused, .included])
    }

    /// G.7.4: of 8,400 元 a year 8,000 were given by the city; 600 more of the central fund are too much only where the cap
    /// counts all funds.
    @Test func acrossFunds() throws {
        let candidate = Fixture.candidate(1, household: 9, asked: 60_000)
        let given = Programmes.use(candidate.beneficiary, 800_000, fund: "CITY-2026", project: "LIFE-CITY")
        for (reach, state) in [
            (Cap.Reach.everything, LineState.refused([Reason(.capExceeded)])), (.fund, .included),
            (.project, .included),
        ] {
            let cap = Cap(.dibao(RuleNumber(12)!), per: .household, reach: reach)!
            #expect(try results([candidate], caps: [cap], used: [given])[0].state == state)
        }
        let trim = Cap(.dibao(RuleNumber(12)!), per: .household, reach: .everything, excess: .trim)!
        let cut = try results([candidate], caps: [trim], used: [given])[0]
        #expect(cut.state == .included && cut.amount == Fen(40_000) && cut.asked == Fen(60_000))
        #expect(cut.warnings == [Reason(.capTrimmed)])
    }

    /// G.7.5: 金秋助学 of 长沙; each student has an own cap, and without an archive there is nothing (先建档、后帮扶).
    @Test func helpWithSchool() throws {
        let formula = """
            when study.stage in {college, bachelor} and archive.category = deep then min(nomination.amount, 7500元)
            when study.stage in {college, bachelor} then min(nomination.amount, 6000元)
            when archive.category = deep then min(nomination.amount, 4000元) else min(nomination.amount, 3000元) end
            """
        func student(_ person: UInt8, _ category: HardshipCategory, _ stage: StudyStage, _ asked: Int64)
            -> ListCandidate
        {
            var candidate = Fixture.candidate(person, household: 9)
            candidate.facts = Programmes.facts(category, stage: stage, asked: asked)
            return candidate
        }
        var unfiled = student(4, .deep, .bachelor, 800_000)
        unfiled.archive = nil
        let cap = Cap(.amount(Fen(750_000)), per: .person, reach: .project)!
        let found = try results(
            [
                student(1, .deep, .bachelor, 800_000), student(2, .deep, .bachelor, 800_000),
                student(3, .relative, .vocational, 300_000), unfiled,
            ], caps: [cap], amount: formula, change: { $0.item = .schooling })
        #expect(found.map(\.amount) == [Fen(750_000), Fen(750_000), Fen(300_000), Fen(0)])
        #expect(found[3].state == .refused([Reason(.archiveNotActive)]))
    }
}
