import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// The copy of memberships.
enum MembershipCopyStore {
    /// Takes in what holds of these words against what is on record, in order of the members.
    ///
    /// - Returns: how new each of them is then.
    static func hear(
        _ words: [MemberWord], at now: Date, in transaction: borrowing Transaction
    ) throws -> [MemberID: CopyHead] {
        let words = MemberWord.folded(words)
        guard !words.isEmpty else { return [:] }
        let standings = words.map(\.standing?.value)
        var heads: [MemberID: CopyHead] = [:]
        for row in try transaction.query(
            upsert, words.map(\.memberID.uuid), words.map(\.union?.value.text), words.map { $0.union?.sequence ?? 0 },
            standings.map(\.?.status.rawValue), standings.map { $0?.joinedOn.map(DayNumber.init) },
            standings.map { $0?.endedOn.map(DayNumber.init) }, standings.map(\.?.why),
            words.map { $0.standing?.sequence ?? 0 }, words.map(\.isReferenced), now)
        {
            heads[MemberID(try row.get("member_id", as: UUID.self))] = CopyHead(
                first: try row.get("union_sequence"), second: try row.get("standing_sequence"))
        }
        return heads
    }

    /// Forgets of whom nobody on record was heard of, a day later.
    ///
    /// - Returns: how many.
    static func forget(_ limit: Int, before: Date, in transaction: borrowing Transaction) throws -> Int {
        try transaction.query(delete, before, limit).count
    }

    private static let upsert = Statement(
        "membership_copy.upsert",
        """
        insert into membership_copy as copy (member_id, union_code, union_sequence, status, joined_on, ended_on, why,
            standing_sequence, referenced, heard_at)
        select member_id, union_code, union_sequence, status, joined_on, ended_on, why, standing_sequence, referenced, $10
        from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::date[], $6::date[], $7::text[], $8::bigint[],
            $9::bool[])
            as heard (member_id, union_code, union_sequence, status, joined_on, ended_on, why, standing_sequence, referenced)
        order by member_id
        on conflict (member_id) do update set
            (union_code, union_sequence) = (
                select excluded.union_code, excluded.union_sequence where excluded.union_sequence > copy.union_sequence
                union all
                select copy.union_code, copy.union_sequence where excluded.union_sequence <= copy.union_sequence),
            (status, joined_on, ended_on, why, standing_sequence) = (
                select excluded.status, excluded.joined_on, excluded.ended_on, excluded.why, excluded.standing_sequence
                where excluded.standing_sequence > copy.standing_sequence
                union all
                select copy.status, copy.joined_on, copy.ended_on, copy.why, copy.standing_sequence
                where excluded.standing_sequence <= copy.standing_sequence),
            referenced = copy.referenced or excluded.referenced, heard_at = excluded.heard_at
        returning member_id, union_sequence, standing_sequence
        """)

    private static let delete = Statement(
        "membership_copy.forget",
        """
        delete from membership_copy where member_id in (
            select member_id from membership_copy where not referenced and heard_at < $1 order by heard_at limit $2
            for update skip locked)
        returning member_id
        """)
}
