import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import Messaging

/// Each event is handled once, in order, whatever comes twice, late or broken.
@Suite(.timeLimit(.minutes(5))) struct HandlingTests {
    @Test func anEventIsHandledAndAnswered() async throws {
        try await TestSite.withRecorder { site, department, log in
            let id = try await department.publish(JSON.item(7))
            let answer = try await department.answer(to: id)
            #expect(answer.type == "enrollment.pending.v1")
            #expect(answer.source == "/services/enrollment")
            #expect(answer.data["number"]?.integer == 7)
            #expect(answer.sequence != nil)
            #expect(try await site.recorded() == [7])
            let line = try await find("the log line") {
                log.lines.first { $0["event"]?.string == id }
            }
            #expect(line["outcome"]?.string == "accepted")
            #expect(line["department"]?.string == department.name)
            #expect(line["ms"] != nil)
        }
    }

    @Test func aDuplicateChangesNothing() async throws {
        try await TestSite.withRecorder { site, department, log in
            let event = department.event(.item(1))
            try await department.publish([event])
            _ = try await department.answer(to: event.id)
            try await department.publish([event])
            let last = try await department.publish(.item(2))
            _ = try await department.answer(to: last)
            #expect(try await site.recorded() == [1, 2])
            #expect(department.answers(to: event.id).count == 1)
            #expect(try await site.reasons().isEmpty)
            #expect(log.lines.contains { $0["outcome"]?.string == "duplicate" })
        }
    }

    @Test func twiceInOneBatchIsHandledOnce() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let event = department.event(.item(1))
            let batch = JSON.array([event.structured, event.structured, department.event(.item(2)).structured])
            try await department.publish([
                department.message(batch.serialized(), contentType: "application/cloudevents-batch+json")
            ])
            let last = try await department.publish(.item(3))
            _ = try await department.answer(to: last)
            #expect(try await site.recorded() == [1, 2, 3])
            #expect(department.answers(to: event.id).count == 1)
        }
    }

    @Test func aReusedIdentifierIsRefusedAndToldToItsSender() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let event = department.event(.item(1), id: "reused-1")
            var other = event
            other.data = .item(2)
            // In the same message, and later again.
            try await department.publish([
                department.message(
                    JSON.array([event.structured, other.structured]).serialized(),
                    contentType: "application/cloudevents-batch+json")
            ])
            let rejection = try await find("the rejection") {
                department.answers(to: event.id).first { $0.type == "message.rejected.v1" }
            }
            #expect(rejection.data["reasons"]?.array?.first?["code"]?.string == "event-id-reused")
            try await department.publish([other])
            let last = try await department.publish(.item(3))
            _ = try await department.answer(to: last)
            #expect(try await site.recorded() == [1, 3])
            #expect(try await site.reasons() == ["event-id-reused"])
            #expect(try await site.database.value("select attempts from dead_letter", as: Int.self) == 2)
        }
    }

    @Test func theOrderOfDeliveryIsTheOrderOfDecision() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let events = (0..<300).map { department.event(.item($0, subject: "s\($0 % 3)")) }
            try await department.publish(events)
            try await eventually("all are answered") {
                events.allSatisfy { !department.answers(to: $0.id).isEmpty }
            }
            #expect(try await site.recorded() == Array(0..<300))
            for subject in 0..<3 {
                let mine = department.events.filter { $0.subject == "s\(subject)" }
                #expect(mine.compactMap { $0.data["number"]?.integer } == (0..<100).map { Int64($0 * 3 + subject) })
                let sequences = mine.compactMap(\.sequence)
                #expect(sequences == sequences.sorted())
                #expect(Set(sequences).count == 100)
            }
        }
    }

    @Test(arguments: ["throw", "database"])
    func poisonCostsOnlyItselfAndEndsAsADeadLetter(kind: String) async throws {
        try await TestSite.withRecorder { site, department, log in
            let poison = department.event(["poison": .string(kind), "subject": "p"], id: "poison-1")
            let events =
                (0..<20).map { department.event(.item($0)) } + [poison]
                + (20..<40).map { department.event(.item($0)) }
            try await department.publish([
                department.message(
                    JSON.array(events.map(\.structured)).serialized(),
                    contentType: "application/cloudevents-batch+json")
            ])
            try await eventually("the neighbours are answered") {
                events.filter { $0.id != poison.id }.allSatisfy { !department.answers(to: $0.id).isEmpty }
            }
            #expect(try await site.recorded() == Array(0..<40))
            try await eventually("it is put aside", within: .seconds(30)) {
                try await site.reasons() == ["processing-failed"]
            }
            #expect(try await site.database.value("select attempts from dead_letter", as: Int.self) == 5)
            #expect(
                try await site.database.value("select department from dead_letter", as: String.self)
                    == department.name)
            #expect(try await site.database.count("recorded") == 40)
            // Tried at once, then once from each delay queue: every time by its own count.
            let attempts = log.lines.filter { $0["message"]?.string == "a message could not be handled" }
                .compactMap { $0["attempts"]?.string }
            #expect(attempts == ["1", "2", "3", "4", "5"])
            #expect(try await site.database.count("inbox", where: "id = 'poison-1'") == 0)
        }
    }

    @Test func aRepairedPoisonIsHandledFromTheDelayQueue() async throws {
        try await TestSite.withRecorder { site, department, _ in
            // What the database refuses now and takes later.
            try await site.database.run("alter table recorded add constraint small check (number < 10)")
            let id = try await department.publish(.item(77))
            try await eventually("it was tried") { try await site.database.count("recorded") == 0 }
            try await site.database.run("alter table recorded drop constraint small")
            _ = try await department.answer(to: id)
            #expect(try await site.recorded() == [77])
            #expect(
                try await site.database.value("select department from recorded", as: String.self) == department.name)
        }
    }

    @Test func whatComesBackThreeTimesIsHandledAlone() async throws {
        try await TestSite.with("enrollment") { site in
            let (services, _) = try await site.recorder()
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                let events = (0..<5).map { department.event(.item($0)) }
                try await department.publish(events)
                for _ in 0..<3 { try await site.takeWithoutAcknowledging(5) }
                try await RunningServices.with(services) { _ in
                    _ = try await department.answer(to: events[4].id)
                }
                #expect(try await site.recorded() == [0, 1, 2, 3, 4])
                #expect(try await site.recorded("batch_size") == [1, 1, 1, 1, 1])
            }
        }
    }

    @Test func aCrashBetweenCommitAndAcknowledgementHasNoSecondEffect() async throws {
        try await TestSite.with("enrollment") { site in
            let (crashed, _) = try await site.recorder()
            let (services, log) = try await site.recorder()
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                let events = (0..<10).map { department.event(.item($0)) }
                try await department.publish(events)
                // What the consumer does, up to the commit; then its connection is gone.
                let consumer = try #require(crashed.compactMap { $0 as? Consumer }.first)
                let channel = RabbitMQ.Channel(to: try site.serviceEndpoint, name: "crash")
                try await channel.open()
                try await channel.consume(queue: "enrollment", prefetch: 100)
                var taken = 0
                while taken < 10 {
                    let arrivals = try await channel.deliveries(limit: 100).map(consumer.reader.read)
                    _ = try await consumer.processor.process(arrivals.flatMap(\.items))
                    taken += arrivals.count
                }
                await channel.close()
                #expect(try await site.recorded() == Array(0..<10))
                await consumer.processor.desk.connection.close()

                try await RunningServices.with(services) { _ in
                    try await eventually("all are answered") {
                        events.allSatisfy { !department.answers(to: $0.id).isEmpty }
                    }
                    try await eventually("the redeliveries are seen as duplicates") {
                        log.lines.count { $0["outcome"]?.string == "duplicate" } == 10
                    }
                }
                #expect(try await site.recorded() == Array(0..<10))
                for event in events { #expect(department.answers(to: event.id).count == 1) }
                #expect(try await site.broker.ready(in: "enrollment") == 0)
            }
        }
    }
}

extension TestSite {
    /// Takes from the service's queue and loses the connection.
    func takeWithoutAcknowledging(_ count: Int) async throws {
        let channel = RabbitMQ.Channel(to: try serviceEndpoint, name: "crash")
        try await channel.open()
        try await channel.consume(queue: "enrollment", prefetch: 100)
        var taken = 0
        while taken < count { taken += try await channel.deliveries(limit: 100).count }
        await channel.close()
    }
}
