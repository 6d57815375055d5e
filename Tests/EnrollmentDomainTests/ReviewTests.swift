import Contracts
import EnrollmentDomain
import Testing

/// What a reviewer's verdict comes to (domain facts G.1).
@Suite struct ReviewTests {
    private static let reasons = [Reason(.reviewMaterialsMissing, field: "employer")]
    private static let reviewer = Reviewer(name: "li-wei", places: [DivisionCode("430100")!])

    /// An application that waits, and the person behind it.
    private func waiting(
        _ fixture: inout Fixture, number: String = "RH-1", identity: String = "430104199202290029",
        scopes: [String] = ["membership"]
    ) throws -> ReviewedFile {
        let data = Fixture.data(number: number, identity: identity, union: Fixture.couriers.text, scopes: scopes)
        let decision = fixture.decide(data)
        #expect(decision.outcome?.type == .enrollmentPendingV1)
        let record = try #require(decision.application)
        let person = try #require(fixture.roll.person(Fingerprint(Array("resident-id:\(identity)".utf8))))
        return ReviewedFile(
            application: KnownApplication(
                key: record.key, content: record.content, state: record.state, outcome: record.outcome),
            requestID: record.requestID, union: fixture.roll.organizations[Fixture.couriers], person: person,
            isReviewersOwn: false)
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

    @Test func approvalMakesAMemberToday() throws {
        var fixture = Fixture()
        let file = try waiting(&fixture)
        var review = Review(by: Self.reviewer, .approve)
        let resolution = try resolution(review.decide(file, at: Fixture.now, ids: &fixture.ids))
        let membership = try #require(resolution.newMembership?.membership)
        #expect(resolution.state == .accepted && !resolution.existing)
        #expect(membership.joinedOn.description == "2026-11-20" && membership.union == Fixture.couriers)
        #expect(resolution.outcome.data["memberId"]?.string == membership.memberID.description)
        #expect(resolution.requestID == file.requestID && resolution.place?.description == "430103")
    }

    @Test func aVerdictWithReasonsTellsThem() throws {
        for (verdict, state, type) in [
            (ReviewVerdict.sendBack(Self.reasons), ApplicationState.returned, EventType.enrollmentReturnedV1),
            (.reject(Self.reasons), .rejected, .enrollmentRejectedV1),
        ] {
            var fixture = Fixture()
            let file = try waiting(&fixture)
            var review = Review(by: Self.reviewer, verdict)
            let resolution = try resolution(review.decide(file, at: Fixture.now, ids: &fixture.ids))
            #expect(resolution.state == state && resolution.outcome.type == type)
            #expect(resolution.newMembership == nil)
            #expect(resolution.outcome.data["reasons"]?.array?.first?["code"] == "review-materials-missing")
        }
    }

    /// After it was returned, the corrected application comes under its number, as after a rejection.
    @Test func whatWasReturnedComesAgain() throws {
        var fixture = Fixture()
        let file = try waiting(&fixture)
        var review = Review(by: Self.reviewer, .sendBack(Self.reasons))
        let resolution = try resolution(review.decide(file, at: Fixture.now, ids: &fixture.ids))
        fixture.roll.remember(resolution, content: file.application.content)
        let same = fixture.decide(Fixture.data(union: Fixture.couriers.text))
        #expect(same.summary == "returned repeated")
        let corrected = fixture.decide(Fixture.data(union: Fixture.couriers.text, uscc: "91430100MA4L1ABC1X"))
        #expect(corrected.outcome?.type == .enrollmentPendingV1 && corrected.application?.replacesRejection == true)
    }

    @Test func onlyWhatWaitsIsDecidedWithinScopeAndNeverAboutOneself() throws {
        var fixture = Fixture()
        let file = try waiting(&fixture)
        for state in ApplicationState.allCases where state != .pending {
            var decided = file
            decided.application.state = state
            var review = Review(by: Self.reviewer, .approve)
            #expect(refusal(review.decide(decided, at: Fixture.now, ids: &fixture.ids)) == .applicationDecided)
        }
        var elsewhere = Review(by: Reviewer(name: "x", places: [DivisionCode("430200")!]), .approve)
        #expect(refusal(elsewhere.decide(file, at: Fixture.now, ids: &fixture.ids)) == .reviewerScope)
        var own = file
        own.isReviewersOwn = true
        for verdict in [ReviewVerdict.approve, .sendBack(Self.reasons), .reject(Self.reasons)] {
            var review = Review(by: Self.reviewer, verdict)
            #expect(refusal(review.decide(own, at: Fixture.now, ids: &fixture.ids)) == .reviewerIsApplicant)
        }
        var closed = file
        closed.union?.isOpen = false
        var review = Review(by: Self.reviewer, .approve)
        #expect(refusal(review.decide(closed, at: Fixture.now, ids: &fixture.ids)) == .unionClosed)
        var refusing = Review(by: Self.reviewer, .reject(Self.reasons))
        #expect(try resolution(refusing.decide(closed, at: Fixture.now, ids: &fixture.ids)).state == .rejected)
    }

    /// One person has applied through two numbers: one membership, whichever is approved first.
    @Test func onePersonIsOneMemberInOneReview() throws {
        var fixture = Fixture()
        let first = try waiting(&fixture, number: "A")
        let second = try waiting(&fixture, number: "B")
        #expect(first.person?.personID == second.person?.personID)
        var review = Review(by: Self.reviewer, .approve)
        let one = try resolution(review.decide(first, at: Fixture.now, ids: &fixture.ids))
        let two = try resolution(review.decide(second, at: Fixture.now, ids: &fixture.ids))
        #expect(one.newMembership != nil && two.newMembership == nil)
        #expect(two.existing && two.outcome.data["memberId"] == nil, "membership is nobody's oracle")
    }

    @Test func whoBecameAMemberElsewhereIsProposedATransfer() throws {
        var fixture = Fixture()
        var file = try waiting(&fixture)
        file.person?.membership = Membership(
            memberID: fixture.ids.memberID(), cardNumber: fixture.ids.cardNumber(), union: Fixture.zhuzhou,
            joinedOn: CivilDate(inChinaAt: Fixture.now))
        var review = Review(by: Self.reviewer, .approve)
        let resolution = try resolution(review.decide(file, at: Fixture.now, ids: &fixture.ids))
        #expect(resolution.state == .transferProposed && resolution.newMembership == nil)
        #expect(resolution.outcome.data == ["applicationNumber": "RH-1"])
        file.person?.disclosedTo = [Fixture.hunanTax]
        let told = try self.resolution(review.decide(file, at: Fixture.now, ids: &fixture.ids))
        #expect(told.outcome.data["union"]?.string == Fixture.zhuzhou.text)
    }

    /// Who has left may return: a new episode under the same member id.
    @Test func whoHasLeftReturns() throws {
        var fixture = Fixture()
        var file = try waiting(&fixture)
        let member = fixture.ids.memberID()
        file.person?.membership = Membership(
            memberID: member, cardNumber: fixture.ids.cardNumber(), union: Fixture.zhuzhou,
            joinedOn: CivilDate(inChinaAt: Fixture.now), status: .withdrawn)
        var review = Review(by: Self.reviewer, .approve)
        let resolution = try resolution(review.decide(file, at: Fixture.now, ids: &fixture.ids))
        #expect(resolution.newMembership?.isReturn == true)
        #expect(resolution.newMembership?.membership.memberID == member)
    }
}
