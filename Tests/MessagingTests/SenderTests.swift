import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import Messaging

/// Who sent a message is proven by the broker, never believed.
@Suite(.timeLimit(.minutes(5))) struct SenderTests {
    @Test func withoutUserIdentifierNothingIsBelieved() async throws {
        try await TestSite.withRecorder { site, department, _ in
            var message = department.message(department.event(.item(1)))
            message.properties.userID = nil
            try await department.publish([message])
            try await eventually("put aside") { try await site.reasons() == ["sender-unproven"] }
            _ = try await department.answer(to: try await department.publish(JSON.item(2)))
            #expect(try await site.recorded() == [2])
            #expect(department.rejections.isEmpty, "an unproven sender is told nothing")
        }
    }

    @Test func anotherDepartmentsSourceIsUnproven() async throws {
        try await TestSite.withRecorder { site, department, _ in
            try await TestDepartment.with(at: site.broker) { victim in
                try await site.register(victim.name)
                var event = department.event(.item(1))
                event.source = "/departments/\(victim.name)"
                try await department.publish([event])
                try await eventually("put aside") { try await site.reasons() == ["sender-unproven"] }
                _ = try await victim.answer(to: try await victim.publish(JSON.item(2)))
                #expect(try await site.recorded() == [2])
                #expect(victim.rejections.isEmpty)
            }
        }
    }

    @Test func theServicesOwnHeadersAreBelievedFromItselfAlone() async throws {
        try await TestSite.withRecorder { site, department, _ in
            try await TestDepartment.with(at: site.broker) { victim in
                try await site.register(victim.name)
                var event = department.event(.item(1))
                event.source = "/departments/\(victim.name)"
                var message = department.message(event)
                message.properties.headers = [
                    "x-union-sender": .string(victim.name), "x-union-routing-key": .string("enrollment.requested.v1"),
                    "x-union-attempts": .integer(99),
                ]
                try await department.publish([message])
                try await eventually("put aside") { try await site.reasons() == ["sender-unproven"] }
                #expect(try await site.recorded().isEmpty)
            }
        }
    }

    @Test func unknownRemovedAndUnpermittedAreToldSo() async throws {
        try await TestSite.withRecorder { site, known, _ in
            try await TestDepartment.with(at: site.broker) { stranger in
                let unknown = try await stranger.publish(JSON.item(1))
                #expect(try await stranger.answer(to: unknown).type == "message.rejected.v1")
                #expect(stranger.rejections == ["sender-unknown"])
                try await site.register(stranger.name, types: ["organization.registered.v1"])
                let unpermitted = try await stranger.publish(JSON.item(2))
                _ = try await stranger.answer(to: unpermitted)
                #expect(stranger.rejections == ["sender-unknown", "type-not-permitted"])
                try await site.database.run(
                    "update department set removed_at = now() where name = '\(stranger.name)'")
                let removed = try await stranger.publish(JSON.item(3))
                _ = try await stranger.answer(to: removed)
                #expect(stranger.rejections == ["sender-unknown", "type-not-permitted", "sender-removed"])
                #expect(try await site.recorded().isEmpty)
                #expect(known.rejections.isEmpty)
            }
        }
    }

    @Test func theBrokerLetsADepartmentPublishOnlyItsTypes() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let channel = RabbitMQ.Channel(to: try site.broker.endpoint(of: department.user), name: "test")
            try await channel.open()
            let foreign = department.message(
                department.event(.item(1)).structured.serialized(), routingKey: "enrollment.decided.v1")
            #expect(try await channel.publish([foreign]) == [.unknown])
            #expect(await channel.failure?.kind == .accessRefused)
        }
    }

    @Test func whatTheBrokerPutsAsideIsPutIntoTheTable() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let channel = RabbitMQ.Channel(to: try site.broker.administrator, name: "test")
            try await channel.open()
            let event = department.event(.item(1), id: "dead-1")
            var properties = MessageProperties()
            properties.contentType = "application/cloudevents+json"
            let body = event.structured.serialized()
            let confirmed = try await channel.publish([
                OutgoingMessage(exchange: "", routingKey: "enrollment.dead", properties: properties, body: body),
                OutgoingMessage(
                    exchange: "ingress", routingKey: "nobody.listens.v1", properties: properties, body: body),
            ])
            #expect(confirmed == [.confirmed, .confirmed])
            try await eventually("both are in the table") {
                try await site.reasons().sorted() == ["delivery-limit", "unroutable"]
            }
            #expect(
                try await site.database.values("select distinct event_id from dead_letter", as: String.self) == [
                    "dead-1"
                ])
            await channel.close()
        }
    }
}
