import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// What operators set for places, and the calendar.
@Suite(.timeLimit(.minutes(5))) struct SettingTests {
    @Test func aLongerWarningIsGivenForStationsOnRecord() async throws {
        try await StationsCounter.with { counter in
            try await counter.open(0..<3)
            try await counter.open(3..<4, division: "430203")
            // Opened today, inspected for a year, warned thirty days before.
            func days() async throws -> [Int] {
                try await counter.site.database.values(
                    "select (inspection_until - duty_on)::bigint from station order by id", as: Int.self)
            }
            #expect(try await days() == [30, 30, 30, 30])
            let set = try await counter.ask(
                "stations.settings.set", ["place": "430100", "warningDays": 60, "approval": "automatic"], why: "sooner")
            #expect(set["inspectionMonths"] == 12 && set["warningDays"] == 60 && set["approval"] == "automatic")
            try await counter.walked()
            #expect(try await days() == [60, 60, 60, 30])
            #expect(try await counter.site.database.count("station_walk", where: "kind = 'setting'") == 0)
            // What is not named stays.
            let again = try await counter.ask(
                "stations.settings.set", ["place": "430100", "inspectionMonths": 6], why: "twice a year")
            #expect(again["warningDays"] == 60 && again["inspectionMonths"] == 6 && again["approval"] == "automatic")
            let list = try await counter.ask("stations.settings.list")
            #expect(list["settings"]?.array?.compactMap { $0["place"]?.string } == ["430100"])
            #expect(list["settings"]?.array?.first?["changedBy"]?.string == counter.person.name)
            #expect(list["default"]?["approval"] == "manual")
            #expect(
                try await counter.site.database.count("audit_log", where: "action = 'stations.setting-set'") == 2)
            for (key, value) in [("inspectionMonths", 61), ("inspectionMonths", 0), ("warningDays", 366)] {
                #expect(
                    try await counter.refusal(
                        "stations.settings.set",
                        JSON.object(["place": "430100"]).setting(key, to: .integer(Int64(value))), why: "x")
                        == "value-unknown \(key)")
            }
        }
    }

    @Test func inspectionsThatExpiredAreListed() async throws {
        try await StationsCounter.with { counter in
            try await counter.open(0..<3)
            try await counter.site.database.run(
                """
                update station set inspection_until = current_date - 3, duty_on = null, state = 'suspended',
                    circumstances = '{"reason":"inspection-expired","from":"2026-01-01"}'
                where proposal_number = 'ZD-0001'
                """)
            let late = try await counter.ask("stations.list", ["overdue": true])["stations"]?.array ?? []
            #expect(late.compactMap { $0["proposalNumber"]?.string } == ["ZD-0001"])
            #expect(late.first?["inspectionOverdue"] == true)
            #expect(try await counter.waiting("inspections") == [1, 1])
        }
    }

    @Test func aCalendarReplacesItsYears() async throws {
        try await StationsCounter.with { counter in
            func day(_ date: String, _ kind: String = "holiday", _ name: String = "国庆节") -> JSON {
                ["date": .string(date), "kind": .string(kind), "name": .string(name)]
            }
            func bring(_ days: [JSON]) async throws -> JSON {
                try await counter.ask(
                    "stations.holidays.import", ["days": .array(days), "source": "国办发明电"], why: "the year")
            }
            let first = [day("2026-10-01"), day("2026-10-02"), day("2026-10-10", "workday"), day("2027-01-01")]
            #expect(try await bring(first) == ["years": [2026, 2027], "imported": 4, "known": 0, "replaced": 0])
            #expect(try await bring(first)["known"] == 4)
            let corrected = [day("2026-10-01"), day("2026-10-03")]
            #expect(try await bring(corrected) == ["years": [2026], "imported": 2, "known": 1, "replaced": 2])
            let listed = try await counter.ask("stations.holidays.list")["days"]?.array ?? []
            #expect(listed.compactMap { $0["date"]?.string } == ["2026-10-01", "2026-10-03", "2027-01-01"])
            #expect(listed.allSatisfy { $0["source"]?.string == "国办发明电" })
            let year = try await counter.ask("stations.holidays.list", ["year": 2027])["days"]?.array
            #expect(year?.count == 1)
            // A Thursday is worked anyway; a day stands once; the date must be one.
            for (days, refusal) in [
                ([day("2026-10-08", "workday")], "value-unknown days[0].kind"),
                ([day("2026-10-01"), day("2026-10-01")], "value-unknown days[1].date"),
                ([day("2026-13-01")], "date-format days[0].date"),
                ([day("2026-10-01", "free")], "value-unknown days[0].kind"),
                ([day("2026-10-01", "holiday", "")], "field-missing days[0].name"), ([], "request-malformed days"),
            ] {
                #expect(
                    try await counter.refusal(
                        "stations.holidays.import", ["days": .array(days), "source": "x"], why: "x") == refusal)
            }
            #expect(
                try await counter.site.database.values("select day::text from calendar_day order by 1", as: String.self)
                    == ["2026-10-01", "2026-10-03", "2027-01-01"])
            // 元旦 may free the last day of the year before: what was announced for that year stays.
            #expect(
                try await bring([day("2026-12-31", "holiday", "元旦"), day("2027-01-01", "holiday", "元旦")])
                    == ["years": [2027], "imported": 2, "known": 0, "replaced": 1])
            #expect(
                try await counter.ask("calendar.list")["days"]?.array?.compactMap { $0["date"]?.string }
                    == ["2026-10-01", "2026-10-03", "2026-12-31", "2027-01-01"])
        }
    }
}
