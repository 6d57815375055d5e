/// A named SQL text, prepared on a connection when it is first used there.
///
/// Statements are written once, as static constants beside the store that uses them; the name is what errors and
/// `pg_stat_statements` readers see, and must be unique within a program.
public struct Statement: Sendable {
    public let name: String
    public let sql: String

    public init(_ name: String, _ sql: String) {
        self.name = name
        self.sql = sql
    }
}
