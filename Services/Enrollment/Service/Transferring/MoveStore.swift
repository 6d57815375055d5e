import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres

/// Memberships that go from one union to another.
enum MoveStore {
    /// Saves moves, in order, and where each member then is. The memberships are locked by the caller.
    static func save(_ moves: [MoveRecord], in transaction: borrowing Transaction) throws {
        guard !moves.isEmpty else { return }
        // Within one request a member may move twice: the last counts.
        var last: [PersonID: MoveRecord] = [:]
        for move in moves { last[move.personID] = move }
        let stands = Array(last.values)
        try transaction.execute(
            moveMemberships, stands.map(\.personID.uuid), stands.map(\.move.to.text), stands.map(\.isHeld))
        try transaction.execute(
            insertMoves, moves.map(\.move.memberID.uuid), moves.map(\.kind.rawValue), moves.map(\.move.from.text),
            moves.map(\.move.to.text), moves.map { $0.application?.department.text },
            moves.map { $0.application?.number.text })
    }

    private static let moveMemberships = Statement(
        "membership.move",
        """
        update membership set union_code = moved.to_union, held_since = case when moved.held then now() end,
            updated_at = now()
        from unnest($1::uuid[], $2::text[], $3::bool[]) as moved (person_id, to_union, held)
        where membership.person_id = moved.person_id
        """)

    private static let insertMoves = Statement(
        "membership_move.insert",
        """
        insert into membership_move (member_id, moved_at, kind, from_union, to_union, department, number)
        select member_id, now(), kind, from_union, to_union, department, number
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
            with ordinality as move (member_id, kind, from_union, to_union, department, number, position)
        order by position
        """)
}

extension MoveRecord {
    /// What the unions hear, in the order of the places it concerns. No department does: membership is nobody's oracle.
    ///
    /// - Parameter requestID: the event by which the person asked for it.
    func facts(askedBy requestID: String?) -> [OutgoingEvent] {
        switch kind {
        case .transferred:
            [
                fact(MembershipTransferred(move), toPlace, requestID),
                fact(MembershipReleased(move), fromPlace, requestID),
            ]
        case .assigned: [fact(MembershipAssigned(move), toPlace, requestID)]
        }
    }

    private func fact(_ data: some MembershipMoved, _ place: DivisionCode?, _ requestID: String?) -> OutgoingEvent {
        OutgoingEvent(
            type: type(of: data).type, data: data.json, subject: move.memberID.description, place: place,
            causationID: requestID, correlationID: requestID)
    }
}
