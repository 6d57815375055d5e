/// A membership that went from one union to another: one continuous 会籍, the same member id, card and day of joining.
public struct MembershipMove: Sendable, Hashable {
    public var memberID: MemberID
    /// The union that was left.
    public var from: UnionCode
    /// The union that took the member.
    public var to: UnionCode
    /// The civil date in China.
    public var on: CivilDate

    public init(memberID: MemberID, from: UnionCode, to: UnionCode, on: CivilDate) {
        self.memberID = memberID
        self.from = from
        self.to = to
        self.on = on
    }
}

/// A fact about a membership that moved: what the three of them have in common.
public protocol MembershipMoved: EventData {
    var move: MembershipMove { get }
    init(_ move: MembershipMove)
}

extension MembershipMoved {
    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let member = reader.parsed("memberId", limit: 36, or: .valueUnknown, &faults, as: MemberID.init)
        let from = reader.parsed("from", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
        let to = reader.parsed("to", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
        let day = reader.parsed("on", limit: 10, or: .valueUnknown, &faults, as: CivilDate.init)
        guard let member, let from, let to, let day, faults.count == before else { return nil }
        self.init(MembershipMove(memberID: member, from: from, to: to, on: day))
    }

    public var json: JSON {
        [
            "memberId": .string(move.memberID.description), "from": .string(move.from.text),
            "to": .string(move.to.text), "on": .string(move.on.description),
        ]
    }
}
