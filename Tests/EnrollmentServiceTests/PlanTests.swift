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
}
