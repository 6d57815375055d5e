import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// Messages that overtake each other on their way.
@Suite(.timeLimit(.minutes(5))) struct OrderTests {
    private static func ago(_ seconds: Double) -> Date { Date(timeIntervalSinceNow: -seconds) }

    @Test func anOlderWordThatComesLaterChangesNothing() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToService("ZZ-1", 1)
            func change(_ changes: JSON, at time: Date) async throws -> String {
                try await office.tell("changed", changes.setting("code", to: .string(code)), at: time)
            }
            let now = Date()
            #expect(try await change(["name": "新名"], at: now) == "operating")
            #expect(try await change(["name": "旧名"], at: now.addingTimeInterval(-60)) == "overtaken")
            // Only what was overtaken is left out.
            #expect(try await change(["name": "旧名", "areaM2": 44], at: now.addingTimeInterval(-60)) == "operating")
            #expect(
                try await office.site.database.values("select name || area_m2 from station", as: String.self) == [
                    "新名44"
                ])
            #expect(try await office.tell("suspended", StationsOffice.suspension(code)) == "suspended")
            #expect(
                try await change(["resumedOn": StationsOffice.today.json], at: now) == "overtaken")
            #expect(try await office.state("ZZ-1") == "suspended")
            // A closing is never too late.
            let closing: JSON = ["code": .string(code), "reason": "moved", "on": StationsOffice.today.json]
            #expect(try await office.tell("closed", closing, at: now.addingTimeInterval(-3_600)) == "closed")
        }
    }

    @Test func stepsOfItsLifeThatComeLate() async throws {
        try await StationsOffice.with { office in
            let proposal = StationsOffice.proposal("ZZ-1", 1)
            _ = try await office.answer("proposed", proposal)
            #expect(
                try await office.tell("site-checked", StationsOffice.siteCheck("ZZ-1", fit: false), at: Self.ago(600))
                    == "overtaken")
            #expect(try await office.tell("site-checked", StationsOffice.siteCheck("ZZ-1")) == "approved")
            #expect(
                try await office.tell("accepted", StationsOffice.acceptance("ZZ-1", passed: false), at: Self.ago(600))
                    == "overtaken")
            #expect(try await office.tell("accepted", StationsOffice.acceptance("ZZ-1")) == "coded")
            // A proposal on record is known by its number, whenever it was sent.
            #expect(try await office.tell("proposed", proposal, at: Self.ago(86_400)) == "repeated")
        }
    }

    @Test func anOlderContactDoesNotReplaceANewerOne() async throws {
        try await StationsOffice.with { office in
            let code = try await office.bringToService("ZZ-1", 1)
            func change(_ phone: String, _ area: Int64, at time: Date) async throws {
                #expect(
                    try await office.tell(
                        "changed",
                        [
                            "code": .string(code), "areaM2": .integer(area),
                            "contact": ["name": "张三", "phone": .string(phone)],
                        ], at: time) == "operating")
            }
            try await change("13900000001", 10, at: Date())
            let sealed = try await office.site.database.values(
                "select person_id::text from station_contact", as: String.self)
            #expect(sealed.count == 1)
            // The area is news, for it was never told by then.
            try await office.site.database.run(
                "update station set heard = heard::jsonb #- '{\(office.union.name),areaM2}'")
            try await change("13900000002", 20, at: Self.ago(60))
            #expect(
                try await office.site.database.values("select person_id::text from station_contact", as: String.self)
                    == sealed)
            #expect(try await office.site.database.values("select area_m2 from station", as: Int.self) == [20])
        }
    }

    @Test func anInspectionToldLateIsKeptAndShortensNothing() async throws {
        try await StationsOffice.with { office in
            let today = StationsOffice.today
            let before = CivilDate(daysSince1970: today.daysSince1970 - 10)
            let code = try await office.bringToService(
                "ZZ-1", 1, openedOn: CivilDate(daysSince1970: today.daysSince1970 - 20))
            #expect(try await office.tell("inspected", StationsOffice.inspection(code)) == "operating")
            let until = try await office.site.database.values(
                "select inspection_until::text from station", as: String.self)
            #expect(try await office.tell("inspected", StationsOffice.inspection(code, on: before)) == "repeated")
            #expect(
                try await office.site.database.values("select inspection_until::text from station", as: String.self)
                    == until)
            #expect(try await office.site.database.count("station_inspection") == 2)
        }
    }

    @Test func whatComesBeforeItsCauseIsRefusedAndTakenLater() async throws {
        try await StationsOffice.with { office in
            let check = StationsOffice.siteCheck("ZZ-1")
            let early = try await office.answer("site-checked", check)
            #expect(early.reasons == ["station-unknown"])
            #expect(early.subject == "ZZ-1")
            _ = try await office.answer("proposed", StationsOffice.proposal("ZZ-1", 1))
            #expect(try await office.answer("changed", StationsOffice.opening("ZZ-1")).reasons == ["station-state"])
            #expect(try await office.tell("site-checked", check) == "approved")
            let unknown: JSON = ["code": "YZ4301020999902", "reason": "moved", "on": StationsOffice.today.json]
            #expect(try await office.tell("closed", unknown) == "refused")
            let empty = try await office.answer("changed", ["proposalNumber": "ZZ-1"])
            #expect(empty.reasons == ["change-empty"])
            let nameless = try await office.answer(
                "suspended", ["reason": "weather", "from": StationsOffice.today.json])
            #expect(nameless.reasons == ["station-reference-missing"])
            let ours = try await office.answer(
                "suspended",
                ["proposalNumber": "ZZ-1", "reason": "inspection-expired", "from": StationsOffice.today.json])
            #expect(ours.reasons == ["value-unknown"])
        }
    }
}
