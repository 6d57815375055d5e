import Foundation
import Postgres
import TestSupport
import Testing

/// Every type there and back, in PostgreSQL's binary format.
@Suite struct RoundTripTests {
    private func roundTrip<Value: PostgresParameter & PostgresDecodable & Equatable & Sendable>(
        _ values: [Value], as type: String, in database: TestDatabase
    ) async throws {
        let connection = Connection(to: database.endpoint, name: "test")
        let statement = Statement("echo", "select $1::\(type) as it")
        let missing = Statement("missing", "select $1::\(type) as it")
        let back = try await connection.transaction { transaction throws -> [Value?] in
            var back: [Value?] = []
            for value in values { back.append(try transaction.query(statement, value).first?.get("it")) }
            back.append(try transaction.query(missing, Optional<Value>.none).first?.get(optional: "it"))
            return back
        }
        #expect(back == values + [nil])
    }

    @Test func plainTypes() async throws {
        try await TestDatabase.with { database in
            try await roundTrip([true, false], as: "boolean", in: database)
            try await roundTrip([0, -1, Int64.max, Int64.min], as: "bigint", in: database)
            try await roundTrip([0, 1 << 40, -7], as: "bigint", in: database)
            try await roundTrip(["", "湖南省总工会", "a'b\\c\n\"", "👩‍🔧"], as: "text", in: database)
            try await roundTrip([UUID(), UUID()], as: "uuid", in: database)
            try await roundTrip(
                [Bytes([]), Bytes([0, 255, 0]), Bytes([UInt8](repeating: 7, count: 300_000))], as: "bytea", in: database
            )
            try await roundTrip(
                [DayNumber(daysSince1970: 0), DayNumber(daysSince1970: -25_000), DayNumber(daysSince1970: 20_777)],
                as: "date", in: database)
            try await roundTrip([["a", "", "ü,\"{}"], []], as: "text[]", in: database)
        }
    }

    @Test func smallerIntegersAreRead() async throws {
        try await TestDatabase.with { database in
            #expect(try await database.values("select (-3)::smallint", as: Int.self) == [-3])
            #expect(try await database.values("select (-3)::integer", as: Int64.self) == [-3])
            let connection = Connection(to: database.endpoint, name: "test")
            let sum = try await connection.transaction { transaction in
                try transaction.query(Statement("sum", "select $1::integer + 1 as sum"), Int32(41)).first?
                    .get("sum", as: Int.self)
            }
            #expect(sum == 42)
        }
    }

    @Test func datesKeepMicroseconds() async throws {
        try await TestDatabase.with { database in
            let text = "2026-11-20 08:00:00.123457+08"
            let date = try #require(try await database.value("select '\(text)'::timestamptz", as: Date.self))
            let connection = Connection(to: database.endpoint, name: "test")
            let same = try await connection.transaction { transaction in
                try transaction.query(Statement("same", "select $1 = '\(text)'::timestamptz as same"), date).first?
                    .get("same", as: Bool.self)
            }
            #expect(same == true)
            let day = try #require(try await database.value("select '2026-11-20'::date", as: DayNumber.self))
            #expect(day.daysSince1970 == 20_777)
        }
    }

    @Test func arraysUnnest() async throws {
        try await TestDatabase.with { database in
            let connection = Connection(to: database.endpoint, name: "test")
            let statement = Statement(
                "unnest",
                """
                select coalesce(string_agg(coalesce(t, 'null') || coalesce(n::text, 'null') || coalesce(b::text, 'null')
                    || coalesce(octet_length(y)::text, 'null'), ' ' order by position), 'none') as all
                from unnest($1::text[], $2::bigint[], $3::boolean[], $4::bytea[]) with ordinality
                    as row (t, n, b, y, position)
                """)
            let texts: [[String?]] = [["a", nil, ""], []]
            let numbers: [[Int64?]] = [[1, nil, 3], []]
            let flags: [[Bool?]] = [[true, nil, false], []]
            let bytes: [[Bytes?]] = [[Bytes([1, 2]), nil, Bytes([])], []]
            let answers = try await connection.transaction { transaction throws in
                try (0..<2).map { index throws in
                    try transaction.query(statement, texts[index], numbers[index], flags[index], bytes[index]).first?
                        .get("all", as: String.self)
                }
            }
            #expect(answers == ["a1true2 nullnullnullnull 3false0", "none"])
        }
    }

    @Test func arraysOfDatesAndIdentifiers() async throws {
        try await TestDatabase.with { database in
            let connection = Connection(to: database.endpoint, name: "test")
            let ids = [UUID(), UUID()]
            let answer = try await connection.transaction { transaction throws in
                let statement = Statement(
                    "join",
                    """
                    select id, day, at from unnest($1::uuid[], $2::date[], $3::timestamptz[]) as row (id, day, at)
                    """)
                return try transaction.query(
                    statement, ids, [DayNumber(daysSince1970: 1), DayNumber(daysSince1970: 2)],
                    [Date(timeIntervalSince1970: 1.5), Date(timeIntervalSince1970: -2)]
                ).map { row throws in
                    "\(try row.get("id", as: UUID.self)) \(try row.get("day", as: DayNumber.self).daysSince1970) "
                        + "\(try row.get("at", as: Date.self).timeIntervalSince1970)"
                }
            }
            #expect(answer == ["\(ids[0]) 1 1.5", "\(ids[1]) 2 -2.0"])
        }
    }
}
