import Contracts
import Foundation
import Postgres
import RabbitMQ
import ServiceKit
import TestSupport
import Testing

@testable import Messaging

/// Requests to departments: each reaches its own department alone, sealed, and nothing plain is left anywhere.
@Suite(.timeLimit(.minutes(3))) struct SealedRequestTests {
    /// Asks the department that the event names: `{"ask": "…", "number": n, "secret": "…"}`, and tells everyone `pending`;
    /// with `"poison"` the database refuses after that.
    struct Asker: MessageHandler {
        static let type = EventType(rawValue: "insurance.check-requested.v1")

        var type: EventType { .enrollmentRequestedV1 }

        func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
            let asked = try DepartmentKeyStore.ask(
                for: Set(events.compactMap { $0.event.data["ask"]?.string.flatMap { DepartmentName($0) } }),
                in: transaction)
            return { batch, transaction in
                let keys = try DepartmentKeyStore.keys(try transaction.rows(asked))
                return try batch.events.map { event throws in
                    let data = event.event.data
                    guard let name = data["ask"]?.string.flatMap({ DepartmentName($0) }), let key = keys[name] else {
                        return Outcome("unasked", events: [Asker.told(event, "unasked")])
                    }
                    if data["poison"] != nil { try transaction.execute(Asker.refuse) }
                    return Outcome(
                        "asked",
                        events: [
                            .request(
                                to: name, key: key, type: Asker.type,
                                data: ["number": data["number"] ?? .null, "secret": data["secret"] ?? .null],
                                subject: "case-\(data["number"]?.integer ?? 0)", causationID: event.event.id),
                            Asker.told(event, "asked"),
                        ])
                }
            }
        }

        private static func told(_ event: IncomingEvent, _ word: String) -> OutgoingEvent {
            OutgoingEvent(
                type: .enrollmentPendingV1, data: ["word": .string(word)], subject: "s", department: event.department,
                causationID: event.event.id)
        }

        private static let refuse = Statement("test.refuse", "insert into department_key values ('-', '-', '', now())")
    }

    static let secret = "430104199202290029"

    /// Runs one process of the asker, a department that sends, and two that are asked, each with its key.
    private func withDepartments(
        _ body:
            @Sendable (TestSite, _ sender: TestDepartment, _ asked: [(TestDepartment, TestRecipient)], TestLog)
            async throws -> Void
    ) async throws {
        try await TestSite.with("enrollment") { site in
            let (environment, log) = try site.environment()
            let messaging = MessagingServices(environment: environment)
            try await messaging.prepareDatabase([])
            let services = messaging.services(handlers: [Asker()], operations: [], queries: [])
            try await TestDepartment.with(at: site.broker) { sender in
                try await TestDepartment.with(at: site.broker) { first in
                    try await TestDepartment.with(at: site.broker) { second in
                        var asked: [(TestDepartment, TestRecipient)] = []
                        for department in [first, second] {
                            try await site.register(department.name)
                            asked.append((department, try await site.registerKey(of: department.name)))
                        }
                        try await site.register(sender.name)
                        try await RunningServices.with(services) { [asked] _ in
                            try await body(site, sender, asked, log)
                        }
                    }
                }
            }
        }
    }

    @Test func eachReachesItsOwnDepartmentAlone() async throws {
        try await withDepartments { site, sender, asked, log in
            var ids: [String] = []
            for number in 0..<20 {
                ids.append(try await sender.publish(.asking(asked[number % 2].0.name, number)))
            }
            for (number, id) in ids.enumerated() {
                let (department, recipient) = asked[number % 2]
                let request = try await department.answer(to: id)
                #expect(request.type == Asker.type.rawValue)
                #expect(request.source == "/services/enrollment")
                #expect(request.dataSchema == "urn:union:schema:insurance.check-requested.v1")
                #expect(request.subject == "case-\(number)")
                #expect(request.sequence != nil)
                #expect(
                    try recipient.open(request, as: department.name)
                        == ["number": .integer(Int64(number)), "secret": .string(Self.secret)])
                #expect(asked[1 - number % 2].0.answers(to: id).isEmpty)
                #expect(try await sender.answer(to: id).type == "enrollment.pending.v1")
            }
            let logged = try await site.eventLog()
            #expect(!logged.contains { $0.routingKey.contains(Asker.type.rawValue) }, "a request is not in the log")
            try await site.expectNowhere(Self.secret, log: log, events: logged)
        }
    }

    @Test func whatIsRolledBackIsNotSent() async throws {
        try await withDepartments { site, sender, asked, log in
            let poisoned = try await sender.publish(
                JSON.asking(asked[0].0.name, 1).setting("poison", to: true))
            let id = try await sender.publish(.asking(asked[0].0.name, 2))
            _ = try await asked[0].0.answer(to: id)
            try await eventually("put aside", within: .seconds(30)) {
                try await site.database.count("dead_letter") == 1
            }
            #expect(asked[0].0.answers(to: poisoned).isEmpty)
            try await site.expectNowhere(Self.secret, log: log)
        }
    }

    @Test func aReplacedKeyCountsFromThenOn() async throws {
        try await withDepartments { site, sender, asked, _ in
            let (department, old) = asked[0]
            let before = try await department.answer(to: try await sender.publish(.asking(department.name, 1)))
            let new = try await site.registerKey(of: department.name)
            let after = try await department.answer(to: try await sender.publish(.asking(department.name, 2)))
            #expect(before.data["keyId"]?.string == (try old.key.id))
            #expect(after.data["keyId"]?.string == (try new.key.id))
            #expect(try old.open(before, as: department.name)["number"]?.integer == 1)
            #expect(try new.open(after, as: department.name)["number"]?.integer == 2)
            #expect(throws: (any Error).self) { try old.open(after, as: department.name) }
            // The earlier key again: it counts, being registered last.
            try await site.registerKey(of: department.name, old)
            let again = try await department.answer(to: try await sender.publish(.asking(department.name, 3)))
            #expect(try old.open(again, as: department.name)["number"]?.integer == 3)
        }
    }

    @Test func whoHasNoKeyOrWasRemovedIsNotAsked() async throws {
        try await withDepartments { site, sender, asked, _ in
            let keyless = try await sender.answer(to: try await sender.publish(.asking(sender.name, 1)))
            #expect(keyless.data["word"]?.string == "unasked")
            try await site.database.run("update department set removed_at = now() where name = '\(asked[1].0.name)'")
            let removed = try await sender.answer(to: try await sender.publish(.asking(asked[1].0.name, 2)))
            #expect(removed.data["word"]?.string == "unasked")
        }
    }

    @Test func aRequestPrintsWithoutWhatItSays() throws {
        let request = OutgoingEvent.request(
            to: DepartmentName("tax-hunan")!, key: try TestRecipient().key, type: Asker.type,
            data: ["secret": .string(Self.secret)], subject: "case-1")
        var dumped = ""
        dump(Outcome("asked", events: [request]), to: &dumped)
        for text in ["\(request)", "\(Outcome("asked", events: [request]))", String(reflecting: request), dumped] {
            #expect(!text.contains(Self.secret))
        }
    }
}

extension JSON {
    /// Data for the asker.
    static func asking(_ department: String, _ number: Int) -> JSON {
        [
            "ask": .string(department), "number": .integer(Int64(number)),
            "secret": .string(SealedRequestTests.secret),
        ]
    }
}

extension TestSite {
    /// Puts a new key of a department on record, or one it had.
    @discardableResult
    func registerKey(of department: String, _ recipient: TestRecipient = TestRecipient()) async throws -> TestRecipient
    {
        let record = DepartmentKeyStore.Record(
            department: DepartmentName(department)!, key: try recipient.key, registeredAt: Date())
        try await database.eye.transaction { try DepartmentKeyStore.save(record, in: $0) }
        return recipient
    }

    /// The text stands in no log line, no row of any table, and no event of the log.
    func expectNowhere(
        _ text: String, log: TestLog, events: [Delivery] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        #expect(!log.text.contains(text), sourceLocation: sourceLocation)
        #expect(try await database.columnsHolding(text) == [], sourceLocation: sourceLocation)
        for event in events {
            #expect(!String(decoding: event.body, as: UTF8.self).contains(text), sourceLocation: sourceLocation)
        }
    }
}
