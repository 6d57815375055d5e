import Contracts
import EnrollmentDomain
import Foundation
import Testing

/// What a proposed transfer comes to (domain facts C.3, G.7 example 7): one person, one membership, which moves.
@Suite struct TransferTests {
    private static let reasons = [Reason(.reviewOutsideUnion)]
    private static let reviewer = Reviewer(name: "li-wei", places: [DivisionCode("430100")!])
    private static let identity = "430104199202290029"

    /// A member of the union of Zhuzhou who applies in Changsha, and the application as a reviewer finds it.
    private func proposed(
        _ fixture: inout Fixture, number: String = "RH-2", union: UnionCode = Fixture.riders,
        scopes: [String] = ["membership"]
    ) throws -> ReviewedFile {
        if fixture.requests == 0 {
            let joined = fixture.decide(Fixture.data(number: "RH-1", union: Fixture.zhuzhou.text))
            #expect(joined.summary == "accepted")
        }
        fixture.now = Fixture.now.addingTimeInterval(86_400)
        let decision = fixture.decide(Fixture.data(number: number, union: union.text, scopes: scopes))
        #expect(decision.outcome?.type == .enrollmentTransferProposedV1)
        let record = try #require(decision.application)
        let person = try #require(fixture.roll.person(Fingerprint(Array("resident-id:\(Self.identity)".utf8))))
        return ReviewedFile(
            application: KnownApplication(
                key: record.key, content: record.content, state: record.state, outcome: record.outcome),
            requestID: record.requestID, union: fixture.roll.organizations[union], person: person,
            home: DivisionCode("430202"), isReviewersOwn: false)
    }

    private func resolution(_ ruling: Ruling) throws -> Resolution {
        guard case .decided(let resolution) = ruling else {
            Issue.record("\(ruling)")
            throw Unexpected()
        }
        return resolution
    }
    private struct Unexpected: Error {}

    private func refusal(_ ruling: Ruling) -> ReasonCode? {
        if case .refused(let code) = ruling { code } else { nil }
    }

    /// G.7 example 7: history shows one continuous 会籍 since the first approval.
    @Test func anAcceptedMemberMovesAndStaysTheSameMember() throws {
        var fixture = Fixture()
        let file = try proposed(&fixture)
        let before = try #require(file.person?.membership)
        var transfer = Transfer(by: Self.reviewer, .accept)
        let resolution = try resolution(transfer.decide(file, at: fixture.now, ids: &fixture.ids))
        #expect(resolution.state == .accepted && resolution.before == .transferProposed && !resolution.existing)
        #expect(resolution.newMembership == nil && resolution.dueAt == nil && resolution.requestID == file.requestID)
        let move = try #require(resolution.move)
        #expect(move.kind == .transferred && move.personID == file.person?.personID && !move.isHeld)
        #expect(
            move.move
                == MembershipMove(
                    memberID: before.memberID, from: Fixture.zhuzhou, to: Fixture.riders, on: CivilDate("2026-11-21")!)
        )
        #expect(move.fromPlace?.description == "430202" && move.toPlace.description == "430102")
        #expect(move.application == file.application.key)
        // Membership is nobody's oracle.
        #expect(
            resolution.outcome.data
                == [
                    "applicationNumber": "RH-2", "union": .string(Fixture.riders.text), "holdingPool": false,
                    "warnings": [], "existing": true,
                ])
    }

    @Test func whoConsentedIsTold() throws {
        var fixture = Fixture()
        let file = try proposed(&fixture, scopes: ["membership", "membership-disclosure"])
        let before = try #require(file.person?.membership)
        var transfer = Transfer(by: Self.reviewer, .accept)
        let data = try resolution(transfer.decide(file, at: fixture.now, ids: &fixture.ids)).outcome.data
        #expect(data["memberId"]?.string == before.memberID.description)
        #expect(data["cardNumber"]?.string == before.cardNumber.text)
        #expect(data["joinedOn"] == "2026-11-20", "since the first approval, not since the move")
        #expect(data["union"]?.string == Fixture.riders.text)
    }

    @Test func aRefusedMemberStays() throws {
        var fixture = Fixture()
        let file = try proposed(&fixture)
        var transfer = Transfer(by: Self.reviewer, .refuse(Self.reasons))
        let resolution = try resolution(transfer.decide(file, at: fixture.now, ids: &fixture.ids))
        #expect(resolution.state == .rejected && resolution.outcome.type == .enrollmentRejectedV1)
        #expect(resolution.move == nil && resolution.newMembership == nil)
        #expect(resolution.outcome.data["reasons"]?.array?.first?["code"] == "review-outside-union")
    }

    @Test func outOfTimeTheMemberStays() throws {
        let key = ApplicationKey(department: Fixture.hunanTax, number: ApplicationNumber("RH-2")!)
        let resolution = Resolution.timedOut(key, requestID: "r", place: DivisionCode("430102"), at: Fixture.now)
        #expect(resolution.state == .rejected && resolution.before == .transferProposed)
        #expect(resolution.move == nil && resolution.newMembership == nil && resolution.dueAt == nil)
        #expect(resolution.outcome.data["reasons"]?.array?.compactMap { $0["code"]?.string } == ["transfer-timed-out"])
    }

    /// The proposal is to be decided within the new union's days; what waits for a review has that union's days.
    @Test func everythingThatWaitsHasItsDeadline() throws {
        var fixture = Fixture()
        fixture.roll.organizations[Fixture.riders]?.transferDays = 7
        fixture.roll.organizations[Fixture.couriers]?.reviewDays = 3
        _ = fixture.decide(Fixture.data(number: "RH-1", union: Fixture.zhuzhou.text))
        let transfer = fixture.decide(Fixture.data(number: "RH-2", union: Fixture.riders.text))
        #expect(transfer.application?.dueAt == Fixture.now.addingTimeInterval(7 * 86_400))
        let pending = fixture.decide(
            Fixture.data(number: "RH-3", identity: "430122198503071012", union: Fixture.couriers.text))
        #expect(pending.outcome?.type == .enrollmentPendingV1)
        #expect(pending.application?.dueAt == Fixture.now.addingTimeInterval(3 * 86_400))
        let accepted = fixture.decide(Fixture.data(number: "RH-4", union: Fixture.zhuzhou.text))
        #expect(accepted.summary == "accepted existing" && accepted.application?.dueAt == nil)
    }

    @Test func onlyWhatIsProposedIsDecidedWithinScopeAndNeverAboutOneself() throws {
        var fixture = Fixture()
        let file = try proposed(&fixture)
        for verdict in [TransferVerdict.accept, .refuse(Self.reasons)] {
            for state in ApplicationState.allCases where state != .transferProposed {
                var decided = file
                decided.application.state = state
                var transfer = Transfer(by: Self.reviewer, verdict)
                #expect(refusal(transfer.decide(decided, at: fixture.now, ids: &fixture.ids)) == .transferDecided)
            }
            // The old union's reviewers do not decide for the new one.
            var elsewhere = Transfer(by: Reviewer(name: "x", places: [DivisionCode("430200")!]), verdict)
            #expect(refusal(elsewhere.decide(file, at: fixture.now, ids: &fixture.ids)) == .reviewerScope)
            var own = file
            own.isReviewersOwn = true
            var transfer = Transfer(by: Self.reviewer, verdict)
            #expect(refusal(transfer.decide(own, at: fixture.now, ids: &fixture.ids)) == .reviewerIsApplicant)
        }
        var closed = file
        closed.union?.isOpen = false
        var accepting = Transfer(by: Self.reviewer, .accept)
        #expect(refusal(accepting.decide(closed, at: fixture.now, ids: &fixture.ids)) == .unionClosed)
        var refusing = Transfer(by: Self.reviewer, .refuse(Self.reasons))
        #expect(try resolution(refusing.decide(closed, at: fixture.now, ids: &fixture.ids)).state == .rejected)
    }

    /// Meanwhile the person has moved to this very union, has left every union, or was there never.
    @Test func whatHappenedMeanwhileCounts() throws {
        var fixture = Fixture()
        var file = try proposed(&fixture)
        let membership = try #require(file.person?.membership)
        file.person?.membership?.union = Fixture.riders
        var transfer = Transfer(by: Self.reviewer, .accept)
        let here = try resolution(transfer.decide(file, at: fixture.now, ids: &fixture.ids))
        #expect(here.existing && here.move == nil && here.newMembership == nil && here.state == .accepted)

        var closed = file
        closed.union?.isOpen = false
        transfer = Transfer(by: Self.reviewer, .accept)
        #expect(try resolution(transfer.decide(closed, at: fixture.now, ids: &fixture.ids)).existing)

        file.person?.membership = membership
        file.person?.membership?.status = .withdrawn
        transfer = Transfer(by: Self.reviewer, .accept)
        let back = try resolution(transfer.decide(file, at: fixture.now, ids: &fixture.ids))
        #expect(back.move == nil && back.newMembership?.isReturn == true)
        #expect(back.newMembership?.membership.memberID == membership.memberID)
        #expect(back.newMembership?.membership.joinedOn.description == "2026-11-21")
        #expect(back.outcome.data["existing"] == nil)

        file.person?.membership = nil
        transfer = Transfer(by: Self.reviewer, .accept)
        #expect(
            try resolution(transfer.decide(file, at: fixture.now, ids: &fixture.ids)).newMembership?.isReturn == false)
    }

    /// One person has three proposals before one reviewer: each sees where the one before has left the member.
    @Test func onePersonMovesStepByStepInOneRequest() throws {
        var fixture = Fixture()
        let first = try proposed(&fixture, number: "A")
        let again = try proposed(&fixture, number: "B")
        let pool = try proposed(&fixture, number: "C", union: Fixture.pool)
        var transfer = Transfer(by: Self.reviewer, .accept)
        let moved = try resolution(transfer.decide(first, at: fixture.now, ids: &fixture.ids))
        #expect(moved.move?.move.to == Fixture.riders)
        let settled = try resolution(transfer.decide(again, at: fixture.now, ids: &fixture.ids))
        #expect(settled.existing && settled.move == nil)
        let last = try resolution(transfer.decide(pool, at: fixture.now, ids: &fixture.ids))
        #expect(last.move?.move.from == Fixture.riders && last.move?.move.to == Fixture.pool)
        #expect(last.move?.fromPlace?.description == "430102" && last.move?.isHeld == true)
        #expect(last.move?.move.memberID == moved.move?.move.memberID)
    }

    /// A transfer that an approval has led to waits by the new union's days for transfers.
    @Test func anApprovalThatLeadsToATransferSetsItsDeadline() throws {
        var fixture = Fixture()
        let decision = fixture.decide(Fixture.data(union: Fixture.couriers.text))
        let record = try #require(decision.application)
        var union = try #require(fixture.roll.organizations[Fixture.couriers])
        union.transferDays = 5
        let member = Membership(
            memberID: fixture.ids.memberID(), cardNumber: fixture.ids.cardNumber(), union: Fixture.zhuzhou,
            joinedOn: CivilDate(inChinaAt: Fixture.now))
        var review = Review(by: Self.reviewer, .approve)
        let resolution = try resolution(
            review.decide(
                ReviewedFile(
                    application: KnownApplication(
                        key: record.key, content: record.content, state: .pending, outcome: record.outcome),
                    requestID: "r", union: union,
                    person: KnownPerson(personID: fixture.ids.personID(), membership: member), isReviewersOwn: false),
                at: Fixture.now, ids: &fixture.ids))
        #expect(resolution.state == .transferProposed)
        #expect(resolution.dueAt == Fixture.now.addingTimeInterval(5 * 86_400))
    }
}
