/// `membership.transferred.v1`: 会籍转入, a union has accepted a member of another. Routed by the place of the union that took the member.
public struct MembershipTransferred: MembershipMoved {
    public static let type = EventType.membershipTransferredV1

    public var move: MembershipMove

    public init(_ move: MembershipMove) { self.move = move }
}
