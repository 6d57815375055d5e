import Contracts
import Foundation
import TestSupport
import Testing

@testable import Messaging

/// Broker and database may go away: nothing is lost, nothing is put aside, and it goes on by itself.
@Suite(.timeLimit(.minutes(5))) struct OutageTests {
    @Test func aDatabaseThatIsAwayDeadLettersNothing() async throws {
        try await TestSite.withRecorder { site, department, log in
            _ = try await department.answer(to: try await department.publish(JSON.item(0)))
            try await site.database.setAway(true)
            let events = (1...300).map { department.event(.item($0)) }
            try await department.publish(events)
            let back = ContinuousClock.now + .seconds(3)
            try await eventually("three seconds without a database") { .now > back }
            #expect(department.answers(to: events[0].id).isEmpty)
            try await site.database.setAway(false)
            try await eventually("all are answered", within: .seconds(20)) {
                events.allSatisfy { !department.answers(to: $0.id).isEmpty }
            }
            #expect(try await site.recorded().sorted() == Array(0...300))
            #expect(try await site.reasons().isEmpty)
            // Said once, not at every try.
            let said = log.lines.filter { $0["message"]?.string?.contains("database does not answer") == true }
            #expect(said.count == 1)
        }
    }

    @Test func aReadOnlyDatabaseIsNoFaultOfTheMessages() async throws {
        try await TestSite.withRecorder { site, department, _ in
            _ = try await department.answer(to: try await department.publish(JSON.item(0)))
            try await site.database.setReadOnly(true)
            let events = (1...50).map { department.event(.item($0)) }
            try await department.publish(events)
            let back = ContinuousClock.now + .seconds(3)
            try await eventually("three seconds read-only") { .now > back }
            try await site.database.setReadOnly(false)
            try await eventually("all are answered", within: .seconds(30)) {
                events.allSatisfy { !department.answers(to: $0.id).isEmpty }
            }
            #expect(try await site.reasons().isEmpty)
            #expect(try await site.broker.ready(in: "enrollment.dead") == 0)
        }
    }

    @Test func killedSessionsUnderLoadLoseAndDoubleNothing() async throws {
        try await TestSite.withRecorder { site, department, _ in
            var events: [CloudEvent] = []
            for round in 0..<6 {
                let more = (0..<100).map { department.event(.item(round * 100 + $0, subject: "s\($0 % 7)")) }
                try await department.publish(more)
                events += more
                if round % 2 == 1 { try await site.database.terminateSessions() }
            }
            try await eventually("all are answered", within: .seconds(30)) {
                let answered = Set(department.events.compactMap(\.causationID))
                return events.allSatisfy { answered.contains($0.id) }
            }
            #expect(try await site.database.count("recorded") == 600)
            #expect(try await site.reasons().isEmpty)
            department.expectFirstOccurrencesInOrder()
        }
    }

    @Test func cutBrokerConnectionsLoseAndDoubleNothing() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let events = (0..<500).map { department.event(.item($0, subject: "s\($0 % 7)")) }
            try await department.publish(Array(events[..<250]))
            try await eventually("connections to cut") {
                try await site.broker.closeConnections(of: site.user.name) >= 3
            }
            try await department.publish(Array(events[250...]))
            try await eventually("all are answered", within: .seconds(30)) {
                let answered = Set(department.events.compactMap(\.causationID))
                return events.allSatisfy { answered.contains($0.id) }
            }
            #expect(try await site.database.count("recorded") == 500)
            #expect(try await site.reasons().isEmpty)
        }
    }

    @Test func aMissingQueueIsWaitedForAndSaidOnce() async throws {
        try await TestSite.with("enrollment") { site in
            let (services, log) = try await site.recorder()
            let path = "/api/queues/\(site.broker.virtualHost)/enrollment"
            let declared = try await site.broker.management.get(path)
            try await site.broker.management.delete(path)
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                try await RunningServices.with(services) { _ in
                    try await eventually("it is said") { log.text.contains("waiting for the broker") }
                    let later = ContinuousClock.now + .seconds(1)
                    try await eventually("a second later") { .now > later }
                    #expect(
                        log.lines.count {
                            $0["message"]?.string == "waiting for the broker"
                                && $0["link"]?.string == "enrollment-consumer"
                        } == 1)
                    try await site.broker.declareQueue("enrollment", declared["arguments"] ?? [:])
                    try await site.broker.bind("enrollment", to: "ingress", "enrollment.requested.v1")
                    _ = try await department.answer(to: try await department.publish(JSON.item(1)))
                }
            }
        }
    }

    @Test func aKilledProcessEnds() async throws {
        try await TestSite.with("enrollment") { site in
            let (services, _) = try await site.recorder()
            let started = ContinuousClock.now
            try await RunningServices.with(services) { process in
                try await site.holder()
                process.kill()
            }
            #expect(started.duration(to: .now) < .seconds(15))
        }
    }
}

extension TestDatabase {
    /// As a standby is.
    fileprivate func setReadOnly(_ isReadOnly: Bool) async throws {
        try await run("alter role \(name) set default_transaction_read_only = \(isReadOnly ? "on" : "off")")
        try await terminateSessions()
    }
}
