import Contracts
import Foundation
import ReliefDomain
import Testing

/// Who may take a step, what is computed, what is asked, and what is told.
@Suite struct ArchiveDecisionTests {
    private typealias Fixture = ArchiveFixture

    private func codes(_ decision: ArchiveDecision) -> [ReasonCode] {
        if case .refused(let reasons) = decision { reasons.map(\.code) } else { [] }
    }

    /// `where, what, by whom, why not`: by person, never by account.
    @Test(
        arguments: [
            ("applied", "review", Fixture.he, [.officerRole]),
            ("applied", "review", Fixture.officer("li", [.reviewer], in: DivisionCode("430103")!), [.officerScope]),
            (
                "applied", "review", Fixture.officer("x", document: "d-\(Fixture.identity(1).number)", [.reviewer]),
                [.officerRelated]
            ),
            (
                "applied", "review",
                Fixture.officer("x", relatives: ["d-\(Fixture.identity(2).number)"], [.reviewer]), [.officerRelated]
            ),
            ("visiting", "visit", Fixture.li, [.secondPersonNeeded]),
            ("visiting", "visit", Fixture.officer("li2", document: "d-li", [.visitor]), [.secondPersonNeeded]),
            ("visiting", "visit", Fixture.wu, [.officerRole]), ("rechecking", "recheck", Fixture.he, [.officerRole]),
            ("approving", "sign", Fixture.li, [.officerRole, .officerEarlierStep]),
            ("approving", "sign", Fixture.officer("li", [.approver], level: .county), [.officerEarlierStep]),
            (
                "approving", "sign", Fixture.officer("he2", document: "d-he", [.approver], level: .county),
                [.officerEarlierStep]
            ),
            (
                "approving", "sign", Fixture.officer("y", [.approver], level: .county, in: DivisionCode("430103")!),
                [.officerScope]
            ),
            ("approving+", "sign", Fixture.wang, [.levelNotDue, .officerEarlierStep]),
            (
                "approving+", "sign", Fixture.officer("wang2", document: "d-wang", [.approver], level: .city),
                [.officerEarlierStep]
            ),
            ("exiting!", "decide", Fixture.wu, [.officerEarlierStep]), ("active", "exit", Fixture.he, [.officerRole]),
            ("reviewing", "yearly", Fixture.wang, [.officerRole]),
        ] as [(String, String, Officer, [ReasonCode])])
    func whoMayNot(row: (place: String, step: String, by: Officer, codes: [ReasonCode])) throws {
        var life = try ArchiveLife.at(row.place)
        let before = life.archive
        let step: ArchiveStep =
            switch row.step {
            case "review": .reviewed(by: row.by)
            case "visit": .visited(by: row.by)
            case "recheck": .rechecked(by: row.by)
            case "sign": .signed(by: row.by)
            case "decide": .objectionDecided(Fixture.objection(), isUpheld: true, by: row.by)
            case "exit": .exit(.falseStatement, by: row.by)
            default: .yearlyReviewed(by: row.by)
            }
        #expect(codes(life.take(step)) == row.codes && life.archive == before)
    }

    /// Who decided at the recheck does not sign what came of it.
    @Test func whoRecheckedDoesNotSign() throws {
        var life = try ArchiveLife.at("rechecking")
        let both = Officer(
            Fixture.wu.decider,
            appointments: [.init(.reviewer, in: Fixture.county), .init(.approver, in: Fixture.county, level: .county)])
        life.take(.rechecked(by: both))
        life.wait(days: 8)
        _ = life.passDay()
        #expect(codes(life.take(.signed(by: both))) == [.officerEarlierStep])
        #expect(life.take(.signed(by: Fixture.wang)).word == .moved)
    }

    /// G.7.3, through the archive: 元 of income, medical, schooling over twelve months, three people, 低保 700 元.
    @Test(
        arguments: [
            (60_000, 28_000, 12_000, false, .deep, 55_556), (60_000, 10_000, 12_000, false, .relative, 105_556),
            (60_000, 0, 0, false, nil, 166_667), (60_000, 0, 0, true, .accident, 166_667),
            (25_200, 0, 0, false, .relative, 70_000), (50_400, 0, 0, false, nil, 140_000),
        ] as [(Int64, Int64, Int64, Bool, HardshipCategory?, Int64)])
    func computesTheCategory(
        row: (income: Int64, medical: Int64, schooling: Int64, event: Bool, category: HardshipCategory?, head: Int64)
    ) throws {
        let event = HouseholdEvent(
            kind: .seriousIllness, on: CivilDate("2026-05-03")!, proof: SourceReference("ZD-1"))
        var life = try ArchiveLife.at(
            "verifying",
            Fixture.household(
                income: row.income, medical: row.medical, schooling: row.schooling, event: row.event ? event : nil))
        let move = try #require(life.answer().move)
        let assessment = try #require(move.assessment)
        #expect(assessment.netPerHead == Fen(row.head) && assessment.category == row.category)
        let told = try #require(move.announcements.first?.data)
        #expect(told["category"]?.string == row.category?.rawValue)
        if let category = row.category {
            #expect(life.archive.state.computed == ComputedCategory(onRecord: category, version: 1, regime: .init(1)))
            #expect(move.announcements.map(\.type) == [.reliefArchiveChangedV1, .reliefArchivePublishedV1])
            let published = try #require(move.announcements.last?.data)
            #expect(published["maskedName"]?.string == "张*" && published["until"]?.string == "2026-12-21")
            #expect(published["householdSize"]?.integer == 3 && published["township"]?.string == "文艺路街道")
            #expect(told["due"]?.string == "2026-12-21" && told["level"]?.string == "local")
        } else {
            #expect(life.archive.state == .declined(.declined([.notInHardship], by: nil)))
            #expect(told["reasons"]?.array?.first?["code"]?.string == "not-in-hardship")
        }
    }

    @Test func anAssetExcludes() throws {
        var life = try ArchiveLife.at("verifying", Fixture.household(dwellings: 2))
        _ = life.answer()
        #expect(life.archive.state == .declined(.declined([.excludedAssets], by: nil)))
    }

    /// What cannot be computed or publicised waits for a person, who hears why until it can.
    @Test(arguments: [ReasonCode.regimeMissing, .calendarMissing, .personDeceased])
    func waitsForWhatIsMissing(code: ReasonCode) throws {
        var life = try ArchiveLife.at("verifying")
        let known = life.around
        switch code {
        case .regimeMissing: life.around.regimes = HardshipRegimes()
        case .calendarMissing: life.around.calendar = HolidayCalendar()
        default: life.take(.died(document: life.archive.version.documents[0]))
        }
        #expect(life.answer().move?.assessment == nil)
        #expect(life.archive.state.reasons == [code])
        #expect(codes(life.take(.rechecked(by: Fixture.wu))) == [code])
        life.around = known
        let again = life.take(.rechecked(by: Fixture.wu))
        #expect(code == .personDeceased ? codes(again) == [code] : life.archive.state.word == .publicised)
    }

    /// Whoever has died is neither publicised nor signed for nor reviewed.
    @Test func nobodySignsForTheDead() throws {
        var life = try ArchiveLife.at("approving")
        life.take(.died(document: life.archive.version.documents[0]))
        #expect(life.archive.isHeadDead && codes(life.take(.signed(by: Fixture.wang))) == [.personDeceased])
        var active = try ArchiveLife.at("active")
        let move = active.take(.died(document: active.archive.version.documents[0])).move
        #expect(move?.alarms == [.headDied] && active.archive.state.word == .exiting)
        var verified = try ArchiveLife.at("verifying")
        _ = verified.answer(.consistent, deceased: [3])
        #expect(verified.archive.state.reasons == [.personDeceased] && verified.archive.deceased.count == 1)
    }

    @Test func asksWithWhatIsNeededAlone() throws {
        var life = try ArchiveLife.at("visited")
        let move = try #require(life.authorise().move)
        guard case .verify(let question, of: Fixture.civil)? = move.requests.first else {
            return #expect(Bool(false), "nobody was asked")
        }
        #expect(question.round == 1 && question.attempt == 1 && question.place == Fixture.county)
        #expect(question.members.map(\.ordinal) == [1, 2, 3] && question.scope == VerificationKind.allCases)
        #expect(question.authorisation.reference.text == "SQ-1" && question.authorisation.textVersion == "2026-01")
        #expect(question.answerBy == life.around.now.addingTimeInterval(3 * 86_400))
        #expect(life.archive.state.verification?.dueAt == question.answerBy)
    }

    /// All adults and nobody else, by a text that is registered.
    @Test(
        arguments: [
            ([1], "2026-01", [.authorisationSigners]), ([1, 2, 3], "2026-01", [.authorisationSigners]),
            ([1, 2], "2025-01", [.authorisationTextUnknown]),
            ([2], "x", [.authorisationTextUnknown, .authorisationSigners]),
        ] as [([Int], String, [ReasonCode])])
    func authorisationsAreOfAllAdults(row: (signers: [Int], text: String, codes: [ReasonCode])) throws {
        var life = try ArchiveLife.at("visited")
        let message = ReliefAuthorisationSigned(
            archive: life.number, textVersion: row.text, signers: row.signers, at: Fixture.start,
            reference: SourceReference("SQ")!)
        #expect(codes(life.take(.authorised(message))) == row.codes)
        var early = message
        (early.signers, early.textVersion) = ([1, 2], "2026-01")
        early.at = life.around.now.addingTimeInterval(60)
        #expect(codes(life.take(.authorised(early))) == [.dateFuture])
    }

    /// Asked again twice as late each time, told after the third, never given up.
    @Test func isAskedForEver() throws {
        var life = try ArchiveLife.at("verifying")
        life.around.patience = AskingTerm(interval: 3600, longest: 4 * 3600, asks: 3)
        #expect(life.passDeadline() == nil)
        life.wait(days: 3)
        var attempts: [Int] = []
        var stalled: [Int] = []
        for _ in 0..<6 {
            let passed = life.passDeadline()
            let move = try #require(passed)
            let open = try #require(life.archive.state.verification)
            attempts.append(open.attempt)
            if move.alarms == [.stalled] {
                stalled.append(open.attempt)
                #expect(move.announcements.first?.type == .reliefStalledV1)
                #expect(move.announcements.first?.data["attempts"]?.integer == 3)
            }
            guard case .verify(let question, _)? = move.requests.last else { return #expect(Bool(false)) }
            #expect(question.attempt == open.attempt && question.round == 1 && question.answerBy == open.dueAt)
            #expect(life.passDeadline() == nil)
            life.around.now = open.dueAt
        }
        #expect(attempts == [2, 3, 4, 5, 6, 7] && stalled == [4])
        #expect(life.answer().word == .moved)
    }

    /// Another office is asked in the next round; the first one is told, and not believed any more.
    @Test func anotherOfficeIsAskedInTheNextRound() throws {
        var life = try ArchiveLife.at("verifying")
        life.around.offices = [Fixture.county: DepartmentName("civil-two")!]
        life.wait(days: 4)
        let passed = life.passDeadline()
        let move = try #require(passed)
        #expect(move.requests.count == 2)
        guard case .withdraw(let withdrawn, of: Fixture.civil)? = move.requests.first else {
            return #expect(Bool(false), "the first office was not told")
        }
        #expect(withdrawn.why == .officeChanged && withdrawn.round == 1 && life.archive.rounds == 2)
        #expect(codes(life.answer(round: 1)) == [.notAsked])
        #expect(codes(life.answer(round: 1, from: DepartmentName("civil-two"))) == [.stepOvertaken])
        #expect(life.answer(round: 2, from: DepartmentName("civil-two")).word == .moved)
    }

    /// After it was asked once more, the earlier round is past.
    @Test func answersToEarlierRoundsAreOvertaken() throws {
        var life = try ArchiveLife.at("rechecking")
        life.take(.askedAgain(by: Fixture.wu))
        #expect(life.archive.rounds == 2)
        #expect(codes(life.answer(.consistent, round: 1)) == [.answersDiffer])
        #expect(life.answer(.differs, round: 1).word == .repeated)
        #expect(life.answer(.consistent, round: 2).word == .moved && life.archive.state.word == .publicised)
    }

    /// Whoever was asked before is told that no answer is needed.
    @Test func whatIsNotNeededIsWithdrawn() throws {
        for step in [ArchiveStep.withdrawn, .declined([.reviewDeclined], by: Fixture.wu)] {
            var life = try ArchiveLife.at("verifying")
            let move = try #require(life.take(step).move)
            guard case .withdraw(let withdrawn, of: Fixture.civil)? = move.requests.first else {
                return #expect(Bool(false), "民政 was not told")
            }
            #expect(withdrawn.why == .withdrawn && withdrawn.archive == life.number)
        }
    }

    /// Somebody new of age must sign before 民政 is asked about him.
    @Test func newAdultsMustSignBeforeTheyAreAskedAbout() throws {
        var life = try ArchiveLife.at("rechecking")
        let members = Fixture.household(adults: 3).members
        life.take(
            .householdChanged(HouseholdChange(members: members), documents: members.map { "d-" + $0.identity.number }))
        #expect(codes(life.take(.askedAgain(by: Fixture.wu))) == [.authorisationMissing])
        #expect(life.take(.rechecked(by: Fixture.wu)).word == .moved)
    }

    /// Who comes of age while nobody could be asked, or before another office is, must sign first.
    @Test(arguments: ["authorised", "verifying"]) func whoComesOfAgeMustSign(place: String) throws {
        var life = try ArchiveLife.at(place)
        life.wait(days: 366 * 8)
        life.around.offices = [Fixture.county: DepartmentName("civil-two")!]
        let move = place == "verifying" ? life.passDeadline() : life.take(.officeKnown).move
        #expect(life.archive.state.word == .visited && move?.warnings == [Reason(.authorisationMissing)])
        #expect(move?.announcements.first?.data["reasons"]?.array?.first?["code"]?.string == "authorisation-missing")
        #expect(move?.requests.count == (place == "verifying" ? 1 : 0))
        #expect(codes(life.authorise("SQ-3")) == [.authorisationSigners])
        #expect(life.authorise("SQ-3", signers: [1, 2, 3]).word == .moved && life.archive.state.word == .verifying)
    }

    /// An objection is decided with what it led to, and told to whoever raised it.
    @Test func objectionsAreDecidedByWhatComesOfThem() throws {
        var kept = try ArchiveLife.at("rechecking!")
        let again = try #require(kept.take(.rechecked(by: Fixture.wu)).move)
        #expect(again.objections == [.init(Fixture.objection(), isUpheld: false)] && kept.archive.objections == [])
        let told = again.objections[0].announcement(of: kept.number, in: Fixture.county)
        #expect(told.data["reference"]?.string == "YY-1" && told.data["upheld"]?.bool == false)
        #expect(kept.archive.state.word == .publicised)
        for step in [
            ArchiveStep.withdrawn, .returned([.evidenceMissing], by: Fixture.wu),
            .declined([.objectionRaised], by: Fixture.wu),
        ] {
            var life = try ArchiveLife.at("rechecking!")
            #expect(life.take(step).move?.objections == [.init(Fixture.objection(), isUpheld: true)])
        }
        var asked = try ArchiveLife.at("rechecking!")
        asked.take(.askedAgain(by: Fixture.wu))
        #expect(asked.take(.objected(Fixture.objection("YY-2"))).word == .moved)
        _ = asked.answer(.consistent, round: 2)
        #expect(asked.archive.state.reasons == [.objectionOpen] && asked.archive.objections.count == 2)
    }

    /// Publicity begins anew after an objection, and a corrected calendar lengthens it.
    @Test func publicityBeginsAnewAndIsLengthened() throws {
        var life = try ArchiveLife.at("publicised")
        life.take(.objected(Fixture.objection()))
        life.wait(days: 2)
        life.take(.rechecked(by: Fixture.wu))
        guard case .publicised(_, let first) = life.archive.state else { return #expect(Bool(false)) }
        #expect(first.from == CivilDate("2026-12-16") && first.until == CivilDate("2026-12-23"))
        life.around.calendar = HolidayCalendar(
            PublicityTests.days("2026-12-21", 2, .holiday).merging(PublicityTests.days("2026-01-01", 1, .holiday)) {
                $1
            })
        let passed = life.passDay()
        let move = try #require(passed)
        #expect(move.announcements.last?.data["until"]?.string == "2026-12-25")
        #expect(life.passDay() == nil)
        life.around.calendar = Fixture.calendar
        life.wait(days: 9)
        #expect(life.passDay() == nil)
        life.wait(days: 1)
        #expect(life.passDay() != nil && life.archive.state.word == .approving)
    }

    @Test func nobodySignsWhereNoRuleSaysWho() throws {
        var life = try ArchiveLife.at("approving")
        life.around.policy = ApprovalPolicy()
        #expect(codes(life.take(.signed(by: Fixture.wang))) == [.approvalRuleMissing])
    }

    /// Of another level, others sign.
    @Test func theLevelSaysWhoSigns() throws {
        var life = try ArchiveLife.at("approving")
        #expect(codes(life.take(.levelled(.national, by: Fixture.he))) == [.officerRole])
        #expect(life.take(.levelled(.local, by: Fixture.wu)) == .repeated(nil))
        let move = life.take(.levelled(.national, by: Fixture.wu)).move
        #expect(move?.announcements.first?.data["level"]?.string == "national")
        #expect(codes(life.take(.signed(by: Fixture.wang))) == [.approvalRuleMissing])
        life.around.policy = ApprovalPolicy([
            .init(in: .hunan, .archives(.national), signedBy: ApprovalChain([.city])!)
        ])
        #expect(codes(life.take(.signed(by: Fixture.wang))) == [.levelNotDue])
        #expect(life.take(.signed(by: Fixture.zhao)).word == .moved && life.archive.state.word == .active)
    }

    /// A year later the household is computed again, by incomes that are not old.
    @Test func aYearLaterItIsComputedAgain() throws {
        var life = try ArchiveLife.at("active")
        let due = try #require(life.archive.nextDuty(life.around.settings))
        #expect(due == CivilDate("2027-12-22"))
        life.wait(days: 364)
        #expect(life.passDay() == nil)
        life.wait(days: 1)
        #expect(life.passDay()?.announcements.first?.data["state"]?.string == "reviewing")
        #expect(codes(life.take(.yearlyReviewed(by: Fixture.wu))) == [.periodInvalid])
        func tell(_ income: Int64) {
            let household = Fixture.household(income: income)
            let change = HouseholdChange(
                months: Month("2026-12")!...Month("2027-11")!, members: household.members)
            #expect(life.take(.householdChanged(change, documents: Fixture.documents(household))).word == .moved)
        }
        tell(80_000)
        let move = try #require(life.take(.yearlyReviewed(by: Fixture.wu)).move)
        #expect(move.assessment?.category == .relative && life.archive.state.computed?.category == .relative)
        #expect(life.archive.state.computed?.version == 2)
        #expect(life.archive.reviewDue(life.around.settings) == CivilDate("2028-12-22"))
        tell(200_000)
        #expect(life.archive.state.word == .reviewing)
        #expect(life.take(.yearlyReviewed(by: Fixture.wu)).move?.assessment?.category == nil)
        guard case .exiting(_, let notice) = life.archive.state else { return #expect(Bool(false)) }
        #expect(notice.reason == .outOfDifficulty && notice.until == CivilDate("2028-01-06"))
    }

    /// Whom lists may take: until the review is overdue by more than its grace, or 渐退 is over.
    @Test func eligibility() throws {
        let settings = ArchiveSettings()
        let active = try ArchiveLife.at("active").archive
        #expect(active.isEligible(on: CivilDate("2028-01-21")!, settings))
        #expect(!active.isEligible(on: CivilDate("2028-01-22")!, settings))
        #expect(try !ArchiveLife.at("approving").archive.isEligible(on: CivilDate("2026-12-23")!, settings))
        let moved = try ArchiveLife.at("exiting").archive
        #expect(!moved.isEligible(on: CivilDate("2026-12-22")!, settings, lettingGo: 90))
        var rich = try ArchiveLife.at("reviewing")
        let household = Fixture.household(income: 200_000)
        rich.take(
            .householdChanged(HouseholdChange(members: household.members), documents: Fixture.documents(household)))
        rich.take(.yearlyReviewed(by: Fixture.wu))
        let from = try #require(CivilDate("2026-12-22"))
        #expect(rich.archive.isEligible(on: from, settings, lettingGo: 0))
        #expect(!rich.archive.isEligible(on: CivilDate("2026-12-23")!, settings))
        #expect(rich.archive.isEligible(on: CivilDate("2027-03-22")!, settings, lettingGo: 90))
    }

    @Test func reasonsAreNamedAndPermitted() throws {
        var life = try ArchiveLife.at("applied")
        #expect(codes(life.take(.returned([], by: Fixture.wu))) == [.reviewReasonMissing])
        #expect(codes(life.take(.returned([.notInHardship], by: Fixture.wu))) == [.valueUnknown])
        #expect(codes(life.take(.declined([.jsonSyntax], by: Fixture.wu))) == [.valueUnknown])
        var active = try ArchiveLife.at("active")
        #expect(codes(active.take(.exit(.deceased, by: Fixture.wu))) == [.valueUnknown])
    }
}
