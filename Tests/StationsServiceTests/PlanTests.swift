import Contracts
import Foundation
import TestSupport
import Testing

@testable import StationsService

/// Statements first planned on empty tables must not keep a sequential scan when the tables have grown.
@Suite(.timeLimit(.minutes(10))) struct PlanTests {
    private static let tables = [
        "station", "station_contact", "listing", "station_inspection", "visit_card", "visit_day", "service_held",
    ]

    @Test func everythingReadsThroughIndexes() async throws {
        try await StationsOffice.with { office in
            // The test looks by index as well, so as not to be counted.
            try await office.site.database.run("set enable_seqscan = off; set enable_bitmapscan = off")
            func scans(_ kind: String) async throws -> [String] {
                try await office.site.database.values(
                    """
                    select relname || ' ' || coalesce(\(kind), 0) from pg_stat_user_tables
                    where relname in ('\(Self.tables.joined(separator: "','"))') order by 1
                    """, as: String.self)
            }
            func live(_ numbers: Range<Int>) async throws {
                try await office.live(numbers)
                // The figures are read every five seconds, and a session reports within one what it has read.
                let later = ContinuousClock.now + .seconds(7)
                try await eventually("seven seconds later") { .now > later }
            }
            try await live(0..<200)
            let before = try await scans("seq_scan")
            let read = try await scans("idx_scan")
            try await live(200..<400)
            let whole = Set(try await scans("seq_scan")).subtracting(before)
            #expect(whole == [])
            #expect(try await scans("idx_scan") != read)
            #expect(before.count == Self.tables.count)
        }
    }

    /// The figure is told by the test's output; the limit is one that only a mistake exceeds.
    @Test func fiveHundredProposalsInOneMessage() async throws {
        try await StationsOffice.with { office in
            let events = (0..<500).map { office.event("proposed", StationsOffice.proposal("ZZ-\($0)", $0)) }
            let start = ContinuousClock.now
            try await office.publishTogether(events)
            try await eventually("all are on record", within: .seconds(60)) {
                try await office.site.database.count("station") == 500
            }
            let stored = start.duration(to: .now)
            try await eventually("all are answered", within: .seconds(60)) {
                let answered = Set(office.union.events.compactMap(\.causationID))
                return events.allSatisfy { answered.contains($0.id) }
            }
            let answered = start.duration(to: .now)
            let milliseconds = office.logs.flatMap(\.lines).filter { $0["event"]?.string == events[0].id }.compactMap {
                $0["ms"]?.text
            }
            print("500 proposals in one message: stored \(stored), answered \(answered), handled in \(milliseconds) ms")
            #expect(office.union.events.allSatisfy { $0.type == "station.registered.v1" })
            #expect(stored < .seconds(20))
        }
    }
}

extension StationsOffice {
    /// Leads these through every message there is, a type at a time.
    fileprivate func live(_ numbers: Range<Int>) async throws {
        let names = numbers.map { "ZZ-\($0)" }
        let contact: JSON = ["name": "张测试", "phone": "13912345678"]
        try await all("proposed", numbers.map { Self.proposal("ZZ-\($0)", $0, ["contact": contact]) })
        try await all("site-checked", names.map { Self.siteCheck($0) })
        try await all("accepted", names.map { Self.acceptance($0) })
        try await all("changed", names.map { Self.opening($0) })
        let codes = try await site.database.values(
            "select code from station where state = 'operating' order by id desc limit \(names.count)", as: String.self)
        try await all(
            "listing-confirmed", codes.map { Self.confirmation($0, 1, "online", poi: "P") }, by: map)
        try await all("changed", codes.map { ["code": .string($0), "name": .string("新\($0)"), "contact": contact] })
        try await all("inspected", codes.map { Self.inspection($0) })
        try await all("visited", codes.map { VisitTests.visit($0, "K-\($0)") })
        try await all(
            "service-held",
            codes.map { ["code": .string($0), "reference": "R", "on": Self.today.json, "theme": "other"] })
        try await site.database.run(
            """
            update station set inspection_until = current_date - 2, duty_on = current_date
            where code = any('{\(codes.prefix(codes.count / 2).joined(separator: ","))}')
            """)
        try await eventually("those have expired", within: .seconds(30)) {
            try await site.database.count("station", where: "duty_on <= current_date") == 0
        }
        try await site.database.run("update listing set due_at = now() where due_at is not null")
        try await eventually("all are asked again", within: .seconds(30)) {
            try await site.database.count("listing", where: "due_at <= now()") == 0
        }
        try await all("suspended", codes.map { Self.suspension($0) })
        try await all("closed", codes.map { ["code": .string($0), "reason": "moved", "on": Self.today.json] })
    }

    private func all(_ type: String, _ data: [JSON], by sender: TestDepartment? = nil) async throws {
        let events = data.map { event(type, $0, by: sender) }
        for start in stride(from: 0, to: events.count, by: 50) {
            try await publishTogether(Array(events[start..<min(start + 50, events.count)]), by: sender)
        }
        try await eventually("\(type) is handled", within: .seconds(60)) {
            let handled = Set(logs.flatMap(\.lines).compactMap { $0["event"]?.string })
            return events.allSatisfy { handled.contains($0.id) }
        }
    }
}
