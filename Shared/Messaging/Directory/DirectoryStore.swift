import Contracts
import FoundationEssentials
import Postgres

/// How old the copy of the directory is.
enum DirectoryStore {
    /// The parts that must be asked for: never copied whole, not for a day, or empty, which is asked about every minute.
    static func due(in transaction: borrowing Transaction) throws -> [DirectoryCopy.Part] {
        try transaction.query(selectDue).compactMap { DirectoryCopy.Part(rawValue: try $0.get("part")) }
    }

    /// The part was compared with its owner's, whole.
    static func markCopied(_ part: DirectoryCopy.Part, in transaction: borrowing Transaction) throws {
        try transaction.execute(mark, part.rawValue)
    }

    /// For `status`: of each part how much there is, and since when it is known to be whole.
    static func state(in transaction: borrowing Transaction) throws -> JSON {
        .array(
            try transaction.query(selectState).map { row in
                .object([
                    "part": .string(try row.get("part")), "count": .integer(try row.get("count")),
                    "copiedAt": try row.get(optional: "copied_at").map { .string(RFC3339.string($0)) },
                ])
            })
    }

    private static let selectDue = Statement(
        "directory_copy.due",
        """
        select part
        from (values ('departments', exists (select from department)),
            ('organizations', exists (select from organization_copy))) as known (part, is_filled)
        left join directory_copy using (part)
        where copied_at is null
            or copied_at < now() - case when is_filled then interval '1 day' else interval '1 minute' end
        order by part
        """)

    private static let mark = Statement(
        "directory_copy.mark",
        """
        insert into directory_copy (part, copied_at) values ($1, now())
        on conflict (part) do update set copied_at = excluded.copied_at
        """)

    /// Counts stop at 100,000: nobody needs to know more.
    private static let selectState = Statement(
        "directory_copy.state",
        """
        select part, count, copied_at
        from (values
            ('departments', (select count(*) from (select from department limit 100000) as counted)),
            ('organizations', (select count(*) from (select from organization_copy limit 100000) as counted)))
            as known (part, count)
        left join directory_copy using (part)
        order by part
        """)
}
