import Contracts
import EnrollmentDomain
import Testing

/// Who is given from a holding pool to which union (domain facts G.1, POOL → ASSIGNED).
@Suite struct AssignmentTests {
    private static let changsha = Reviewer(name: "li-wei", places: [DivisionCode("430100")!])
    private static let riders = Fixture.roll().organizations[Fixture.riders]!

    private static func member(
        held: Bool = true, status: MembershipStatus = .active, place: String? = "430102", own: Bool = false
    ) -> HeldMember {
        var ids = CountedIdentifiers()
        return HeldMember(
            personID: ids.personID(),
            membership: Membership(
                memberID: ids.memberID(), cardNumber: ids.cardNumber(), union: Fixture.pool,
                joinedOn: CivilDate(inChinaAt: Fixture.now), status: status), isHeld: held,
            place: place.flatMap(DivisionCode.init), isReviewersOwn: own)
    }

    @Test func aHeldMemberGoesToTheUnion() throws {
        let member = Self.member()
        let assignment = try Assignment(by: Self.changsha, to: Self.riders)
        guard case .assigned(let record) = assignment.decide(member, at: Fixture.now) else {
            Issue.record("refused")
            return
        }
        #expect(record.kind == .assigned && !record.isHeld && record.application == nil)
        #expect(record.move.memberID == member.membership.memberID)
        #expect(record.move.from == Fixture.pool && record.move.to == Fixture.riders)
        #expect(record.move.on.description == "2026-11-20" && record.toPlace.description == "430102")
    }

    @Test(
        arguments: [
            (member(held: false), .memberNotHeld), (member(status: .withdrawn), .memberNotHeld),
            (member(place: "430202"), .reviewerScope), (member(place: nil), .reviewerScope),
            (member(own: true), .reviewerIsApplicant), (member(status: .retained), nil),
        ] as [(HeldMember, ReasonCode?)])
    func onlyWhoWaitsWithinScopeAndNeverOneself(member: HeldMember, code: ReasonCode?) throws {
        let placement = try Assignment(by: Self.changsha, to: Self.riders).decide(member, at: Fixture.now)
        if case .refused(let refused) = placement { #expect(refused == code) } else { #expect(code == nil) }
    }

    @Test(
        arguments: [
            (Fixture.pool, .unionHoldingPool), (Fixture.closed, .unionClosed), (Fixture.zhuzhou, .reviewerScope),
        ] as [(UnionCode, ReasonCode)])
    func notEveryUnionTakesThem(union: UnionCode, code: ReasonCode) throws {
        let union = try #require(Fixture.roll().organizations[union])
        #expect(throws: AssignmentRefusal(code)) { try Assignment(by: Self.changsha, to: union) }
    }
}
