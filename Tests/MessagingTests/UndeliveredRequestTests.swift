import Contracts
import Foundation
import Postgres
import RabbitMQ
import ServiceKit
import TestSupport
import Testing

@testable import Messaging

/// A department whose queue is missing holds up nobody, and misses nothing once it has one.
@Suite(.timeLimit(.minutes(3))) struct UndeliveredRequestTests {
    private func withGhost(
        _ body:
            @Sendable (TestSite, TestDepartment, _ ghost: String, TestRecipient, MessagingServices) async throws
            -> Void
    ) async throws {
        try await TestSite.with("enrollment") { site in
            let messaging = MessagingServices(environment: try site.environment().environment)
            try await messaging.prepareDatabase([])
            let ghost = "ghost-\(uniqueToken())"
            try await site.register(ghost)
            let recipient = try await site.registerKey(of: ghost)
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                try await body(site, department, ghost, recipient, messaging)
            }
        }
    }

    @Test func othersAreServedMeanwhileAndItsRequestsFollowInOrder() async throws {
        try await withGhost { site, department, ghost, recipient, messaging in
            let services = messaging.services(
                handlers: [SealedRequestTests.Asker()], operations: [], queries: [])
            try await RunningServices.with(services) { _ in
                let events = (0..<1_200).map { department.event(.asking(ghost, $0)) }
                try await department.publish(events)
                try await eventually("the others have heard", within: .seconds(20)) {
                    let answered = Set(department.events.compactMap(\.causationID))
                    return events.allSatisfy { answered.contains($0.id) }
                }
                try await eventually("the outbox is empty") { try await site.database.count("outbox") == 0 }
                #expect(try await site.database.count("undelivered_request") == 1_200)
                #expect(try await site.database.columnsHolding(SealedRequestTests.secret) == [])

                try await site.declareQueue(of: ghost)
                try await eventually("all are delivered", within: .seconds(25)) {
                    let left = try await site.database.count("undelivered_request")
                    let ready = try await site.broker.ready(in: "department.\(ghost)")
                    return left == 0 && ready == 1_200
                }
                let requests = try await site.read("department.\(ghost)", 1_200)
                #expect(requests.map(\.sequence) == requests.map(\.sequence).sorted { $0 ?? 0 < $1 ?? 0 })
                let numbers = try requests.map { try recipient.open($0, as: ghost)["number"]?.integer }
                #expect(Set(numbers) == Set((0..<1_200).map(Int64.init)))
            }
        }
    }

    /// What a killed process left is read back, a slice after the other: none may wait for the one before for ever.
    @Test func whatIsReadBackAfterItGoesOn() async throws {
        try await withGhost { site, department, ghost, _, messaging in
            for (exchange, key, id) in [
                ("requests", "\(ghost).a.b.v1", "lost"),
                ("events", "enrollment.pending.v1.00.00.00.\(department.name)", "heard"),
            ] {
                try await site.database.run(
                    """
                    insert into outbox (exchange, routing_key, event_id, subject, body) values ('\(exchange)', '\(key)',
                        '\(id)', 's', '{"specversion":"1.0","id":"\(id)","source":"/services/enrollment",\
                    "type":"enrollment.pending.v1","causationid":"cause","data":{}}')
                    """)
            }
            let services = messaging.services(handlers: [SealedRequestTests.Asker()], operations: [], queries: [])
            try await RunningServices.with(services) { _ in
                #expect(try await department.answer(to: "cause").id == "heard")
                try await eventually("the outbox is empty") { try await site.database.count("outbox") == 0 }
                let ids = try await site.database.values("select event_id from undelivered_request", as: String.self)
                #expect(ids == ["lost"])
            }
        }
    }

    @Test func itIsKeptForThirtyDays() async throws {
        try await withGhost { site, _, ghost, _, messaging in
            for (id, age) in [(1, 29), (2, 31)] {
                try await site.database.run(
                    """
                    insert into undelivered_request (department, id, routing_key, event_id, subject, body, since)
                    values ('\(ghost)', \(id), 'k', 'e', 's', '', now() - interval '\(age) days')
                    """)
            }
            try await Retention.deleteSlice(on: messaging.connection)
            #expect(try await site.database.values("select id from undelivered_request", as: Int.self) == [1])
        }
    }
}

extension TestSite {
    /// Gives a department the queue it should have.
    fileprivate func declareQueue(of department: String) async throws {
        try await broker.declareQueue("department.\(department)")
        try await broker.bind("department.\(department)", to: "requests", "\(department).#")
    }

    fileprivate func read(_ queue: String, _ count: Int) async throws -> [CloudEvent] {
        let channel = RabbitMQ.Channel(to: try broker.administrator, name: "test")
        try await channel.open()
        try await channel.consume(queue: queue, prefetch: 2_000)
        var events: [CloudEvent] = []
        while events.count < count {
            for delivery in try await channel.deliveries(limit: count) {
                events.append(try CloudEvent(structured: try JSON(parsing: delivery.body)))
                try await channel.acknowledge(delivery.deliveryTag)
            }
        }
        await channel.close()
        return events
    }
}
