/// How the migrations applied in a database compare with those that a program knows.
public struct SchemaReview: Sendable, Equatable {
    public var applied = 0
    /// Known to the program, and not applied.
    public var missing: [Int] = []
    /// Applied, and not known to the program: it is older than the schema.
    public var unknown: [Int] = []
    /// Applied with another content than the program knows.
    public var changed: [Int] = []

    public init(of migrations: [Migration], in transaction: borrowing Transaction) throws {
        var known: [Int: String] = [:]
        for migration in migrations { known[migration.number] = migration.checksum }
        for row in try transaction.query(SchemaReview.select) {
            let number: Int = try row.get("number")
            applied += 1
            guard let checksum = known.removeValue(forKey: number) else {
                unknown.append(number)
                continue
            }
            if try row.get("checksum") != checksum { changed.append(number) }
        }
        missing = known.keys.sorted()
    }

    private static let select = Statement(
        "schema_migration.review", "select number, checksum from schema_migration order by number")
}
