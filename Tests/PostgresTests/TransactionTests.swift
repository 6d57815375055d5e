import Foundation
import Postgres
import TestSupport
import Testing

/// What a transaction promises: all or nothing, and a connection that serves on.
@Suite struct TransactionTests {
    private struct Stop: Error {}

    private static let insert = Statement("item.insert", "insert into item (id) values ($1)")

    private func withItems(_ body: (TestDatabase, Connection) async throws -> Void) async throws {
        try await TestDatabase.with { database in
            let connection = Connection(to: database.endpoint, name: "test")
            try await connection.execute(script: "create table item (id bigint primary key)", place: "test")
            try await body(database, connection)
            await connection.close()
        }
    }

    @Test func pipelinedFailureShowsAtTheCommitAndNothingStays() async throws {
        try await withItems { database, connection in
            try await connection.transaction { try $0.execute(TransactionTests.insert, 1) }
            let error = try await #require(throws: PostgresError.self) {
                try await connection.transaction { transaction in
                    try transaction.execute(TransactionTests.insert, 2)
                    try transaction.execute(TransactionTests.insert, 1)
                    try transaction.execute(TransactionTests.insert, 3)
                }
            }
            #expect(error.isUniqueViolation == true)
            #expect(error.place == "item.insert")
            #expect(error.object == "item_pkey")
            #expect(try await database.values("select id from item", as: Int.self) == [1])
            try await connection.transaction { try $0.execute(TransactionTests.insert, 4) }
            #expect(try await database.count("item") == 2)
            #expect(await connection.generation == 1, "a refused row must not cost the session and its locks")
        }
    }

    @Test func deferredConstraintShowsAtTheCommit() async throws {
        try await withItems { database, connection in
            try await connection.execute(
                script: "create table part (item bigint references item deferrable initially deferred)", place: "test")
            let error = try await #require(throws: PostgresError.self) {
                try await connection.transaction {
                    try $0.execute(Statement("part.insert", "insert into part values ($1)"), 7)
                }
            }
            #expect(error.code == "23503")
            #expect(error.place == "commit")
            #expect(try await database.count("part") == 0)
            try await connection.transaction { try $0.execute(TransactionTests.insert, 4) }
            #expect(await connection.generation == 1)
        }
    }

    @Test func anErrorInTheBodyRollsBack() async throws {
        try await withItems { database, connection in
            await #expect(throws: Stop.self) {
                try await connection.transaction { transaction in
                    try transaction.execute(TransactionTests.insert, 1)
                    throw Stop()
                }
            }
            await #expect(throws: Stop.self) {
                try await connection.transaction { transaction in
                    _ = try transaction.query(Statement("one", "select 1 as one"))
                    throw Stop()
                }
            }
            #expect(try await database.count("item") == 0)
            try await connection.transaction { try $0.execute(TransactionTests.insert, 2) }
            #expect(try await database.count("item") == 1)
            #expect(await connection.generation == 1)
        }
    }

    @Test func aSwallowedErrorIsNoCommit() async throws {
        try await withItems { database, connection in
            _ = try await #require(throws: PostgresError.self) {
                try await connection.transaction { transaction in
                    try transaction.execute(TransactionTests.insert, 1)
                    do {
                        try transaction.query(Statement("bad", "select 1 / 0 as nothing"))
                    } catch {
                        // A caller that swallows must not be told that the transaction was committed.
                    }
                }
            }
            #expect(try await database.count("item") == 0)
        }
    }

    @Test func answersComeInAnyOrder() async throws {
        try await withItems { _, connection in
            let number = Statement("n", "select $1::bigint as n")
            let answers = try await connection.transaction { transaction throws -> [Int] in
                let first = try transaction.ask(number, 1)
                try transaction.execute(TransactionTests.insert, 10)
                let second = try transaction.ask(number, 2)
                let third = try transaction.ask(Statement("items", "select count(*) as n from item"))
                let late: Int = try transaction.rows(third).first!.get("n")
                let early: Int = try transaction.rows(first).first!.get("n")
                let middle: Int = try transaction.rows(second).first!.get("n")
                let new: Int = try transaction.query(number, 9).first!.get("n")
                return [late, early, middle, new]
            }
            #expect(answers == [1, 1, 2, 9])
        }
    }

    @Test func anAnswerIsHadOnce() async throws {
        try await withItems { _, connection in
            let error = try await #require(throws: PostgresError.self) {
                try await connection.transaction { transaction in
                    let question = try transaction.ask(Statement("n", "select 1 as n"))
                    _ = try transaction.rows(question)
                    _ = try transaction.rows(question)
                }
            }
            #expect(error.code == "XX000")
        }
    }

    @Test func aStatementThatWasNotPreparedCanBeUsedLater() async throws {
        try await withItems { database, connection in
            let later = Statement("later.count", "select count(*) as n from later")
            let behind = Statement("behind.count", "select count(*) as n from item")
            await #expect(throws: PostgresError.self) {
                try await connection.transaction { transaction in
                    try transaction.execute(later)
                    try transaction.execute(behind)  // Its preparation is skipped: the pipeline has failed before it.
                }
            }
            try await connection.execute(script: "create table later (id bigint)", place: "test")
            let counts = try await connection.transaction { transaction throws in
                [
                    try transaction.query(later).first!.get("n", as: Int.self),
                    try transaction.query(behind).first!.get("n", as: Int.self),
                ]
            }
            #expect(counts == [0, 0])
        }
    }

    @Test func manyStatementsAndLargeRowsFlowThrough() async throws {
        try await withItems { database, connection in
            try await connection.transaction { transaction in
                var questions: [Question] = []
                for number in 0..<2_000 {
                    try transaction.execute(TransactionTests.insert, number)
                    if number % 40 == 0 {
                        questions.append(
                            try transaction.ask(Statement("large", "select repeat('x', 200000) as text")))
                    }
                }
                for question in questions {
                    let text = try transaction.rows(question).first!.get("text", as: String.self)
                    precondition(text.utf8.count == 200_000)
                }
            }
            #expect(try await database.count("item") == 2_000)
        }
    }

    @Test func oneThreadServesManyTasks() async throws {
        try await withItems { database, connection in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        try await connection.transaction { try $0.execute(TransactionTests.insert, number) }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.count("item") == 100)
            #expect(await connection.generation == 1)
        }
    }
}
