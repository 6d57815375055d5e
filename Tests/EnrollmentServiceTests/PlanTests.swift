import Contracts
import Foundation
import TestSupport
import Testing

@testable import EnrollmentService

/// Statements first planned on empty tables must not keep a sequential scan when the tables have grown.
@Suite(.timeLimit(.minutes(5))) struct PlanTests {
    private static let tables = [
        "application", "person", "person_document", "person_likeness", "membership", "organization", "disclosure",
        "membership_move",
    ]

    @Test func theHotPathReadsThroughIndexes() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            func enroll(_ numbers: Range<Int>) async throws {
                let events = numbers.map {
                    department.event(
                        Applicant($0 / 2).application("RH-\($0)", union: $0 % 3 == 0 ? TestSite.riders : nil))
                }
                try await department.publish(events)
                try await eventually("all are answered", within: .seconds(30)) {
                    let answered = Set(department.events.compactMap(\.causationID))
                    return events.allSatisfy { answered.contains($0.id) }
                }
            }
            func scans(_ kind: String, of tables: [String] = PlanTests.tables) async throws -> [String] {
                try await site.database.values(
                    """
                    select relname || ' ' || coalesce(\(kind), 0) from pg_stat_user_tables
                    where relname in ('\(tables.joined(separator: "','"))') order by 1
                    """, as: String.self)
            }
            // A backend reports what it has read about a second late. The duties look for what is due all the time, but not
            // at people.
            func settledScans() async throws -> [String] {
                try await find("the server has counted", within: .seconds(30)) {
                    let people = ["person", "person_document", "disclosure"]
                    let first = try await scans("seq_scan + coalesce(idx_scan, 0)", of: people)
                    let later = ContinuousClock.now + .seconds(2)
                    try await eventually("two seconds later") { .now > later }
                    let second = try await scans("seq_scan + coalesce(idx_scan, 0)", of: people)
                    return first == second ? try await scans("seq_scan") : nil
                }
            }
            try await enroll(0..<1_000)
            let before = try await settledScans()
            let read = try await scans("idx_scan")
            try await enroll(1_000..<1_400)
            let after = try await settledScans()
            #expect(after == before)
            #expect(try await scans("idx_scan") != read)
        }
    }

    /// What officers and the duties do goes through indexes too.
    @Test func theOfficersReadThroughIndexes() async throws {
        try await TestSite.withReviewer { site, department, reviewer, _ in
            // The test looks by index as well, so as not to be counted.
            try await site.database.run("set enable_seqscan = off; set enable_bitmapscan = off")
            func scans() async throws -> [String] {
                try await site.database.values(
                    """
                    select relname || ' ' || seq_scan from pg_stat_user_tables
                    where relname in ('application', 'membership', 'membership_move', 'person_document') order by 1
                    """, as: String.self)
            }
            func work(_ numbers: Range<Int>) async throws {
                for union in [nil, TestSite.riders] {
                    let events = numbers.map {
                        department.event(Applicant($0).application("\(union == nil ? "M" : "T")-\($0)", union: union))
                    }
                    try await department.publish(events)
                    for event in events { _ = try await department.answer(to: event.id) }
                }
                let half = numbers.prefix(numbers.count / 2).map { "T-\($0)" }
                #expect(try await reviewer.transfer("accept", department, half).allSatisfy { $0 == "transferred" })
                let held = try await reviewer.ask("members.held", ["limit": 100])
                let members = (held["result"]?["members"]?.array ?? []).compactMap { $0["member"]?.string }
                #expect(members.count == 100)
                let street = "HN-430102-0001"
                #expect(try await reviewer.assign(members, to: street).allSatisfy { $0 == "assigned" })
                try await site.database.run(
                    "update application set due_at = now() where state = 'transfer-proposed' and due_at > now()")
                try await eventually("the rest has run out of time", within: .seconds(20)) {
                    let waiting = try await reviewer.ask("applications.list", ["state": "transfer-proposed"])
                    return waiting["result"]?["applications"]?.array == []
                }
                // The figures are read every five seconds, and a session reports within one what it has read.
                let later = ContinuousClock.now + .seconds(7)
                try await eventually("seven seconds later") { .now > later }
            }
            try await work(0..<300)
            let before = try await scans()
            try await work(300..<600)
            #expect(try await scans() == before)
            #expect(before.count == 4)
        }
    }
}
