import Foundation
import Postgres
import Synchronization

/// A database of one test's own, and a role that owns it and nothing else, as a service has.
public struct TestDatabase: Sendable {
    public let name: String
    /// Connects as the owner.
    public let endpoint: DatabaseEndpoint
    /// Connected as the superuser to this database, for the test to look with.
    public let eye: Connection
    /// Connected as the superuser to the server's own database: it outlives what a test does to its own.
    private let administrator: Connection

    /// Makes a database and runs `body` with it; it is dropped, with whoever is still connected, also when the body
    /// throws.
    ///
    /// - Parameters:
    ///   - extensions: made by the superuser, as `deploy/postgres/databases` does for a service.
    ///   - isSecond: for a test that has one already. It does not wait at the gate: those inside would wait for each other.
    public static func with<Result>(
        extensions: [String] = [], isSecond: Bool = false, _ body: (TestDatabase) async throws -> Result
    ) async throws -> Result {
        let database = try TestDatabase(TestServers.required())
        if !isSecond { await Gate.database.enter() }
        do {
            try await database.create(from: try await DatabaseTemplates.shared.template(with: extensions))
            let result = try await body(database)
            try await database.drop()
            if !isSecond { await Gate.database.leave() }
            return result
        } catch {
            // What the body threw is what matters; a database left behind goes with the private instance.
            try? await database.drop()
            if !isSecond { await Gate.database.leave() }
            throw error
        }
    }

    private init(_ servers: TestServers) throws {
        name = "test_\(uniqueToken())"
        var address = URLComponents(url: servers.database, resolvingAgainstBaseURL: false)!
        administrator = Connection(to: DatabaseEndpoint(conninfo: address.string!), name: "test-admin")
        address.path = "/\(name)"
        eye = Connection(to: DatabaseEndpoint(conninfo: address.string!), name: "test-eye")
        address.user = name
        address.password = name
        endpoint = DatabaseEndpoint(conninfo: address.string!)
    }

    private func create(from template: String) async throws {
        try await administrator.execute(script: "create role \(name) login password '\(name)'", place: "create role")
        try await administrator.execute(
            script: "create database \(name) owner \(name) template \(template)", place: "create database")
    }

    private func drop() async throws {
        await eye.close()
        try await administrator.execute(script: "drop database \(name) with (force)", place: "drop database")
        try await administrator.execute(script: "drop role \(name)", place: "drop role")
        await administrator.close()
    }

    // MARK: - Looking

    private static let looks = Atomic<Int>(0)

    /// The first column of every row, as the superuser.
    public func values<Value: PostgresDecodable & Sendable>(_ sql: String, as type: Value.Type = Value.self)
        async throws -> [Value]
    {
        let number = TestDatabase.looks.add(1, ordering: .relaxed).newValue
        let statement = Statement("look-\(number)", "select it.value from (\(sql)) as it (value)")
        return try await eye.transaction { transaction throws in
            try transaction.query(statement).map { try $0.get("value", as: type) }
        }
    }

    /// The first column of the first row.
    public func value<Value: PostgresDecodable & Sendable>(_ sql: String, as type: Value.Type = Value.self)
        async throws -> Value?
    {
        try await values(sql, as: type).first
    }

    /// The number of rows of a table, or of those that satisfy `condition`.
    public func count(_ table: String, where condition: String = "true") async throws -> Int {
        try await value("select count(*) from \(table) where \(condition)", as: Int.self) ?? 0
    }

    /// Runs statements as the superuser.
    public func run(_ sql: String) async throws { try await eye.execute(script: sql, place: "test") }

    // MARK: - Doing it harm

    /// Ends every session of the owner in this database.
    public func terminateSessions() async throws {
        try await administrator.execute(
            script: """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = '\(name)' and usename = '\(name)'
                """, place: "terminate")
    }

    /// Ends every session, and lets nobody in, or lets them in again.
    public func setAway(_ isAway: Bool) async throws {
        try await administrator.execute(
            script: "alter database \(name) allow_connections \(!isAway)", place: "allow connections")
        guard isAway else { return }
        await eye.close()
        try await administrator.execute(
            script: "select pg_terminate_backend(pid) from pg_stat_activity where datname = '\(name)'",
            place: "terminate")
    }
}
