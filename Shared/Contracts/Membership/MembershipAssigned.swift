/// `membership.assigned.v1`: a member has left the holding pool 周转库 for a union. Routed by the place of that union.
public struct MembershipAssigned: MembershipMoved {
    public static let type = EventType.membershipAssignedV1

    public var move: MembershipMove

    public init(_ move: MembershipMove) { self.move = move }
}
