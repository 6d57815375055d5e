import Contracts
import Foundation
import Postgres
import TestSupport
import Testing

@testable import Messaging

/// What was decided is announced, in order, by one process at a time, and lost by none.
@Suite(.timeLimit(.minutes(5))) struct OutboxTests {
    @Test func confirmedRowsAreDeletedThoughNothingMoreArrives() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let id = try await department.publish(JSON.item(1))
            _ = try await department.answer(to: id)
            try await eventually("the outbox is empty", within: .seconds(5)) {
                try await site.database.count("outbox") == 0
            }
        }
    }

    @Test func twoProcessesShareTheWorkAndOneHoldsTheDuties() async throws {
        try await TestSite.with("enrollment") { site in
            let (first, firstLog) = try await site.recorder()
            let (second, secondLog) = try await site.recorder()
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                try await RunningServices.with(first) { _ in
                    try await site.holder()
                    try await RunningServices.with(second) { _ in
                        try await eventually("two replicas, one of which holds the duties") {
                            let replicas = try await site.database.count("replica")
                            let holders = try await site.database.count("replica", where: "holds_duties")
                            return replicas == 2 && holders == 1
                        }
                        var events: [CloudEvent] = []
                        try await eventually("both have handled something", within: .seconds(20)) {
                            let more = (0..<20).map {
                                department.event(.item(events.count + $0, subject: "s\($0 % 4)"))
                            }
                            try await department.publish(more)
                            events += more
                            return firstLog.handled > 0 && secondLog.handled > 0
                        }
                        try await eventually("all are answered") {
                            events.allSatisfy { !department.answers(to: $0.id).isEmpty }
                        }
                        #expect(try await site.database.count("recorded") == events.count)
                        #expect(
                            try await site.database.value(
                                "select count(distinct pid) from pg_locks where locktype = 'advisory' and database = "
                                    + "(select oid from pg_database where datname = current_database())", as: Int.self)
                                == 1)
                        try await eventually("the outbox is empty") { try await site.database.count("outbox") == 0 }
                    }
                }
            }
        }
    }

    @Test func anotherTakesOverWithinThreeSecondsAndNothingIsLost() async throws {
        try await TestSite.with("enrollment") { site in
            let (first, _) = try await site.recorder()
            let (second, _) = try await site.recorder()
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                try await RunningServices.with(first) { process in
                    let holder = try await site.holder()
                    try await RunningServices.with(second) { _ in
                        try await eventually("two replicas") { try await site.database.count("replica") == 2 }
                        let before = (0..<200).map { department.event(.item($0, subject: "s\($0 % 5)")) }
                        try await department.publish(before)
                        process.kill()
                        try await site.database.run("select pg_terminate_backend(\(holder))")
                        let killed = ContinuousClock.now
                        let next = try await find("another holder", within: .seconds(10)) { () -> Int? in
                            let next = try await site.currentHolder()
                            return next == holder ? nil : next
                        }
                        #expect(next != holder)
                        #expect(killed.duration(to: .now) < .seconds(3))
                        let after = (200..<300).map { department.event(.item($0, subject: "s\($0 % 5)")) }
                        try await department.publish(after)
                        try await eventually("all are answered", within: .seconds(20)) {
                            (before + after).allSatisfy { !department.answers(to: $0.id).isEmpty }
                        }
                        #expect(try await site.database.count("recorded") == 300)
                        department.expectFirstOccurrencesInOrder()
                    }
                }
            }
        }
    }

    @Test func anotherTakesOverFromOneThatStandsStill() async throws {
        try await TestSite.with("enrollment") { site in
            let (services, _) = try await site.recorder()
            // A process that was stopped: its session lives, holds the lock, and asks for nothing.
            let standing = Postgres.Connection(to: site.database.endpoint, name: "standing")
            try await standing.execute(script: "select pg_advisory_lock(8461816677190104436)", place: "standing")
            let stood = try await site.holder()
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                try await RunningServices.with(services) { _ in
                    let id = try await department.publish(JSON.item(1))
                    _ = try await department.answer(to: id, within: .seconds(15))
                    #expect(try await site.currentHolder() != stood)
                }
            }
        }
    }

    @Test func aHolderThatHasNothingToDoKeepsTheDuties() async throws {
        try await TestSite.with("enrollment") { site in
            let (first, _) = try await site.recorder()
            let (second, _) = try await site.recorder()
            try await RunningServices.with(first) { _ in
                let holder = try await site.holder()
                try await RunningServices.with(second) { _ in
                    let deadline = ContinuousClock.now + .seconds(8)
                    while ContinuousClock.now < deadline {
                        #expect(try await site.currentHolder() == holder)
                        try await Task.sleep(for: .milliseconds(200))
                    }
                }
            }
        }
    }

    @Test func ordersFirstOccurrencesWhenTheBrokerCutsTheRelay() async throws {
        try await TestSite.withRecorder { site, department, _ in
            async let cuts: Void = {
                for _ in 0..<2 {
                    try await eventually("a connection to cut", within: .seconds(30)) {
                        try await site.broker.closeConnections(of: site.user.name) > 0
                    }
                }
            }()
            var events: [CloudEvent] = []
            for round in 0..<10 {
                let more = (0..<100).map { department.event(.item(round * 100 + $0, subject: "s\($0 % 7)")) }
                try await department.publish(more)
                events += more
            }
            try await cuts
            try await eventually("all are answered", within: .seconds(30)) {
                let answered = Set(department.events.compactMap(\.causationID))
                return events.allSatisfy { answered.contains($0.id) }
            }
            #expect(try await site.database.count("recorded") == 1_000)
            department.expectFirstOccurrencesInOrder()
            try await eventually("the outbox is empty") { try await site.database.count("outbox") == 0 }
        }
    }

    @Test func whatAKilledProcessLeftIsPublishedByTheNext() async throws {
        try await TestSite.with("enrollment") { site in
            let (services, _) = try await site.recorder()
            try await TestDepartment.with(at: site.broker) { department in
                for number in 0..<3 {
                    try await site.database.run(
                        """
                        insert into outbox (term, exchange, routing_key, event_id, subject, body) values (77, 'events',
                            'enrollment.pending.v1.00.00.00.\(department.name)', 'left-\(number)', 's',
                            '{"specversion":"1.0","id":"left-\(number)","source":"/services/enrollment",\
                        "type":"enrollment.pending.v1","causationid":"cause","data":{}}')
                        """)
                }
                try await RunningServices.with(services) { _ in
                    try await eventually("published") { department.answers(to: "cause").count == 3 }
                    #expect(department.answers(to: "cause").map(\.id) == ["left-0", "left-1", "left-2"])
                    try await eventually("the outbox is empty") { try await site.database.count("outbox") == 0 }
                }
            }
        }
    }
}

extension TestSite {
    /// The backend that holds the duties, once one does.
    @discardableResult
    func holder() async throws -> Int { try await find("a holder of the duties") { try await currentHolder() } }

    func currentHolder() async throws -> Int? {
        try await database.value(
            """
            select pid from pg_locks where locktype = 'advisory' and granted
                and database = (select oid from pg_database where datname = current_database())
            """, as: Int.self)
    }
}

extension TestLog {
    var handled: Int { lines.count { $0["outcome"]?.string == "accepted" } }
}

extension TestDepartment {
    /// Of each subject, each event's first occurrence came after those before it.
    func expectFirstOccurrencesInOrder(sourceLocation: SourceLocation = #_sourceLocation) {
        var seen: Set<String> = []
        var last: [String: Int64] = [:]
        for event in events where seen.insert(event.id).inserted {
            guard let subject = event.subject, let sequence = event.sequence else { continue }
            #expect(sequence > last[subject] ?? 0, "\(subject)", sourceLocation: sourceLocation)
            last[subject] = sequence
        }
    }
}
