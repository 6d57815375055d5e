import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

extension DepartmentScopeChanged: DirectoryEntry {
    static var part: DirectoryCopy.Part { .departments }
    var key: String { name.text }
    static var plainFields: Set<String> { ["name", "types", "places", "removed", "publicKey"] }

    /// With the keys, of which the one announced last counts.
    static func save(
        _ facts: [Fact<DepartmentScopeChanged>], at now: Date, in transaction: borrowing Transaction
    ) throws -> Set<String> {
        let scopes = facts.map(\.data)
        var saved: Set<String> = []
        for row in try transaction.query(
            upsert, scopes.map(\.key), scopes.map { $0.types.map(\.rawValue).joined(separator: " ") },
            scopes.map { $0.places.map(\.description).joined(separator: " ") }, scopes.map(\.removed),
            facts.map(\.sequence), now)
        {
            saved.insert(try row.get("name"))
        }
        try DepartmentKeyStore.save(
            scopes.filter { saved.contains($0.key) }.compactMap { scope throws in
                try scope.publicKey.map {
                    DepartmentKeyStore.Record(
                        department: scope.name, key: try DepartmentKey(reading: $0), registeredAt: now)
                }
            }, in: transaction)
        return saved
    }

    /// A name that was removed stays removed: it is never given again.
    private static let upsert = Statement(
        "department.copy",
        """
        insert into department (name, types, places, registered_at, removed_at, sequence)
        select name, string_to_array(types, ' '), string_to_array(places, ' '), $6, case when removed then $6 end,
            sequence
        from unnest($1::text[], $2::text[], $3::text[], $4::bool[], $5::bigint[])
            as heard (name, types, places, removed, sequence)
        order by name
        on conflict (name) do update set types = excluded.types, places = excluded.places,
            removed_at = coalesce(department.removed_at, excluded.removed_at), sequence = excluded.sequence
            where department.sequence is null or department.sequence < excluded.sequence
        returning name
        """)
}
