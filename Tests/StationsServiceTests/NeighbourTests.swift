import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// Two proposals for one place.
@Suite(.timeLimit(.minutes(5))) struct NeighbourTests {
    /// The first station once more, so many metres to the east.
    private static func beside(_ number: String, _ metres: Double, _ changes: JSON = [:]) -> JSON {
        StationsOffice.proposal(number, 1, changes).setting("point", to: StationsOffice.point(1, east: metres))
    }

    @Test func withinFiftyMetresItIsRefusedOrWarned() async throws {
        try await StationsOffice.with { office in
            _ = try await office.answer("proposed", StationsOffice.proposal("ZZ-1", 1))
            let same = try await office.answer("proposed", Self.beside("ZZ-2", 40))
            #expect(same.reasons == ["station-duplicate"])
            #expect(same.data["similar"]?.array?.first?["proposalNumber"]?.string == "ZZ-1")
            #expect(same.data["similar"]?.array?.first?["distanceMetres"]?.integer == 40)
            let elsewhere = try await office.answer("proposed", Self.beside("ZZ-3", 40, ["address": "解放路9号"]))
            #expect(elsewhere.outcome == "registered")
            #expect(elsewhere.warnings == ["possible-duplicate-station"])
            let distinct = try await office.answer("proposed", Self.beside("ZZ-4", 45, ["confirmedDistinct": true]))
            #expect(distinct.outcome == "registered")
            #expect(distinct.warnings == ["possible-duplicate-station"])
            let another = try await office.answer(
                "proposed", Self.beside("ZZ-5", 20, ["name": "清水塘驿站", "hostName": "某邮局"]))
            #expect(another.warnings == [])
            let far = try await office.answer("proposed", Self.beside("ZZ-6", -55))
            #expect(far.warnings == [])
        }
    }

    @Test func alsoInTheSameBatch() async throws {
        try await StationsOffice.with { office in
            let events = [
                office.event("proposed", StationsOffice.proposal("ZZ-1", 1)),
                office.event("proposed", Self.beside("ZZ-2", 30)),
                office.event("proposed", Self.beside("ZZ-3", 30, ["address": "解放路9号"])),
            ]
            try await office.publishTogether(events)
            #expect(try await office.union.answer(to: events[0].id).warnings == [])
            #expect(try await office.union.answer(to: events[1].id).reasons == ["station-duplicate"])
            #expect(try await office.union.answer(to: events[2].id).warnings == ["possible-duplicate-station"])
            #expect(try await office.site.database.count("station") == 2)
        }
    }

    @Test func aClosedOneIsNoNeighbour() async throws {
        try await StationsOffice.with { office in
            _ = try await office.answer("proposed", StationsOffice.proposal("ZZ-1", 1))
            _ = try await office.answer("site-checked", StationsOffice.siteCheck("ZZ-1", fit: false))
            #expect(try await office.state("ZZ-1") == "closed")
            let next = try await office.answer("proposed", Self.beside("ZZ-2", 10))
            #expect(next.outcome == "registered")
            #expect(next.warnings == [])
        }
    }

    /// Both processes look before either has saved.
    @Test func twoReplicasTakeOneOfTwo() async throws {
        try await StationsOffice.with(.init(replicas: 2)) { office in
            for round in 0..<20 {
                let events = (0..<2).map { half in
                    office.event(
                        "proposed",
                        StationsOffice.proposal("R\(round)-\(half)", round)
                            .setting("point", to: StationsOffice.point(round, east: Double(half) * 20)))
                }
                try await office.publish(events)
                for event in events { _ = try await office.union.answer(to: event.id) }
            }
            #expect(try await office.site.database.count("station") == 20)
        }
    }
}
