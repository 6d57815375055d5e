import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// One station from its proposal to its closing.
@Suite(.timeLimit(.minutes(5))) struct WholeLifeTests {
    @Test func fromTheProposalToTheClosing() async throws {
        try await StationsOffice.with(.init(approvesItself: false)) { office in
            func listing() async throws -> String? { try await office.listing("ZZ-1") }
            _ = try await office.answer("proposed", StationsOffice.proposal("ZZ-1", 1))
            let checked = try await office.answer("site-checked", StationsOffice.siteCheck("ZZ-1"))
            #expect(checked.outcome == "changed")
            #expect(checked.data["state"]?.string == "site-checked")
            let early = try await office.answer("accepted", StationsOffice.acceptance("ZZ-1"))
            #expect(early.reasons == ["station-state"])
            try await office.approve("ZZ-1")
            let failed = try await office.answer("accepted", StationsOffice.acceptance("ZZ-1", passed: false))
            #expect(failed.reasons == ["acceptance-failed"])
            #expect(try await office.state("ZZ-1") == "approved")
            let accepted = try await office.answer("accepted", StationsOffice.acceptance("ZZ-1"))
            #expect(accepted.data["state"]?.string == "coded")
            let code = try #require(accepted.data["code"]?.string)
            #expect(code == StationCode(division: DivisionCode("430102")!, serial: 1)?.text)
            let noPlate = try await office.answer(
                "changed", ["code": .string(code), "openedOn": StationsOffice.today.json])
            #expect(noPlate.reasons == ["plate-missing"])
            let opened = try await office.answer("changed", StationsOffice.opening("ZZ-1"))
            #expect(opened.outcome == "opened")
            #expect(opened.data["inspectionValidUntil"]?.string != nil)

            let asked = try await office.ask("listing-asked", of: code)
            #expect(asked["request"]?.integer == 1)
            #expect(asked["attempt"]?.integer == 1)
            #expect(asked["point"]?["crs"]?.string == "GCJ-02")
            #expect(try await listing() == "submitted")
            let online = StationsOffice.confirmation(code, 1, "online", poi: "P1")
            #expect(try await office.tell("listing-confirmed", online, by: office.map) == "online")
            let renamed = try await office.answer("changed", ["code": .string(code), "name": "新芙蓉驿站"])
            #expect(renamed.outcome == "changed")
            let renewed = try await office.ask("listing-asked", of: code) { $0["request"]?.integer == 2 }
            #expect(renewed["name"]?.string == "新芙蓉驿站")
            #expect(renewed["poi"]?.string == "P1")
            #expect(try await listing() == "stale")
            #expect(try await office.tell("listing-confirmed", online, by: office.map) == "overtaken")
            #expect(try await listing() == "stale")
            let newer = StationsOffice.confirmation(code, 2, "online", poi: "P1")
            #expect(try await office.tell("listing-confirmed", newer, by: office.map) == "online")

            let suspended = try await office.answer("suspended", StationsOffice.suspension(code))
            #expect(suspended.outcome == "suspended")
            let takedown = try await office.ask("takedown-asked", of: code)
            #expect(takedown["request"]?.integer == 3)
            #expect(takedown["poi"]?.string == "P1")
            #expect(takedown["reason"]?.string == "suspended")
            #expect(try await listing() == "takedown-pending")
            let gone = StationsOffice.confirmation(code, 3, "offline")
            #expect(try await office.tell("listing-confirmed", gone, by: office.map) == "offline")

            let resumed = try await office.answer(
                "changed", ["code": .string(code), "resumedOn": StationsOffice.today.json])
            #expect(resumed.data["state"]?.string == "operating")
            _ = try await office.ask("listing-asked", of: code) { $0["request"]?.integer == 4 }
            #expect(try await listing() == "submitted")
            let closed = try await office.answer(
                "closed", ["code": .string(code), "reason": "moved", "on": StationsOffice.today.json])
            #expect(closed.outcome == "closed")
            #expect(closed.subject == "\(office.union.name)/ZZ-1")
            _ = try await office.ask("takedown-asked", of: code) { $0["request"]?.integer == 5 }
            let late = try await office.answer("changed", ["code": .string(code), "name": "再见"])
            #expect(late.reasons == ["station-state"])
            #expect(try await office.site.database.value("select code from station", as: String.self) == code)
            // Every event of the station has one subject and one story.
            let story = office.union.events.filter { $0.subject == "\(office.union.name)/ZZ-1" }
            #expect(Set(story.map(\.correlationID)).count == 1)
        }
    }

    @Test func anUpgradeAndAFailedInspection() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringOnline("ZZ-1", 1)
            let today = StationsOffice.today.json
            let upgrading = try await office.answer("changed", ["code": .string(code), "upgradeFrom": today])
            #expect(upgrading.data["state"]?.string == "upgrading")
            #expect(try await office.ask("takedown-asked", of: code)["reason"]?.string == "upgrading")
            let upgraded = try await office.answer("changed", ["code": .string(code), "upgradedOn": today])
            #expect(upgraded.data["state"]?.string == "operating")
            #expect(try await office.listing("ZZ-1") == "submitted")
            let failed = try await office.answer("inspected", StationsOffice.inspection(code, passed: false))
            #expect(failed.outcome == "suspended")
            #expect(try await office.listing("ZZ-1") == "takedown-pending")
            let passed = try await office.answer("inspected", StationsOffice.inspection(code))
            #expect(passed.data["state"]?.string == "operating")
            #expect(passed.data["stars"]?.integer == 3)
            // Of two of one day by one department the later stands.
            #expect(
                try await office.site.database.values("select passed from station_inspection", as: Bool.self) == [true])
        }
    }

    /// What is opened and shut again in one message was asked of the map, and must be taken back.
    @Test func openedAndShutInOneBatch() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToCode("ZZ-1", 1)
            let events = [
                office.event("changed", StationsOffice.opening("ZZ-1")),
                office.event("changed", ["code": .string(code), "upgradeFrom": StationsOffice.today.json]),
            ]
            try await office.publishTogether(events)
            try await office.outcome(of: events[1].id)
            #expect(try await office.state("ZZ-1") == "upgrading")
            #expect(try await office.listing("ZZ-1") == "takedown-pending")
            #expect(try await office.ask("takedown-asked", of: code)["request"]?.integer == 2)
        }
    }
}
