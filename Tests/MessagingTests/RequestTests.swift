import Contracts
import Foundation
import Postgres
import RabbitMQ
import ServiceKit
import TestSupport
import Testing

@testable import Messaging

/// Operators' requests and departments' queries.
@Suite(.timeLimit(.minutes(5))) struct RequestTests {
    /// Counts how often it was asked, and says who asked.
    private struct Count: RequestHandler {
        let name = "count"

        func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
            if request.arguments["refuse"] != nil { throw RequestRefusal(.applicationUnknown, field: "refuse") }
            if request.arguments["fail"] != nil { throw Failure() }
            let row = try transaction.query(Count.next).first
            return RequestAnswer(
                ["count": .integer(try row?.get("count") ?? 0), "sender": .string(request.sender)],
                outcome: Outcome(
                    "counted",
                    audit: [AuditRecord(actor: "/operators/\(request.sender)", action: "counted", subject: "count")]))
        }

        private static let next = Statement("count.next", "select nextval('counter') as count")
        struct Failure: Error {}
    }

    /// Says who asked, and what has been counted.
    private struct Counted: RequestHandler {
        let name = "counted"

        func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
            let row = try transaction.query(Counted.select).first
            return RequestAnswer(
                ["count": .integer(try row?.get("count") ?? 0), "sender": .string(request.sender)])
        }

        private static let select = Statement("count.select", "select last_value as count from counter")
    }

    private func withSite(
        _ body: @Sendable (TestSite, _ operatorUser: TestUser, RabbitMQ.Channel) async throws -> Void
    ) async throws {
        try await TestSite.with("enrollment") { site in
            let (services, _) = try await site.recorder(operations: [Count()], queries: [Counted(), Count()])
            try await site.database.run("create sequence counter; grant all on sequence counter to public")
            let user = try await site.broker.addOperator()
            let channel = RabbitMQ.Channel(to: try site.broker.endpoint(of: user), name: "operator")
            try await channel.open()
            try await RunningServices.with(services) { _ in try await body(site, user, channel) }
            await channel.close()
        }
    }

    private func request(
        _ body: JSON, as user: String, id: String = UUID().uuidString, over channel: RabbitMQ.Channel
    ) async throws -> JSON {
        try await TestRequests.send(
            body, exchange: "operations", service: "enrollment", as: user, id: id, over: channel)
    }

    @Test func aRepeatedRequestGetsTheStoredAnswer() async throws {
        try await withSite { site, user, channel in
            let first = try await request(["request": "count"], as: user.name, id: "r-1", over: channel)
            #expect(first["ok"]?.bool == true)
            #expect(first["result"]?["count"]?.integer == 1)
            #expect(first["result"]?["sender"]?.string == String(user.name.dropFirst("operator.".count)))
            let again = try await request(["request": "count"], as: user.name, id: "r-1", over: channel)
            #expect(again == first)
            let other = try await request(["request": "count"], as: user.name, id: "r-2", over: channel)
            #expect(other["result"]?["count"]?.integer == 2)
            #expect(try await site.database.count("audit_log") == 2)
        }
    }

    @Test func oneRequestAtTwoReplicasAtOnceIsDoneOnce() async throws {
        try await TestSite.with("enrollment") { site in
            let first = try await site.recorder(operations: [Count()])
            let second = try await site.recorder(operations: [Count()])
            try await site.database.run("create sequence counter; grant all on sequence counter to public")
            try await RunningServices.with(first.services) { _ in
                try await RunningServices.with(second.services) { _ in
                    // The same id from two connections: two replicas have it in hand together.
                    let user = try await site.broker.addOperator()
                    let channels = try await site.channels(2, of: user)
                    for round in 0..<20 {
                        let answers = try await withThrowingTaskGroup(of: JSON.self) { group in
                            for channel in channels {
                                group.addTask {
                                    try await request(
                                        ["request": "count"], as: user.name, id: "same-\(round)", over: channel)
                                }
                            }
                            return try await group.reduce(into: []) { $0.append($1) }
                        }
                        #expect(answers.allSatisfy { $0["ok"]?.bool == true })
                        #expect(Set(answers).count == 1)
                    }
                    for channel in channels { await channel.close() }
                }
            }
            #expect(
                try await site.database.count("operator_request", where: "id like 'same-_' or id like 'same-__'") == 20)
        }
    }

    @Test func anIdentifierBelongsToOneOperatorAndOneRequest() async throws {
        try await withSite { site, _, _ in
            try await TestOperator.with(at: site) { first in
                #expect(try await first.ask("count", id: "mine")["ok"]?.bool == true)
                try await TestOperator.with(at: site) { second in
                    let refused = try await second.ask("count", id: "mine")
                    #expect(refused["error"]?["code"]?.string == "request-id-used")
                }
                let other = try await first.ask("status", id: "mine")
                #expect(other["error"]?["code"]?.string == "request-id-used")
            }
            #expect(try await site.database.count("audit_log") == 1)
        }
    }

    @Test func refusalsAndFailuresAreAnswered() async throws {
        try await withSite { _, user, channel in
            func code(_ body: JSON) async throws -> String? {
                let answer = try await request(body, as: user.name, over: channel)
                #expect(answer["ok"]?.bool == false)
                #expect(answer["error"]?["message"]?["zh"]?.string?.isEmpty == false)
                return answer["error"]?["code"]?.string
            }
            #expect(try await code(["request": "count", "arguments": ["refuse": 1]]) == "application-unknown")
            #expect(try await code(["request": "count", "arguments": ["fail": 1]]) == "processing-failed")
            #expect(try await code(["request": "nonsense"]) == "request-unknown")
            #expect(try await code(["arguments": [:]]) == "request-malformed")
            #expect(try await code("text") == "request-malformed")
            let unstorable = try await request(["request": "count"], as: user.name, id: "r\u{0}1", over: channel)
            #expect(unstorable["error"]?["code"]?.string == "request-malformed")
            let fine = try await request(["request": "count"], as: user.name, over: channel)
            #expect(fine["ok"]?.bool == true)
        }
    }

    @Test func nobodyButAnOperatorIsAnOperator() async throws {
        try await withSite { site, user, _ in
            // The broker does not let a department publish there; should it, the service refuses.
            let intruder = try await site.broker.addUser(
                "intruder-\(uniqueToken())", write: "^operations$", read: "^$", topics: [:])
            let channel = RabbitMQ.Channel(to: try site.broker.endpoint(of: intruder), name: "intruder")
            try await channel.open()
            let refused = try await request(["request": "count"], as: intruder.name, over: channel)
            #expect(refused["error"]?["code"]?.string == "request-not-permitted")
            await channel.close()
            try await TestDepartment.with(at: site.broker) { department in
                let channel = RabbitMQ.Channel(to: try site.broker.endpoint(of: department.user), name: "department")
                try await channel.open()
                await #expect(throws: RabbitMQError.self) {
                    _ = try await request(["request": "count"], as: department.name, over: channel)
                }
                #expect(await channel.failure?.kind == .accessRefused)
            }
            #expect(try await site.database.value("select is_called from counter", as: Bool.self) == false)
        }
    }

    @Test func withoutUserIdentifierNothingIsAnswered() async throws {
        try await withSite { site, _, channel in
            var properties = MessageProperties()
            properties.messageID = "1"
            properties.correlationID = "1"
            let body: JSON = ["request": "count"]
            let answer = try await channel.request(
                OutgoingMessage(
                    exchange: "operations", routingKey: "enrollment", properties: properties, body: body.serialized()))
            #expect(try JSON(parsing: answer.body)["error"]?["code"]?.string == "sender-unproven")
        }
    }

    @Test func queriesSayWhoAskedAndAreNotStored() async throws {
        try await withSite { site, _, _ in
            try await TestDepartment.with(at: site.broker) { department in
                let answer = try await department.ask("enrollment", ["query": "counted"])
                #expect(answer["result"]?["sender"]?.string == department.name)
                #expect(try await site.database.count("operator_request") == 0)
            }
        }
    }

    @Test func aQueryThatWritesIsRefused() async throws {
        try await withSite { site, _, _ in
            try await TestDepartment.with(at: site.broker) { department in
                let answer = try await department.ask("enrollment", ["query": "count"])
                #expect(answer["error"]?["code"]?.string == "processing-failed")
                let after = try await department.ask("enrollment", ["query": "counted"])
                #expect(after["ok"]?.bool == true)
            }
        }
    }

    @Test func anAnswerGoesNowhereButToItsAsker() async throws {
        try await withSite { site, _, _ in
            try await TestDepartment.with(at: site.broker) { department in
                try await site.broker.declareQueue("somebody-elses")
                let channel = RabbitMQ.Channel(to: try site.broker.endpoint(of: department.user), name: "test")
                try await channel.open()
                var properties = MessageProperties()
                properties.userID = department.name
                properties.correlationID = "1"
                properties.replyTo = "somebody-elses"
                let body: JSON = ["query": "counted"]
                _ = try await channel.publish([
                    OutgoingMessage(
                        exchange: "queries", routingKey: "enrollment", properties: properties, body: body.serialized())
                ])
                await channel.close()
                _ = try await department.ask("enrollment", ["query": "counted"])
                #expect(try await site.broker.ready(in: "somebody-elses") == 0)
            }
        }
    }
}

extension TestSite {
    fileprivate func channels(_ count: Int, of user: TestUser) async throws -> [RabbitMQ.Channel] {
        var channels: [RabbitMQ.Channel] = []
        for _ in 0..<count {
            let channel = RabbitMQ.Channel(to: try broker.endpoint(of: user), name: "operator")
            try await channel.open()
            channels.append(channel)
        }
        return channels
    }
}
