import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// What falls due by itself: an inspection is announced, and suspends when it has expired.
@Suite(.timeLimit(.minutes(5))) struct InspectionDayTests {
    @Test(arguments: [1, 2]) func theComingEndIsToldOnce(replicas: Int) async throws {
        try await StationsOffice.with(.init(replicas: replicas)) { office in
            let code = try await office.bringToService("ZZ-1", 1)
            let end = StationsOffice.day(10)
            try await office.moveInspection(until: end)
            let event = try await find("it is told") { office.due().first }
            #expect(event.data["code"]?.string == code)
            #expect(event.data["dueOn"]?.string == end.description)
            #expect(event.subject == "\(office.union.name)/ZZ-1")
            // The day is passed once more, and another station's is told after it.
            try await office.site.database.run("update station set duty_on = current_date")
            _ = try await office.bringToService("ZZ-2", 2)
            try await office.moveInspection(until: end, of: "ZZ-2")
            try await eventually("the other is told") { office.due().count == 2 }
            #expect(office.due().map(\.subject) == ["ZZ-1", "ZZ-2"].map { "\(office.union.name)/\($0)" })
            #expect(
                try await office.site.database.values(
                    "select duty_on::text from station where proposal_number = 'ZZ-1'", as: String.self)
                    == [StationsOffice.day(11).description])
            #expect(try await office.state("ZZ-1") == "operating")
        }
    }

    @Test(arguments: [1, 2]) func whatHasExpiredIsSuspendedAndTakenDownTogether(replicas: Int) async throws {
        try await StationsOffice.with(.init(replicas: replicas)) { office in
            let code = try await office.bringOnline("ZZ-1", 1)
            // Whatever is seen from outside, both have changed or none.
            try await office.moveInspection(until: StationsOffice.day(-1))
            try await eventually("it is suspended") { try await office.state("ZZ-1") == "suspended" }
            #expect(
                try await office.site.database.value(
                    "select (station.xmin = listing.xmin)::text from station join listing on station_id = id",
                    as: String.self) == "true")
            #expect(try await office.listing("ZZ-1") == "takedown-pending")
            let asked = try await office.ask("takedown-asked", of: code)
            #expect(asked["reason"]?.string == "inspection-expired")
            let told = try await find("it is announced") {
                office.union.events.filter { $0.type == "station.suspended.v1" }.first
            }
            #expect(told.data["reason"]?.string == "inspection-expired")
            #expect(
                try await office.site.database.values(
                    "select actor from audit_log where action = 'station.suspended'", as: String.self)
                    == ["/services/stations"])
            // It does not open by being said to, but by being inspected.
            let resumed = try await office.answer(
                "changed", ["code": .string(code), "resumedOn": StationsOffice.today.json])
            #expect(resumed.reasons == ["inspection-expired"])
            let passed = try await office.answer("inspected", StationsOffice.inspection(code))
            #expect(passed.data["state"]?.string == "operating")
            #expect(try await office.listing("ZZ-1") == "submitted")
        }
    }

    /// One that this program cannot read, as after a step back to an older version, keeps no other from being suspended.
    @Test func whatCannotBeReadKeepsNoOtherWaiting() async throws {
        try await StationsCounter.with { counter in
            try await counter.open(0..<7)
            try await counter.site.database.run(
                """
                update station set inspection_until = current_date - 2, duty_on = current_date - 1;
                update station set circumstances = '?' where proposal_number = '\(StationsCounter.number(3))'
                """)
            try await eventually("the others are suspended", within: .seconds(30)) {
                try await counter.site.database.count("station", where: "state = 'suspended'") == 6
            }
            #expect(
                try await counter.site.database.count(
                    "station", where: "failing_since is not null and duty_on > current_date - 1 and state = 'operating'"
                )
                    == 1)
            #expect(try await counter.waiting("stations-failing") == [1, 1])
            // Mended, it is suspended as the others.
            try await counter.site.database.run(
                "update station set duty_on = current_date - 1, circumstances = '{}' where failing_since is not null")
            try await eventually("it is suspended", within: .seconds(30)) {
                try await counter.site.database.count("station", where: "state = 'suspended'") == 7
            }
            #expect(try await counter.waiting("stations-failing") == [0, 0])
            #expect(try await counter.waiting("listings-failing") == [0, 0])
        }
    }
}

extension StationsOffice {
    static func day(_ later: Int) -> CivilDate { CivilDate(daysSince1970: today.daysSince1970 + later) }

    func moveInspection(until day: CivilDate, of number: String = "ZZ-1") async throws {
        try await site.database.run(
            """
            update station set inspection_until = '\(day)', duty_on = current_date where proposal_number = '\(number)'
            """)
    }

    /// What was told of inspections, each once.
    func due() -> [CloudEvent] {
        var seen: Set<String> = []
        return union.events.filter { $0.type == "station.inspection-due.v1" && seen.insert($0.id).inserted }
    }
}
