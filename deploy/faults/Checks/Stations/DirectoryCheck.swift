import Postgres

/// The copy of the directory that the stations service keeps equals what enrollment has: departments with their keys, and
/// unions.
struct DirectoryCheck: Check {
    func check(_ stage: Stage) async throws {
        for (part, owned, copied) in Self.parts {
            var difference: Set<String> = []
            // The last news may be on its way.
            try? await until("\(part) are copied", within: .seconds(30), every: .milliseconds(200)) {
                let owner = try await rows(owned, stage.enrollment)
                difference = owner.symmetricDifference(try await rows(copied, stage.stations))
                return difference.isEmpty && !owner.isEmpty
            }
            let count = try await rows(owned, stage.enrollment).count
            if count == 0 { stage.violations.add("enrollment knows no \(part)") }
            if !difference.isEmpty {
                stage.violations.add(
                    "\(part) in the copy otherwise than at their owner: \(difference.sorted().prefix(4))")
            }
        }
    }

    private func rows(_ statement: Statement, _ set: ReplicaSet) async throws -> Set<String> {
        Set(
            try await set.ask { transaction in
                try transaction.query(statement).map { try $0.get("row", as: String.self) }
            })
    }

    private static let parts = [
        ("departments", departments, departments), ("keys", keys, keys), ("unions", unions, copiedUnions),
    ]

    private static let departments = Statement(
        "chaos.departments",
        "select row(name, types, places, removed_at is not null)::text as row from department")
    /// Of several the newest counts, and only that is announced.
    private static let keys = Statement(
        "chaos.department-keys",
        """
        select distinct on (department) department || ' ' || key_id as row from department_key
        order by department, registered_at desc
        """)
    private static let unions = Statement(
        "chaos.unions",
        "select row(code, name, kind, division, status = 'open', holding_pool)::text as row from organization")
    private static let copiedUnions = Statement(
        "chaos.copied-unions",
        "select row(code, name, kind, division, open, holding_pool)::text as row from organization_copy")
}
