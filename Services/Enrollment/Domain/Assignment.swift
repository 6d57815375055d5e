import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Members who are given from holding pools 周转库 to one street, community or trade union (domain facts G.1, POOL →
/// ASSIGNED).
public struct Assignment: Sendable {
    public let reviewer: Reviewer
    public let union: Organization

    /// - Throws: why nobody can be given to this union by this reviewer.
    public init(by reviewer: Reviewer, to union: Organization) throws(AssignmentRefusal) {
        guard reviewer.covers(union.division) else { throw AssignmentRefusal(.reviewerScope) }
        guard !union.isHoldingPool else { throw AssignmentRefusal(.unionHoldingPool) }
        guard union.isOpen else { throw AssignmentRefusal(.unionClosed) }
        self.reviewer = reviewer
        self.union = union
    }

    /// Gives one member to the union. Pure: `now` is the database's.
    ///
    /// Only who waits in a pool, within the reviewer's places, and never oneself. Member id, card and day of joining stay.
    public func decide(_ member: HeldMember, at now: Date) -> Placement {
        guard member.isHeld, member.membership.status.holds else { return .refused(.memberNotHeld) }
        guard let pool = member.place, reviewer.covers(pool) else { return .refused(.reviewerScope) }
        guard !member.isReviewersOwn else { return .refused(.reviewerIsApplicant) }
        let move = MembershipMove(
            memberID: member.membership.memberID, from: member.membership.union, to: union.code,
            on: CivilDate(inChinaAt: now))
        return .assigned(
            MoveRecord(
                kind: .assigned, personID: member.personID, move: move, fromPlace: pool, toPlace: union.division,
                isHeld: false))
    }
}

/// Why nobody can be given to a union.
public struct AssignmentRefusal: Error, Hashable {
    public let code: ReasonCode

    public init(_ code: ReasonCode) { self.code = code }
}

/// A member as a reviewer who assigns finds them.
public struct HeldMember: Sendable {
    public var personID: PersonID
    public var membership: Membership
    /// Whether the member waits in a holding pool.
    public var isHeld: Bool
    /// Where the union lies of which this is a member.
    public var place: DivisionCode?
    /// Whether the member is the reviewer.
    public var isReviewersOwn: Bool

    public init(
        personID: PersonID, membership: Membership, isHeld: Bool, place: DivisionCode?, isReviewersOwn: Bool
    ) {
        self.personID = personID
        self.membership = membership
        self.isHeld = isHeld
        self.place = place
        self.isReviewersOwn = isReviewersOwn
    }
}

/// What came of it for one member.
public enum Placement: Sendable {
    /// Nothing changed.
    case refused(ReasonCode)
    case assigned(MoveRecord)
}
