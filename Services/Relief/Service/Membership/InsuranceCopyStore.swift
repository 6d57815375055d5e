import Contracts
import FoundationEssentials
import Postgres

/// The copy of cases of help into social insurance.
enum InsuranceCopyStore {
    /// Takes in what holds of these words against what is on record, in order of the cases.
    ///
    /// - Returns: how new each of them is then.
    static func hear(
        _ words: [CaseWord], at now: Date, in transaction: borrowing Transaction
    ) throws -> [CaseNumber: CopyHead] {
        let words = CaseWord.folded(words)
        guard !words.isEmpty else { return [:] }
        var heads: [CaseNumber: CopyHead] = [:]
        for row in try transaction.query(
            upsert, words.map(\.number.uuid), words.map(\.memberID?.uuid), words.map(\.scheme.rawValue),
            words.map(\.state?.value.rawValue), words.map { $0.state?.sequence ?? 0 },
            words.map { $0.paidThrough?.value?.text }, words.map { $0.paidThrough?.sequence ?? 0 }, now)
        {
            heads[CaseNumber(try row.get("case_id", as: UUID.self))] = CopyHead(
                first: try row.get("state_sequence"), second: try row.get("paid_sequence"))
        }
        return heads
    }

    /// Forgets the cases of which nobody has said whose they are, a day later.
    ///
    /// - Returns: how many.
    static func forget(_ limit: Int, before: Date, in transaction: borrowing Transaction) throws -> Int {
        try transaction.query(delete, before, limit).count
    }

    private static let upsert = Statement(
        "insurance_copy.upsert",
        """
        insert into insurance_copy as copy (case_id, member_id, scheme, state, state_sequence, paid_through, paid_sequence,
            heard_at)
        select case_id, member_id, scheme, state, state_sequence, paid_through, paid_sequence, $8
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::bigint[])
            as heard (case_id, member_id, scheme, state, state_sequence, paid_through, paid_sequence)
        order by case_id
        on conflict (case_id) do update set
            state = case when excluded.state_sequence > copy.state_sequence then excluded.state else copy.state end,
            state_sequence = greatest(excluded.state_sequence, copy.state_sequence),
            paid_through =
                case when excluded.paid_sequence > copy.paid_sequence then excluded.paid_through else copy.paid_through end,
            paid_sequence = greatest(excluded.paid_sequence, copy.paid_sequence),
            member_id = coalesce(copy.member_id, excluded.member_id), heard_at = excluded.heard_at
        returning case_id, state_sequence, paid_sequence
        """)

    private static let delete = Statement(
        "insurance_copy.forget",
        """
        delete from insurance_copy where case_id in (
            select case_id from insurance_copy where member_id is null and heard_at < $1 order by heard_at limit $2
            for update skip locked)
        returning case_id
        """)
}
