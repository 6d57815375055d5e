import Contracts
import Postgres
import TestSupport
import Testing

@testable import StationsService

/// What the database refuses, whatever a program says.
@Suite(.timeLimit(.minutes(5))) struct DatabaseRuleTests {
    @Test func noStationOutOfOperationIsRecordedOnline() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringOnline("ZZ-1", 1)
            func refusal(_ sql: String) async throws -> String? {
                do {
                    try await office.site.database.run(sql)
                    return nil
                } catch let error as PostgresError {
                    return error.code
                }
            }
            for state in ["suspended", "upgrading", "closed"] {
                #expect(try await refusal("update station set state = '\(state)'") == "23514")
            }
            #expect(try await refusal("update listing set station_operating = false") != nil)
            _ = try await office.answer("suspended", StationsOffice.suspension(code))
            for state in ["online", "stale", "submitted"] {
                #expect(try await refusal("update listing set state = '\(state)'") == "23514")
            }
            // Nor by a row that says otherwise of the station.
            #expect(try await refusal("update listing set state = 'online', station_operating = true") == "23503")
            #expect(
                try await refusal(
                    """
                    insert into listing (station_id, provider, station_operating, state, since, asks)
                    select id, 'other', true, 'online', now(), 1 from station
                    """) == "23503")
            #expect(try await refusal("delete from station") == "23503")
            #expect(try await office.listing("ZZ-1") == "takedown-pending")
        }
    }

    @Test func noCodeIsGivenTwice() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToCode("ZZ-1", 1)
            _ = try await office.bringToCode("ZZ-2", 2)
            await #expect(throws: PostgresError.self) {
                try await office.site.database.run("update station set code = '\(code)'")
            }
            // A station keeps its code when it is closed.
            _ = try await office.answer(
                "closed", ["proposalNumber": "ZZ-1", "reason": "other", "on": StationsOffice.today.json])
            #expect(
                try await office.site.database.count("station", where: "code = '\(code)' and state = 'closed'") == 1)
            let third = try await office.bringToCode("ZZ-3", 3)
            #expect(StationCode(third)?.serial == 3)
        }
    }
}
