import Foundation
import Postgres
import TestSupport
import Testing

/// Errors say where and what kind, and never a value.
@Suite struct ErrorTests {
    private static let secret = "430104199202290029"

    private func failure(
        of sql: String, _ read: @escaping @Sendable (Row) throws -> Void = { _ in }
    ) async throws -> PostgresError {
        try await TestDatabase.with { database in
            try await database.run("create table person (number text unique check (length(number) < 30), born date)")
            try await database.run("insert into person values ('\(ErrorTests.secret)', null)")
            try await database.run("grant all on person to public")
            let connection = Connection(to: database.endpoint, name: "test")
            return try await #require(throws: PostgresError.self) {
                try await connection.transaction { transaction in
                    for row in try transaction.query(Statement("person.select", sql)) { try read(row) }
                }
            }
        }
    }

    @Test func nullNamesColumnAndType() async throws {
        let error = try await failure(of: "select number, born from person") { row in
            _ = try row.get("born", as: DayNumber.self)
        }
        #expect(error.description == "PostgreSQL XX000 in person.select on born: NULL where DayNumber was expected")
    }

    @Test func otherTypeNamesColumnAndTypes() async throws {
        let error = try await failure(of: "select number from person") { row in _ = try row.get("number", as: Int.self)
        }
        #expect(error.description == "PostgreSQL XX000 in person.select on number: PostgreSQL type 25 is not Int")
    }

    @Test func missingColumnIsNamed() async throws {
        let error = try await failure(of: "select number from person") { row in _ = try row.get("name", as: Int.self) }
        #expect(error.description == "PostgreSQL XX000 in person.select on name: no such column")
    }

    @Test func nullInTextArrayIsNoText() async throws {
        let error = try await failure(of: "select array['a', null] as list") { row in
            _ = try row.get("list", as: [String].self)
        }
        #expect(error.object == "list: not a readable Array<String>")
    }

    @Test(arguments: [
        ("insert into person values ('\(secret)') returning number", "23505", "person_number_key"),
        ("insert into person values ('\(secret)\(secret)') returning number", "23514", "person_number_check"),
        ("select '\(secret)'::date", "22008", nil),
        ("select '\(secret)x'::bigint", "22P02", nil),
        ("select number from people where number = '\(secret)'", "42P01", nil),
    ]) func serverErrorsQuoteNothing(sql: String, code: String, object: String?) async throws {
        let error = try await failure(of: sql)
        #expect(error.code == code)
        #expect(error.object == object)
        #expect(error.place.hasSuffix("person.select"))
        #expect(!error.isRetriable)
        #expect(error.isUniqueViolation == (code == "23505"))
        #expect(!"\(error)".contains(ErrorTests.secret))
    }

    @Test func whatCannotConnectIsRetriable() async throws {
        let nowhere = Connection(
            to: DatabaseEndpoint(conninfo: "postgresql://somebody@127.0.0.1:1/nowhere"), name: "test")
        let error = try await #require(throws: PostgresError.self) { try await nowhere.open() }
        #expect(error.isRetriable == true)
        #expect(error.isConnectionLoss == true)
    }

    @Test func aGivenPasswordReplacesTheAddress() async throws {
        try await TestDatabase.with { database in
            var endpoint = database.endpoint
            endpoint.password = "wrong"
            let refused = Connection(to: endpoint, name: "test")
            await #expect(throws: PostgresError.self) { try await refused.open() }
            endpoint.password = database.name
            try await Connection(to: endpoint, name: "test").open()
        }
    }
}
