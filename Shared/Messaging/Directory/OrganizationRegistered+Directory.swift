import Contracts
import FoundationEssentials
import Postgres

extension OrganizationRegistered: DirectoryEntry {
    static var part: DirectoryCopy.Part { .organizations }
    var key: String { code.text }
    static var plainFields: Set<String> { ["code", "kind", "division", "reviewsApplications", "holdingPool", "open"] }

    static func save(
        _ facts: [Fact<OrganizationRegistered>], at now: Date, in transaction: borrowing Transaction
    ) throws -> Set<String> {
        let organizations = facts.map(\.data)
        var saved: Set<String> = []
        for row in try transaction.query(
            upsert, organizations.map(\.key), organizations.map(\.name), organizations.map(\.kind),
            organizations.map(\.division.description), organizations.map(\.open), organizations.map(\.holdingPool),
            facts.map(\.sequence))
        {
            saved.insert(try row.get("code"))
        }
        return saved
    }

    /// What was dissolved stays so, whatever is still said of it.
    private static let upsert = Statement(
        "organization_copy.upsert",
        """
        insert into organization_copy (code, name, kind, division, open, holding_pool, sequence)
        select code, name, kind, division, open, holding_pool, sequence
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bool[], $6::bool[], $7::bigint[])
            as heard (code, name, kind, division, open, holding_pool, sequence)
        order by code
        on conflict (code) do update set name = excluded.name, kind = excluded.kind, division = excluded.division,
            open = excluded.open and organization_copy.dissolved_on is null, holding_pool = excluded.holding_pool,
            sequence = excluded.sequence
            where organization_copy.sequence < excluded.sequence
        returning code
        """)
}
