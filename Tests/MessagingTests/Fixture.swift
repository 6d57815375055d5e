import Contracts
import FoundationEssentials
import Messaging
import Postgres
import RabbitMQ
import ServiceKit
import ServiceLifecycle
import TestSupport

/// A service with the smallest handler there can be: it writes down what it is given, and says so.
///
/// Data `{"subject": …, "number": …}`; `{"poison": "…"}` makes the handler throw, or the database refuse.
struct Recorder: MessageHandler {
    struct Poisoned: Error {}

    var type: EventType { .enrollmentRequestedV1 }

    static let schema = Migration(
        number: 900, name: "recorder",
        sql: """
            create table recorded (
                position bigint generated always as identity, event_id text primary key, department text not null,
                subject text not null, number bigint not null, batch_size integer not null);
            create table recorded_subject (subject text primary key)
            """)

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        try transaction.execute(Recorder.lockSubjects, Array(Set(events.map(Recorder.subject))))
        return record
    }

    private func record(_ batch: Batch, in transaction: borrowing Transaction) throws -> [Outcome] {
        try batch.events.map { event throws in
            let data = event.event.data
            if data["poison"]?.string == "throw" { throw Poisoned() }
            let number = data["poison"]?.string == "database" ? nil : data["number"]?.integer ?? 0
            let subject = Recorder.subject(of: event)
            try transaction.execute(
                Recorder.insert, event.event.id, event.department, subject, number, Int64(batch.events.count))
            return Outcome(
                "accepted",
                events: [
                    OutgoingEvent(
                        type: .enrollmentPendingV1, data: ["number": .integer(number ?? 0)], subject: subject,
                        department: event.department, causationID: event.event.id)
                ],
                audit: [
                    AuditRecord(
                        actor: event.event.source, action: "test.recorded", subject: subject,
                        after: ["number": .integer(number ?? 0)])
                ])
        }
    }

    private static func subject(of event: IncomingEvent) -> String { event.event.data["subject"]?.string ?? "-" }

    private static let lockSubjects = Statement(
        "recorded_subject.lock",
        """
        insert into recorded_subject select name from unnest($1::text[]) as name order by name
        on conflict (subject) do update set subject = excluded.subject
        """)

    private static let insert = Statement(
        "recorded.insert",
        "insert into recorded (event_id, department, subject, number, batch_size) values ($1, $2, $3, $4, $5::bigint)")
}

extension TestSite {
    /// The services of one process of the recorder, its schema in place.
    func recorder(
        operations: [any RequestHandler] = [], queries: [any RequestHandler] = []
    ) async throws -> (services: [any Service], log: TestLog) {
        let (environment, log) = try environment()
        let messaging = MessagingServices(environment: environment)
        try await messaging.prepareDatabase([Recorder.schema])
        return (messaging.services(handlers: [Recorder()], operations: operations, queries: queries), log)
    }

    /// Puts a department on record as one that may send these types.
    func register(_ name: String, types: [String] = ["enrollment.requested.v1"]) async throws {
        let list = types.map { "'\($0)'" }.joined(separator: ",")
        try await database.run(
            "insert into department (name, types, places) values ('\(name)', array[\(list)]::text[], array['430000'])")
    }

    /// Runs one process of the recorder and one registered department.
    static func withRecorder(
        _ body: @Sendable (TestSite, TestDepartment, TestLog) async throws -> Void
    ) async throws {
        try await TestSite.with("enrollment") { site in
            let (services, log) = try await site.recorder()
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                try await RunningServices.with(services) { _ in try await body(site, department, log) }
            }
        }
    }

    func recorded(_ column: String = "number") async throws -> [Int] {
        try await database.values("select \(column) from recorded order by position", as: Int.self)
    }

    func reasons() async throws -> [String] {
        try await database.values("select reason from dead_letter order by id", as: String.self)
    }
}

extension JSON {
    static func item(_ number: Int, subject: String = "s") -> JSON {
        ["subject": .string(subject), "number": .integer(Int64(number))]
    }
}
