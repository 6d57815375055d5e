import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import Messaging

/// Letters that are sent again: one effect, whatever comes twice, at once, or in between.
@Suite(.timeLimit(.minutes(5))) struct RetryTests {
    /// Runs the recorder with events 10, 11 … put aside, because the database refuses what is not below 10.
    private func withLetters(
        _ count: Int, _ body: @Sendable (TestSite, TestDepartment, TestOperator, [CloudEvent]) async throws -> Void
    ) async throws {
        try await TestSite.withRecorder { site, department, _ in
            try await site.breakHandling()
            let events = (0..<count).map { department.event(.item(10 + $0), id: "letter-\($0)") }
            try await department.publish(events)
            try await eventually("all are put aside", within: .seconds(60)) {
                try await site.database.count("dead_letter", where: "state = 'open'") == count
            }
            try await TestOperator.with(at: site) { try await body(site, department, $0, events) }
        }
    }

    @Test func aRepairedLetterIsHandledAndClosed() async throws {
        try await withLetters(1) { site, department, person, events in
            try await site.mendHandling()
            #expect(try await person.retry([1], why: "the check was too narrow") == ["retrying"])
            let answer = try await department.answer(to: events[0].id)
            #expect(answer.data["number"]?.integer == 10)
            try await eventually("closed") { try await site.letter(1, "state") == "resolved" }
            #expect(try await site.letter(1, "outcome") == "accepted")
            #expect(try await site.letter(1, "retried_by") == person.name)
            #expect(try await site.database.count("dead_letter", where: "sealed_message is null") == 1)
            #expect(try await site.recorded() == [10])
            #expect(
                try await site.database.value("select department from recorded", as: String.self) == department.name)
            let audit = try await site.database.values(
                "select actor || ' ' || after from audit_log where action = 'dead-letter.retried'", as: String.self)
            #expect(audit.count == 1)
            #expect(audit.first?.hasPrefix("/operators/\(person.name) ") == true)
            #expect(audit.first?.contains("the check was too narrow") == true)
            #expect(try await person.retry([1]) == ["letter-closed"])
        }
    }

    @Test func oneThatFailsAgainIsTheSameRowWithOneMoreAttempt() async throws {
        try await withLetters(1) { site, _, person, _ in
            #expect(try await site.letter(1, "attempts") == "5")
            for attempts in 6...7 {
                #expect(try await person.retry([1]) == ["retrying"])
                try await eventually("put aside again") {
                    let state = try await site.letter(1, "state")
                    return try await site.letter(1, "attempts") == "\(attempts)" && state == "open"
                }
            }
            #expect(try await site.database.count("dead_letter") == 1)
            #expect(try await site.recorded().isEmpty)
        }
    }

    @Test func thousandsAreSentAgainAtOnce() async throws {
        try await TestSite.withRecorder { site, department, _ in
            try await site.putLettersAside(2_000, from: department)
            try await TestOperator.with(at: site) { person in
                for start in stride(from: 1, to: 2_000, by: 500) {
                    let answers = try await person.retry(Array(start..<(start + 500)))
                    #expect(answers == Array(repeating: "retrying", count: 500))
                }
            }
            try await eventually("all are handled", within: .seconds(60)) {
                try await site.database.count("dead_letter", where: "state = 'resolved'") == 2_000
            }
            #expect(try await site.database.count("recorded") == 2_000)
            #expect(try await site.database.count("inbox", where: "state <> 'handled'") == 0)
        }
    }

    @Test func ofTwoOperatorsOneIsToldThatTheOtherWasFirst() async throws {
        try await withLetters(200) { site, department, first, events in
            try await site.mendHandling()
            // With two replicas the two requests are answered at the same time.
            let (second, _) = try await site.recorder()
            try await RunningServices.with(second) { _ in
                try await TestOperator.with(at: site) { other in
                    for start in stride(from: 1, to: 200, by: 20) {
                        let ids = Array(start..<(start + 20))
                        async let one = first.retry(ids)
                        async let two = other.retry(ids)
                        for (mine, theirs) in zip(try await one, try await two) {
                            let both = Set([mine, theirs])
                            #expect(
                                both == ["retrying", "letter-retrying"] || both == ["retrying", "letter-closed"])
                        }
                    }
                }
                for event in events { _ = try await department.answer(to: event.id) }
            }
            #expect(try await site.database.count("recorded") == 200)
            #expect(try await site.database.count("audit_log", where: "action = 'dead-letter.retried'") == 200)
        }
    }

    @Test func whatTheDepartmentSentAgainMeanwhileIsNotDoneTwice() async throws {
        try await withLetters(2) { site, department, person, events in
            try await site.mendHandling()
            try await department.publish([events[0]])
            _ = try await department.answer(to: events[0].id)
            #expect(try await person.retry([1, 2]) == ["resolved", "retrying"])
            _ = try await department.answer(to: events[1].id)
            try await eventually("closed") { try await site.letter(2, "state") == "resolved" }
            #expect(try await site.letter(1, "outcome") == "duplicate")
            // And one that comes while the letter is on its way, or after it.
            try await department.publish(events)
            let last = try await department.publish(.item(99))
            _ = try await department.answer(to: last)
            #expect(try await site.recorded().sorted() == [10, 11, 99])
        }
    }

    @Test func aClaimSurvivesTheDeathOfTheReplicaThatMadeIt() async throws {
        try await TestSite.with("enrollment") { site in
            let (first, _) = try await site.recorder()
            let (second, _) = try await site.recorder()
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                // Committed and not published: the process that would publish it has no such service.
                let crashed = first.filter { !($0 is LetterReplay) }
                try await RunningServices.with(crashed) { process in
                    try await site.putLettersAside(10, from: department)
                    try await TestOperator.with(at: site) { person in
                        let answers = try await person.retry(Array(1...10))
                        #expect(answers == Array(repeating: "retrying", count: 10))
                    }
                    #expect(try await site.database.count("recorded") == 0)
                    process.kill()
                }
                // With the process its sessions end, and with them the duties.
                for case let consumer as Consumer in crashed { await consumer.processor.desk.connection.close() }
                // One was published before the crash, and its message is still under way.
                try await site.database.run("update dead_letter set published_at = now() where id = 10")
                try await RunningServices.with(second) { _ in
                    try await eventually("all but one are handled", within: .seconds(20)) {
                        try await site.database.count("recorded") == 9
                    }
                    try await site.database.run("update dead_letter set published_at = null where state = 'retrying'")
                    try await eventually("that one too") { try await site.database.count("recorded") == 10 }
                    // Published more often than it was marked: the inbox takes it once.
                    try await site.database.run(
                        """
                        update dead_letter set state = 'retrying', published_at = null,
                            sealed_message = (select sealed_message from kept where kept.id = dead_letter.id)
                        where id <= 3
                        """)
                    try await eventually("closed again") {
                        try await site.database.count("dead_letter", where: "state = 'resolved'") == 10
                    }
                    #expect(try await site.database.count("recorded") == 10)
                }
            }
        }
    }

    @Test func whereTryingAgainCannotHelpTheReasonIsSaid() async throws {
        try await TestSite.withRecorder { site, department, _ in
            var unproven = department.message(department.event(.item(1)))
            unproven.properties.userID = nil
            let twice = department.event(.item(2))
            var reused = twice
            reused.data = .item(3)
            try await department.publish([unproven, department.message(Array("no json".utf8))])
            try await department.publish([twice])
            _ = try await department.answer(to: twice.id)
            try await department.publish([reused])
            try await eventually("put aside") { try await site.reasons().count == 3 }
            try await site.putLettersAside(2, from: department)
            try await site.database.run("update dead_letter set sealed_message = null where id > 3")
            try await TestOperator.with(at: site) { person in
                let answers = try await person.retry([1, 2, 3, 4, 77])
                #expect(
                    answers == [
                        "sender-unproven", "letter-unreadable", "event-id-reused", "letter-expired", "letter-unknown",
                    ])
                for (why, code) in [
                    (nil, "why-missing"), (" ", "why-missing"), ("call 13900001111", "identifier-personal"),
                ] {
                    let refused = try await person.retry([1], why: why)
                    #expect(refused == [code])
                }
                let empty = try await person.retry([])
                #expect(empty == ["request-malformed"])
            }
            #expect(try await site.database.count("dead_letter", where: "state = 'open'") == 5)
            #expect(try await site.database.count("audit_log", where: "action like 'dead-letter%'") == 0)
        }
    }

    @Test func whatTheBrokerPutAsideIsSentAgainEventByEvent() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let events = (0..<3).map { department.event(.item($0), id: "dead-\($0)") }
            var dead = department.message(
                JSON.array(events.map(\.structured)).serialized(), contentType: "application/cloudevents-batch+json")
            // As the broker does with what came back too often: under the department's own user_id, which only the
            // department could have put there; the test writes it as an impersonator.
            dead.exchange = ""
            dead.routingKey = "enrollment.dead"
            try await site.asDepartment(department, publish: dead)
            try await eventually("each is a letter") { try await site.reasons().count == 3 }
            try await TestOperator.with(at: site) { person in
                let answers = try await person.retry([1, 2, 3])
                #expect(answers == ["retrying", "retrying", "retrying"])
            }
            for event in events { _ = try await department.answer(to: event.id) }
            #expect(try await site.recorded().sorted() == [0, 1, 2])
        }
    }

    @Test func whatNoQueueWantedIsSentAgainWhenOneDoes() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let binding = "e/ingress/q/enrollment"
            try await site.broker.management.delete(
                "/api/bindings/\(site.broker.virtualHost)/\(binding)/enrollment.requested.v1")
            let id = try await department.publish(.item(1))
            try await eventually("put aside") { try await site.reasons() == ["unroutable"] }
            #expect(try await site.letter(1, "queue") == "unroutable")
            try await TestOperator.with(at: site) { person in
                // The handling fails at first: it stays the one row, in the queue it came from.
                try await site.database.run("alter table recorded add constraint none check (number > 1)")
                var answers = try await person.retry([1])
                #expect(answers == ["retrying"])
                try await eventually("failed") {
                    let state = try await site.letter(1, "state")
                    return try await site.reasons() == ["processing-failed"] && state == "open"
                }
                #expect(try await site.letter(1, "queue") == "unroutable")
                try await site.database.run("alter table recorded drop constraint none")
                answers = try await person.retry([1])
                #expect(answers == ["retrying"])
            }
            _ = try await department.answer(to: id)
            try await eventually("closed") { try await site.letter(1, "state") == "resolved" }
            #expect(try await site.recorded() == [1])
        }
    }
}

extension TestSite {
    /// The database refuses numbers from 10.
    func breakHandling() async throws {
        try await database.run("alter table recorded add constraint small check (number < 10)")
    }

    func mendHandling() async throws {
        try await database.run("alter table recorded drop constraint small")
    }

    func letter(_ id: Int, _ column: String) async throws -> String? {
        try await database.value("select \(column)::text from dead_letter where id = \(id)", as: String.self)
    }

    /// Puts letters aside as the service does after the last attempt, without waiting for five of them each; their
    /// content is kept in the table `kept` as well.
    func putLettersAside(_ count: Int, from department: TestDepartment) async throws {
        let (environment, _) = try environment()
        let reader = DeliveryReader(
            identity: ServiceIdentity(name: service, brokerUser: user.name), keys: environment.configuration.keys,
            origins: ["enrollment.requested.v1": .departments])
        let store = DeadLetterStore(queue: service, keys: environment.configuration.keys)
        let letters = (0..<count).flatMap { number -> [NewLetter] in
            let message = department.message(department.event(.item(number), id: "aside-\(number)"))
            let delivery = Delivery(
                deliveryTag: 0, isRedelivered: false, exchange: "ingress", routingKey: message.routingKey,
                properties: message.properties, body: message.body)
            return reader.read(delivery).items.compactMap { item in
                if case .event(let event) = item { NewLetter(event, fingerprint: "test") } else { nil }
            }
        }
        _ = try await database.eye.transaction { try store.record(letters, in: $0) }
        try await database.run("create table kept as select id, sealed_message from dead_letter")
    }

    /// Publishes past `ingress` under the department's own user_id.
    func asDepartment(_ department: TestDepartment, publish message: OutgoingMessage) async throws {
        try await broker.management.put(
            "/api/permissions/\(broker.virtualHost)/\(department.name)",
            ["configure": "^$", "write": ".*", "read": "^department\\.\(department.name)$"])
        let channel = RabbitMQ.Channel(to: try broker.endpoint(of: department.user), name: "test")
        try await channel.open()
        _ = try await channel.publish([message])
        await channel.close()
    }
}
