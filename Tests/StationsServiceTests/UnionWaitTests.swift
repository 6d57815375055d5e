import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// A proposal may come before its union is on record here.
@Suite(.timeLimit(.minutes(5))) struct UnionWaitTests {
    private static let coming = "HN-430102-8888"

    @Test func newsThatComesInTimeIsAwaited() async throws {
        try await StationsOffice.with { office in
            let id = try await office.send(
                "proposed", StationsOffice.proposal("ZZ-1", 1, ["union": .string(Self.coming)]))
            try await eventually("it waits") { office.outcomes(of: id) == ["waiting"] }
            try await office.announce(Self.coming)
            let event = try await office.union.answer(to: id)
            #expect(event.outcome == "registered")
            #expect(event.data["union"]?.string == Self.coming)
        }
    }

    @Test func oneThatStaysUnknownIsRefused() async throws {
        try await StationsOffice.with { office in
            let proposal = StationsOffice.proposal("ZZ-1", 1, ["union": .string(Self.coming)])
            let neighbour = office.event("proposed", StationsOffice.proposal("ZZ-2", 2))
            let waiting = office.event("proposed", proposal)
            try await office.publishTogether([waiting, neighbour])
            #expect(try await office.union.answer(to: neighbour.id).outcome == "registered")
            #expect(try await office.union.answer(to: waiting.id).reasons == ["union-unknown"])
            #expect(office.outcomes(of: waiting.id) == ["waiting", "refused"])
            try await office.announce(Self.coming)
            #expect(try await office.answer("proposed", proposal).outcome == "registered")
        }
    }

    @Test func aClosedUnionIsRefusedAtOnce() async throws {
        try await StationsOffice.with { office in
            try await office.announce(Self.coming, isOpen: false)
            let event = try await office.answer(
                "proposed", StationsOffice.proposal("ZZ-1", 1, ["union": .string(Self.coming)]))
            #expect(event.reasons == ["union-closed"])
        }
    }

    @Test func withoutAnyUnionItIsRegisteredWithAWarning() async throws {
        try await StationsOffice.with { office in
            try await office.site.database.run("truncate organization_copy")
            let event = try await office.answer("proposed", StationsOffice.proposal("ZZ-1", 1))
            #expect(event.outcome == "registered")
            #expect(event.warnings == ["union-unassigned"])
            #expect(event.data["union"] == nil)
        }
    }
}
