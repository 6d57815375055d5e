import Contracts
import EnrollmentDomain
import FoundationEssentials
import Postgres

/// The members who wait in holding pools.
enum HeldStore {
    /// One page: pool by pool in the order of codes, in each who has waited longest first.
    static func page(
        _ filter: HeldFilter, at now: Date, in transaction: borrowing Transaction
    ) throws -> [ListedMember] {
        var page: [ListedMember] = []
        let pools = try transaction.query(selectPools, filter.pool, filter.place, filter.after?.pool ?? "").map(
            Pool.init)
        for pool in pools {
            let wanted = filter.limit - page.count
            guard wanted > 0 else { break }
            let after = filter.after.flatMap { $0.pool == pool.code ? $0 : nil }
            let until = filter.isOverdue ? now.addingTimeInterval(-Double(pool.days) * 86_400) : .distantFuture
            page += try transaction.query(
                selectHeld, pool.code, after?.heldSince ?? Date(timeIntervalSince1970: 0),
                after?.member.uuid ?? UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), until, wanted
            ).map { try ListedMember($0, pool, now: now) }
        }
        return page
    }

    /// The members, locked in the order of persons, as a reviewer finds them.
    static func lock(
        _ members: [MemberID], for reviewer: ReviewerStore.Record, in transaction: borrowing Transaction
    ) throws -> [MemberID: HeldMember] {
        var found: [MemberID: HeldMember] = [:]
        for row in try transaction.query(selectForAssignment, members.map(\.uuid), Bytes(reviewer.document)) {
            guard let membership = try Membership(row, status: "status") else { continue }
            found[membership.memberID] = HeldMember(
                personID: PersonID(try row.get("person_id")), membership: membership, isHeld: try row.get("held"),
                place: try row.get(optional: "division", as: String.self).flatMap(DivisionCode.init),
                isReviewersOwn: try row.get("reviewers_own"))
        }
        return found
    }

    /// A holding pool, and how long a member may wait in it.
    struct Pool {
        let code, place: String
        let days: Int

        fileprivate init(_ row: Row) throws {
            code = try row.get("code")
            place = try row.get("division")
            days = try row.get("assignment_days")
        }
    }

    private static let selectPools = Statement(
        "organization.select-pools",
        """
        select code, division, assignment_days from organization
        where holding_pool and ($1::text is null or code = $1) and ($2::text is null or division like $2 || '%')
            and code >= $3
        order by code
        """)

    private static let selectHeld = Statement(
        "membership.page-held",
        """
        select member_id, held_since, latest.particulars
        from membership left join lateral (
            select particulars from application
            where application.person_id = membership.person_id and application.state = 'accepted'
            order by decided_at desc limit 1
        ) as latest on true
        where union_code = $1 and held_since is not null and (held_since, member_id) > ($2, $3)
            and held_since < $4 and status <> 'withdrawn'
        order by held_since, member_id limit $5
        """)

    private static let selectForAssignment = Statement(
        "membership.select-for-assignment",
        """
        select membership.person_id, member_id, card_number, union_code, joined_on, membership.status,
            held_since is not null as held, organization.division,
            exists(select from person_document
                where person_document.person_id = membership.person_id and fingerprint = $2) as reviewers_own
        from membership left join organization on organization.code = membership.union_code
        where member_id = any($1)
        order by membership.person_id
        for update of membership
        """)
}

/// A member who waits in a holding pool: nothing personal.
struct ListedMember {
    let cursor: HeldCursor
    private let place: String
    private let dueAt: Date
    private let isOverdue: Bool
    private let occupation: JSON?

    fileprivate init(_ row: Row, _ pool: HeldStore.Pool, now: Date) throws {
        cursor = HeldCursor(
            pool: pool.code, heldSince: try row.get("held_since"), member: MemberID(try row.get("member_id")))
        place = pool.place
        dueAt = cursor.heldSince.addingTimeInterval(Double(pool.days) * 86_400)
        isOverdue = dueAt < now
        occupation = try row.get(optional: "particulars", as: String.self)
            .map { try JSON(parsing: Array($0.utf8)) }?["occupation"]
    }

    var json: JSON {
        .object([
            "member": .string(cursor.member.description), "pool": .string(cursor.pool), "place": .string(place),
            "heldSince": .string(RFC3339.string(cursor.heldSince)), "dueAt": .string(RFC3339.string(dueAt)),
            "overdue": .bool(isOverdue), "occupation": occupation,
        ])
    }
}
