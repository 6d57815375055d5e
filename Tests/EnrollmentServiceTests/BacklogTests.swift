import Contracts
import Foundation
import Messaging
import Postgres
import ServiceKit
import TestSupport
import Testing

@testable import EnrollmentService

/// What waits is counted and told, and nothing that waited before this version has been forgotten.
@Suite(.timeLimit(.minutes(5))) struct BacklogTests {
    /// Everything on file before transfers were decided gets its deadline, and its place among those who wait.
    @Test func whatWaitedBeforeWaitsStill() async throws {
        try await TestSite.with("enrollment") { site in
            let (environment, _) = try site.environment()
            let messaging = MessagingServices(environment: environment)
            try await messaging.prepareDatabase(EnrollmentSchema.migrations.filter { $0.number < 105 })
            try await site.database.run(
                """
                insert into application (department, number, content, state, outcome_type, outcome, decided_at, request_id,
                    union_code)
                select 'tax', state || days, '', state, 'x', '{}', now() - make_interval(days => days), state || days, union_code
                from (values ('pending', 1, 'HN-430103-0001'), ('pending', 16, 'HN-430103-0001'),
                    ('transfer-proposed', 1, 'HN-430102-0007'), ('transfer-proposed', 31, 'HN-430102-0007'),
                    ('accepted', 99, 'HN-430102-0007')) as old (state, days, union_code);
                insert into membership (person_id, member_id, card_number, union_code, joined_on, status, updated_at)
                select gen_random_uuid(), gen_random_uuid(), union_code || status || days, union_code, now(), status,
                    now() - make_interval(days => days)
                from (values ('HN-430102-POOL', 'active', 10), ('HN-430102-POOL', 'active', 61),
                    ('HN-430102-POOL', 'withdrawn', 70), ('HN-430102-0007', 'active', 80)) as old (union_code, status, days)
                """)
            try await messaging.prepareDatabase(EnrollmentSchema.migrations)
            let figures = try await messaging.connection.transaction { try EnrollmentBacklog().figures(in: $0) }
            #expect(figures.map(\.kind) == ["applications", "transfers", "held", "insurance"])
            #expect(figures.map(\.waiting) == [2, 2, 2, 0] && figures.map(\.overdue) == [1, 1, 1, 0])
            for figure in figures.dropLast() {
                let late = try #require(figure.overdueSince).distance(to: Date())
                #expect(abs(late - 86_400) < 600, "\(figure.kind): a day too late, not \(late) s")
            }
            #expect(try await site.database.count("application", where: "due_at is not null") == 4)
            #expect(try await site.database.count("membership", where: "held_since = updated_at") == 2)
        }
    }

    @Test func whatWaitsIsAFigureOfTheService() async throws {
        try await TestSite.with("enrollment") { site in
            let (environment, _) = try site.environment()
            let services = try await site.enrollment(environment)
            try await TestDepartment.with(at: site.broker) { department in
                try await RunningServices.with(services) { _ in
                    try await site.register(department.name)
                    _ = try await department.apply(
                        Applicant(1).application("RH-1", residence: "430103", union: TestSite.reviewing))
                    _ = try await department.apply(Applicant(2).application("RH-2"))
                    _ = try await department.apply(Applicant(2).application("RH-3", union: TestSite.riders))
                    try await site.database.run(
                        """
                        update application set due_at = now() - interval '1 day' where number = 'RH-1';
                        update membership set held_since = now() - interval '61 days'
                        """)
                    try await eventually("the figures are there", within: .seconds(20)) {
                        let text = environment.metrics.text()
                        return [
                            #"union_waiting{kind="applications"} 1.0"#, #"union_overdue{kind="applications"} 1.0"#,
                            #"union_waiting{kind="transfers"} 1.0"#, #"union_overdue{kind="transfers"} 0.0"#,
                            #"union_waiting{kind="held"} 1.0"#, #"union_overdue{kind="held"} 1.0"#,
                        ].allSatisfy { text.contains($0) }
                    }
                    let status = try await site.ask("status", [:])
                    let waiting = status["result"]?["waiting"]?.array ?? []
                    #expect(waiting.map { $0["overdue"]?.integer } == [1, 0, 1, 0])
                    #expect(waiting[0]["overdueSince"]?.string.flatMap(RFC3339.date) != nil)
                    #expect(waiting[1]["overdueSince"] == nil)
                }
            }
        }
    }
}
