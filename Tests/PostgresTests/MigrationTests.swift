import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct MigrationTests {
    private let first = Migration(number: 1, name: "first", sql: "create table first (id bigint); select pg_sleep(0.2)")
    private let second = Migration(
        number: 2, name: "second", sql: "create table second (id bigint); insert into second values (1), (2);")

    private func connection(_ database: TestDatabase) -> Connection { Connection(to: database.endpoint, name: "test") }

    @Test func eachIsAppliedOnceInOrder() async throws {
        try await TestDatabase.with { database in
            let applied = try await connection(database).migrate([second, first])
            #expect(applied == 2)
            #expect(try await connection(database).migrate([first, second]) == 0)
            let third = Migration(number: 30, name: "third", sql: "alter table second add column name text")
            #expect(try await connection(database).migrate([first, second, third]) == 1)
            #expect(
                try await database.values(
                    "select number from schema_migration order by applied_at, number", as: Int.self)
                    == [1, 2, 30])
            #expect(try await database.count("second") == 2)
        }
    }

    @Test func oneOfManyProcessesAppliesAndTheOthersWait() async throws {
        try await TestDatabase.with { database in
            let migrations = [first, second]
            let applied = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await Connection(to: database.endpoint, name: "test").migrate(migrations) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(applied.sorted() == [0, 0, 0, 2])
            #expect(try await database.count("second") == 2)
        }
    }

    @Test func aChangedFileIsRefused() async throws {
        try await TestDatabase.with { database in
            try await connection(database).migrate([first])
            let changed = Migration(number: 1, name: "first", sql: first.sql + " ")
            await #expect(throws: MigrationError.changedAfterwards(number: 1, name: "first")) {
                try await connection(database).migrate([changed, second])
            }
            #expect(try await database.count("pg_tables", where: "tablename = 'second'") == 0)
            #expect(try await connection(database).migrate([first, second]) == 1)
        }
    }

    @Test func aDatabaseAheadOfTheProgramIsRefused() async throws {
        try await TestDatabase.with { database in
            try await connection(database).migrate([first, second])
            await #expect(throws: MigrationError.unknownToThisVersion(number: 2)) {
                try await connection(database).migrate([first])
            }
        }
    }

    @Test func aFailingMigrationLeavesNothingAndTheLockIsFree() async throws {
        try await TestDatabase.with { database in
            let failing = Migration(
                number: 2, name: "failing", sql: "create table half (id bigint); insert into nowhere values (1)")
            let mine = connection(database)
            let error = try await #require(throws: PostgresError.self) { try await mine.migrate([first, failing]) }
            #expect(error.place == "migration failing")
            #expect(try await database.values("select number from schema_migration", as: Int.self) == [1])
            #expect(try await database.count("pg_tables", where: "tablename = 'half'") == 0)
            #expect(try await connection(database).migrate([first, second]) == 1)
            #expect(try await mine.migrate([first, second]) == 0)
        }
    }
}
