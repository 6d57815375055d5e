import Contracts
import FoundationEssentials
import Messaging
import Postgres

/// Whose membership must be asked for, and when.
enum LookupStore {
    /// A person as read: nobody's turn has come since where `dueAt` is still the same.
    struct Due: Sendable {
        var id: UUID
        var key: [UInt8]
        var dueAt: Date
        /// The identity card first.
        var documents: [(type: IdentityType, number: [UInt8])]
    }

    /// Whose time has come, oldest first; nothing is locked by it.
    static func due(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> [Due] {
        var due: [Due] = []
        for row in try transaction.query(selectDue, now, limit) {
            let id: UUID = try row.get("id")
            if due.last?.id != id {
                due.append(
                    Due(
                        id: id, key: try row.get("key", as: Bytes.self).bytes, dueAt: try row.get("member_due_at"),
                        documents: []))
            }
            due[due.count - 1].documents.append(
                (
                    try row.value("type", IdentityType.init(rawValue:)),
                    try row.get("number", as: Bytes.self).bytes
                ))
        }
        return due
    }

    /// Notes whose membership is whose, where nobody has done so since they were read; nobody of whom none was found is
    /// asked for before `again`.
    ///
    /// - Parameter members: `nil` of whom none was found; what was known of them before stays.
    /// - Returns: how many that were.
    static func answered(
        _ due: [Due], members: [MemberID?], again: Date, at now: Date, in transaction: borrowing Transaction
    ) throws -> Int {
        try transaction.query(
            update, due.map(\.id), due.map(\.dueAt), members.map { $0?.uuid }, now, again
        ).count
    }

    static func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? {
        try transaction.query(putOff, now).first.map { row in
            PutOff("person \(try row.get("id", as: UUID.self).lowercased)", isNew: try row.get("new"))
        }
    }

    private static let selectDue = Statement(
        "person.select-member-due",
        """
        select person.id, person.key, person.member_due_at, document.type, document.number
        from (select id, key, member_due_at from person where member_due_at <= $1 and key is not null
            order by member_due_at, id limit $2) as person
        join person_document as document on document.person_id = person.id
        order by person.member_due_at, person.id, document.type = 'resident-id' desc, document.fingerprint
        """)

    private static let update = Statement(
        "person.update-member",
        """
        update person set member_id = coalesce(answered.member_id, person.member_id), member_asked_at = $4,
            member_due_at = case when answered.member_id is null then $5::timestamptz end, member_failing_since = null
        from (select id, due_at, member_id from unnest($1::uuid[], $2::timestamptz[], $3::uuid[])
            as answered (id, due_at, member_id) order by id) as answered
        where person.id = answered.id and person.member_due_at = answered.due_at
        returning person.id
        """)

    private static let putOff = Statement(
        "person.put-member-off",
        """
        update person set member_due_at = now() + interval '1 hour',
            member_failing_since = coalesce(person.member_failing_since, now())
        from (select id, member_failing_since is null as new from person
            where member_due_at <= $1 and key is not null order by member_due_at, id limit 1 for update skip locked) as first
        where person.id = first.id returning person.id, first.new
        """)
}
