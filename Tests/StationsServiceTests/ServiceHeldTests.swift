import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// 普法, 招聘, 义诊 at a station: once by its reference.
@Suite(.timeLimit(.minutes(5))) struct ServiceHeldTests {
    private static func held(_ code: String, _ reference: String, _ theme: String = "legal-education") -> JSON {
        [
            "code": .string(code), "reference": .string(reference), "on": StationsOffice.today.json,
            "theme": .string(theme), "participants": 12,
        ]
    }

    @Test func oneReferenceIsOneServiceAndTheFirstStands() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToService("ZZ-1", 1)
            let other = try await office.bringToService("ZZ-2", 2)
            for (held, word) in [
                (Self.held(code, "PF-1"), "recorded"), (Self.held(code, "PF-1"), "repeated"),
                (Self.held(code, "PF-2", "recruitment"), "recorded"), (Self.held(other, "PF-1"), "recorded"),
                (Self.held(code, "PF-1", "other"), "repeated"),
            ] {
                #expect(try await office.tell("service-held", held) == word)
            }
            // A number is its department's own.
            #expect(try await office.tell("service-held", Self.held(code, "PF-1"), by: office.map) == "recorded")
            let events = (0..<4).map { _ in office.event("service-held", Self.held(code, "PF-9")) }
            try await office.publishTogether(events)
            for event in events { try await office.outcome(of: event.id) }
            #expect(
                events.map { office.outcomes(of: $0.id) } == [["recorded"], ["repeated"], ["repeated"], ["repeated"]])
            #expect(try await office.site.database.count("service_held") == 5)
            #expect(try await office.site.database.count("service_held", where: "theme = 'other'") == 0)
        }
    }

    @Test func whatHasNotHappenedIsRefused() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToService("ZZ-1", 1)
            let tomorrow = Self.held(code, "PF-1").setting("on", to: StationsOffice.day(1).json)
            #expect(try await office.answer("service-held", tomorrow).reasons == ["date-future"])
            let unknown = try await office.answer("service-held", Self.held(code, "PF-1", "karaoke"))
            #expect(unknown.reasons == ["value-unknown"])
            #expect(try await office.site.database.count("service_held") == 0)
        }
    }
}
