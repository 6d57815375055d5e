/// `membership.released.v1`: 会籍转出, the same transfer as the union that was left hears it. Routed by that union's place.
public struct MembershipReleased: MembershipMoved {
    public static let type = EventType.membershipReleasedV1

    public var move: MembershipMove

    public init(_ move: MembershipMove) { self.move = move }
}
