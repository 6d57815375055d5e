import Contracts
import Foundation
import Postgres
import StationsDomain
import TestSupport
import Testing

@testable import StationsService

/// What is saved is what is loaded, of every state and with every field.
@Suite(.timeLimit(.minutes(5))) struct RoundTripTests {
    @Test func aStationEqualsItself() async throws {
        try await Self.withConnection { connection in
            let department = try #require(DepartmentName("union-furong"))
            var random = RandomStation()
            let files = (0..<330).map { index in
                let key = StationKey(department: department, number: ProposalNumber("ZZ-\(index)")!)
                return StationFile(id: nil, station: random.station(key, index), requestID: "event-\(index)")
            }
            let ids = try await Self.save(files, on: connection)
            #expect(ids.count == files.count)
            try await Self.expect(files, on: connection)
            // The same once more, each as another: whatever it was before leaves nothing behind.
            let changed = files.enumerated().map { index, file in
                StationFile(
                    id: ids[file.station.key], station: random.station(file.station.key, index + 1_000),
                    requestID: file.requestID)
            }
            _ = try await Self.save(changed, on: connection)
            try await Self.expect(changed, on: connection)
        }
    }

    @Test func aListingEqualsItself() async throws {
        try await Self.withConnection { connection in
            let department = try #require(DepartmentName("union-furong"))
            let provider = try #require(DepartmentName("amap"))
            var random = RandomStation()
            let files = (0..<100).map { index in
                let key = StationKey(department: department, number: ProposalNumber("ZZ-\(index)")!)
                // Of those in operation.
                return StationFile(id: nil, station: random.station(key, index * 11 + 5), requestID: "event-\(index)")
            }
            let ids = try await Self.save(files, on: connection).values.sorted()
            for _ in 0..<2 {
                let listings = ids.enumerated().map { index, id in
                    (
                        station: id, provider: provider,
                        file: ListingFile(
                            listing: Listing(state: random.listing(Int.random(in: 0...99) + index), asks: 7),
                            since: Date(timeIntervalSince1970: 1_790_000_000.125))
                    )
                }
                try await connection.transaction { try ListingStore.upsert(listings, in: $0) }
                let loaded = try await connection.transaction { transaction in
                    try ListingStore.locked(ofStations: Set(ids), in: transaction).map(\.file.listing)
                }
                #expect(loaded == listings.map(\.file.listing))
            }
        }
    }

    private static func withConnection(_ body: (Connection) async throws -> Void) async throws {
        try await TestSite.with("stations") { site in
            _ = try await site.stations()
            let connection = Connection(to: site.database.endpoint, name: "test-round-trip")
            try await body(connection)
            await connection.close()
        }
    }

    private static func save(_ files: [StationFile], on connection: Connection) async throws -> [StationKey: Int64] {
        try await connection.transaction { try StationStore.save(files, dueOn: { _ in nil }, in: $0) }
    }

    private static func expect(
        _ files: [StationFile], on connection: Connection, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let keys = Set(files.map(\.station.key))
        let loaded = try await connection.transaction { transaction in
            try StationStore.files(transaction.rows(StationStore.ask(for: [], and: keys, in: transaction)))
        }
        #expect(loaded.count == files.count, sourceLocation: sourceLocation)
        let byKey = Dictionary(uniqueKeysWithValues: loaded.map { ($0.station.key, $0) })
        for file in files {
            #expect(byKey[file.station.key]?.station == file.station, sourceLocation: sourceLocation)
            #expect(byKey[file.station.key]?.requestID == file.requestID, sourceLocation: sourceLocation)
        }
    }
}
