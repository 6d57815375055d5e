import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// What map providers are asked, again and again, and what they answer late.
@Suite(.timeLimit(.minutes(5))) struct ListingTests {
    @Test func onlineThatComesAfterTheSuspensionIsTakenDownAgain() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToService("ZZ-1", 1)
            _ = try await office.ask("listing-asked", of: code)
            _ = try await office.answer("suspended", StationsOffice.suspension(code))
            _ = try await office.ask("takedown-asked", of: code) { $0["request"]?.integer == 2 }
            // What it answers to the older question.
            let online = StationsOffice.confirmation(code, 1, "online", poi: "P9")
            #expect(try await office.tell("listing-confirmed", online, by: office.map) == "takedown-pending")
            let again = try await office.ask("takedown-asked", of: code) { $0["request"]?.integer == 3 }
            #expect(again["poi"]?.string == "P9")
            // That the first was taken down says nothing of what was shown since.
            let first = StationsOffice.confirmation(code, 2, "offline")
            #expect(try await office.tell("listing-confirmed", first, by: office.map) == "overtaken")
            #expect(try await office.listing("ZZ-1") == "takedown-pending")
            let second = StationsOffice.confirmation(code, 3, "offline")
            #expect(try await office.tell("listing-confirmed", second, by: office.map) == "offline")
            // And shown once more.
            #expect(try await office.tell("listing-confirmed", online, by: office.map) == "takedown-pending")
            _ = try await office.ask("takedown-asked", of: code) { $0["request"]?.integer == 4 }
        }
    }

    @Test func itIsAskedAgainWithDoubledWaits() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringOnline("ZZ-1", 1)
            _ = try await office.answer("suspended", StationsOffice.suspension(code))
            _ = try await office.ask("takedown-asked", of: code)
            for (attempt, hours) in zip(2...7, [2, 4, 8, 16, 24, 24]) {
                // Shorter by a second than asked at this moment: the answer of a query takes some time.
                try await office.letTimePass()
                let again = try await office.ask("takedown-asked", of: code) {
                    $0["attempt"]?.integer == Int64(attempt)
                }
                #expect(again["request"]?.integer == 2)
                #expect(again["poi"]?.string == "P1")
                let wait = try #require(
                    try await office.site.database.value(
                        "select round(extract(epoch from due_at - now()) / 60)::bigint from listing", as: Int.self))
                #expect((hours * 60 - 1...hours * 60).contains(wait))
            }
            let refused = StationsOffice.confirmation(code, 2, "refused").setting("reasons", to: ["no such place"])
            #expect(try await office.tell("listing-confirmed", refused, by: office.map) == "takedown-pending")
            #expect(
                try await office.site.database.values("select refusal from listing", as: String.self) == [
                    "no such place"
                ])
            try await office.letTimePass()
            _ = try await office.ask("takedown-asked", of: code) { $0["attempt"]?.integer == 8 }
            let offline = StationsOffice.confirmation(code, 2, "offline")
            #expect(try await office.tell("listing-confirmed", offline, by: office.map) == "offline")
            #expect(try await office.site.database.count("listing", where: "due_at is not null") == 0)
        }
    }

    @Test func withoutAKeyNothingIsAskedUntilThereIsOne() async throws {
        try await StationsOffice.with(.init(hasMapKey: false)) { office in
            let code = try await office.bringToService("ZZ-1", 1)
            #expect(try await office.listing("ZZ-1") == "submitted")
            try await office.letTimePass()
            try await eventually("it was due") {
                try await office.site.database.values("select times from listing", as: Int.self) == [2]
            }
            #expect(try await office.site.database.count("outbox", where: "exchange = 'requests'") == 0)
            #expect(office.map.events.isEmpty)
            try await office.registerKey()
            try await office.letTimePass()
            let asked = try await office.ask("listing-asked", of: code)
            #expect(asked["request"]?.integer == 1)
            let online = StationsOffice.confirmation(code, 1, "online")
            #expect(try await office.tell("listing-confirmed", online, by: office.map) == "online")
        }
    }

    @Test func onlyWhoWasAskedMayAnswer() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToService("ZZ-1", 1)
            _ = try await office.ask("listing-asked", of: code)
            let stranger = try await office.answer(
                "listing-confirmed", StationsOffice.confirmation(code, 1, "online"), by: office.union)
            #expect(stranger.reasons == ["listing-request-unknown"])
            let never = try await office.answer(
                "listing-confirmed", StationsOffice.confirmation(code, 2, "online"), by: office.map)
            #expect(never.reasons == ["listing-request-unknown"])
            #expect(try await office.listing("ZZ-1") == "submitted")
        }
    }

    /// A request is sealed: nothing of it can be read on its way.
    @Test func whatIsAskedIsSealed() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToService("ZZ-1", 1)
            _ = try await office.ask("listing-asked", of: code)
            let event = try #require(office.map.events.first { $0.type == "station.listing-asked.v1" })
            #expect(!event.structured.text.contains(code))
            #expect(!event.structured.text.contains("五一大道"))
            #expect(event.subject == "\(office.union.name)/ZZ-1")
            #expect(throws: (any Error).self) { try TestRecipient().open(event, as: office.map.name) }
        }
    }
}

extension StationsOffice {
    /// The time of every question has come.
    func letTimePass() async throws {
        try await site.database.run(
            "update listing set due_at = now() - interval '1 second' where due_at is not null")
    }
}
