import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import Messaging

/// The news of a department may come later than its first event.
@Suite(.timeLimit(.minutes(5))) struct NewsTests {
    @Test func anEventOfADepartmentThatIsRegisteredMeanwhileIsHandled() async throws {
        try await TestSite.withRecorder { site, _, log in
            try await TestDepartment.with(at: site.broker) { stranger in
                let event = stranger.event(.item(1))
                try await stranger.publish([event, event])
                try await eventually("it waits") {
                    log.lines.contains { $0["event"]?.string == event.id && $0["outcome"]?.string == "waiting" }
                }
                try await site.register(stranger.name)
                _ = try await stranger.answer(to: event.id)
                try await stranger.publish([event])
                _ = try await stranger.answer(to: try await stranger.publish(.item(2)))
                #expect(try await site.recorded() == [1, 2])
                #expect(stranger.rejections.isEmpty)
                #expect(try await site.reasons().isEmpty)
            }
        }
    }

    @Test func whatWasRefusedIsTakenWhenItIsSentAgainAfterRegistration() async throws {
        try await TestSite.withRecorder { site, _, log in
            try await TestDepartment.with(at: site.broker) { stranger in
                let event = stranger.event(.item(1))
                try await stranger.publish([event])
                #expect(try await stranger.answer(to: event.id).type == "message.rejected.v1")
                let waits = log.lines.filter { $0["event"]?.string == event.id }.compactMap { $0["outcome"]?.string }
                #expect(waits == ["waiting", "waiting", "dead-letter"])
                #expect(try await site.letter(1, "attempts") == "3")
                try await site.register(stranger.name)
                try await stranger.publish([event])
                try await eventually("handled") { stranger.answers(to: event.id).count == 2 }
                #expect(try await site.recorded() == [1])
                // And once only.
                try await stranger.publish([event])
                _ = try await stranger.answer(to: try await stranger.publish(.item(2)))
                #expect(try await site.recorded() == [1, 2])
            }
        }
    }

    @Test func aRefusedEventIsRetriedByAnOperatorAfterRegistration() async throws {
        try await TestSite.withRecorder { site, _, _ in
            try await TestDepartment.with(at: site.broker) { stranger in
                let id = try await stranger.publish(.item(1))
                _ = try await stranger.answer(to: id)
                try await TestOperator.with(at: site) { person in
                    // Too early: refused again, at once, and its sender is not told twice.
                    #expect(try await person.retry([1]) == ["retrying"])
                    try await eventually("refused again") { try await site.letter(1, "attempts") == "4" }
                    #expect(try await site.letter(1, "state") == "open")
                    try await site.register(stranger.name)
                    #expect(try await person.retry([1]) == ["retrying"])
                    try await eventually("handled") { try await site.letter(1, "state") == "resolved" }
                }
                try await eventually("told") { stranger.answers(to: id).count == 2 }
                #expect(stranger.answers(to: id).map(\.type) == ["message.rejected.v1", "enrollment.pending.v1"])
                #expect(try await site.recorded() == [1])
            }
        }
    }

    @Test func aPostponedEventSurvivesACrashBeforeItReachesTheDelayQueue() async throws {
        try await TestSite.with("enrollment") { site in
            let (crashed, _) = try await site.recorder()
            let (services, _) = try await site.recorder()
            try await TestDepartment.with(at: site.broker) { stranger in
                let event = stranger.event(.item(1))
                try await stranger.publish([event])
                let consumer = try #require(crashed.compactMap { $0 as? Consumer }.first)
                let postponed = try await site.taken(by: consumer)
                #expect(postponed == [event.id])
                #expect(try await site.database.values("select state from inbox", as: String.self) == ["retrying"])
                try await site.register(stranger.name)
                try await RunningServices.with(services) { _ in _ = try await stranger.answer(to: event.id) }
                #expect(try await site.recorded() == [1])
            }
        }
    }
}

extension TestSite {
    /// One event taken and committed; then the connection is gone, before anything was published.
    ///
    /// - Returns: the ids of those postponed.
    fileprivate func taken(by consumer: Consumer) async throws -> [String] {
        let channel = RabbitMQ.Channel(to: try serviceEndpoint, name: "crash")
        try await channel.open()
        try await channel.consume(queue: "enrollment", prefetch: 10)
        let arrivals = try await channel.deliveries(limit: 10).map(consumer.reader.read)
        let (_, postponed) = try await consumer.processor.process(arrivals.flatMap(\.items))
        await channel.close()
        await consumer.processor.desk.connection.close()
        return postponed.map(\.event.id)
    }
}
