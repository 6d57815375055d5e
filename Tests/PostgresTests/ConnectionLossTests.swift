import Foundation
import Postgres
import TestSupport
import Testing

/// A lost session costs a retriable error, and the next use opens another.
@Suite struct ConnectionLossTests {
    private static let one = Statement("one", "select 1 as one")

    @Test func aKilledBackendIsRetriableAndComesBack() async throws {
        try await TestDatabase.with { database in
            let connection = Connection(to: database.endpoint, name: "test", settings: [("work_mem", "'5MB'")])
            try await connection.transaction { try $0.execute(ConnectionLossTests.one) }
            #expect(await connection.generation == 1)
            try await database.terminateSessions()
            let error = try await #require(throws: PostgresError.self) {
                try await connection.transaction { _ = try $0.query(ConnectionLossTests.one) }
            }
            #expect(error.isRetriable == true)
            let memory = try await connection.transaction { transaction in
                try transaction.query(Statement("work_mem", "select current_setting('work_mem') as it")).first?
                    .get("it", as: String.self)
            }
            #expect(memory == "5MB", "settings are made on each new session")
            #expect(await connection.generation == 2)
            try await connection.transaction { _ = try $0.query(ConnectionLossTests.one) }
            #expect(await connection.generation == 2)
        }
    }

    @Test func aBackendKilledInTheMiddleLeavesNothing() async throws {
        try await TestDatabase.with { database in
            let connection = Connection(to: database.endpoint, name: "test")
            try await connection.execute(script: "create table item (id bigint)", place: "test")
            let error = try await #require(throws: PostgresError.self) {
                try await connection.transaction { transaction in
                    try transaction.execute(Statement("item.insert", "insert into item values (1)"))
                    try transaction.execute(
                        Statement("suicide", "select pg_terminate_backend(pg_backend_pid())"))
                }
            }
            #expect(error.isRetriable == true)
            #expect(try await database.count("item") == 0)
            try await connection.transaction { _ = try $0.query(ConnectionLossTests.one) }
        }
    }

    @Test func aDatabaseThatLetsNobodyInIsRetriable() async throws {
        try await TestDatabase.with { database in
            let connection = Connection(to: database.endpoint, name: "test")
            try await connection.open()
            try await database.setAway(true)
            for _ in 0..<2 {
                let error = try await #require(throws: PostgresError.self) {
                    try await connection.transaction { _ = try $0.query(ConnectionLossTests.one) }
                }
                #expect(error.isRetriable == true)
            }
            try await database.setAway(false)
            try await connection.transaction { _ = try $0.query(ConnectionLossTests.one) }
        }
    }

    @Test func serialisationFailureIsRetriable() async throws {
        try await TestDatabase.with { database in
            try await database.run("create table item (id bigint, n bigint); insert into item values (1, 0)")
            try await database.run("grant all on item to public")
            let connection = Connection(
                to: database.endpoint, name: "test",
                settings: [("default_transaction_isolation", "'repeatable read'")])
            let other = Connection(to: database.endpoint, name: "other")
            try await connection.open()
            let error = try await #require(throws: PostgresError.self) {
                try await connection.transaction { transaction in
                    _ = try transaction.query(Statement("item.select", "select n from item"))
                    wait {
                        try await other.transaction { try $0.execute(Statement("up", "update item set n = n + 1")) }
                    }
                    try transaction.execute(Statement("up", "update item set n = n + 1"))
                }
            }
            #expect(error.code == "40001")
            #expect(error.isRetriable == true)
            #expect(try await database.value("select n from item", as: Int.self) == 1)
        }
    }

    @Test func deadlockIsRetriableForOneOfTwo() async throws {
        try await TestDatabase.with { database in
            try await database.run("create table item (id bigint, n bigint); insert into item values (1, 0), (2, 0)")
            try await database.run("grant all on item to public")
            try await database.run("alter role \(database.name) set deadlock_timeout = '50ms'")
            let errors = try await withThrowingTaskGroup(of: PostgresError?.self) { group in
                for (first, second) in [(1, 2), (2, 1)] {
                    group.addTask {
                        let connection = Connection(to: database.endpoint, name: "test")
                        let update = Statement("up", "update item set n = n + 1 where id = $1")
                        do {
                            try await connection.transaction { transaction in
                                try transaction.execute(update, first)
                                // Long enough for the other to have its first row too.
                                _ = try transaction.query(Statement("pause", "select pg_sleep(0.5)::text as it"))
                                try transaction.execute(update, second)
                            }
                            return nil
                        } catch let error as PostgresError {
                            return error
                        }
                    }
                }
                var errors: [PostgresError] = []
                for try await error in group { if let error { errors.append(error) } }
                return errors
            }
            #expect(errors.map(\.code) == ["40P01"])
            #expect(errors.first?.isRetriable == true)
        }
    }

    /// Runs asynchronous work to its end while a transaction's synchronous body waits, on another thread.
    private func wait(_ body: @escaping @Sendable () async throws -> Void) {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            defer { done.signal() }
            try await body()
        }
        done.wait()
    }
}
