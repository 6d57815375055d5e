import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import Messaging

/// Whatever arrives, it ends as a dead letter with a stable reason, its proven sender is told, and the next is handled.
@Suite(.timeLimit(.minutes(5))) struct BadInputTests {
    struct Bad: Sendable, CustomTestStringConvertible {
        let name: String
        let reason: String
        let message: @Sendable (TestDepartment) -> OutgoingMessage

        init(_ name: String, _ reason: String, _ message: @escaping @Sendable (TestDepartment) -> OutgoingMessage) {
            self.name = name
            self.reason = reason
            self.message = message
        }

        /// A whole event with one thing changed.
        init(_ name: String, _ reason: String, changing: @escaping @Sendable (inout CloudEvent) -> Void) {
            self.init(name, reason) { department in
                var event = department.event(.item(666))
                changing(&event)
                return department.message(event)
            }
        }

        /// The text of an event with one member replaced.
        init(_ name: String, _ reason: String, setting key: String, to value: JSON) {
            self.init(name, reason) { department in
                department.message(department.event(.item(666)).structured.setting(key, to: value).serialized())
            }
        }

        /// The text of an event without one member.
        init(_ name: String, _ reason: String, without key: String) {
            self.init(name, reason) { department in
                let members = department.event(.item(666)).structured.object ?? []
                return department.message(JSON.object(members.filter { $0.key != key }).serialized())
            }
        }

        /// An event whose data is this text.
        init(_ name: String, _ reason: String, data: String) {
            self.init(name, reason) { department in
                let head = #"{"specversion":"1.0","id":"bad","source":"/departments/\#(department.name)","#
                return department.message(Array("\(head)\"type\":\"enrollment.requested.v1\",\"data\":\(data)}".utf8))
            }
        }

        var testDescription: String { name }
    }

    static let all: [Bad] = [
        Bad("no JSON", "json-syntax") { $0.message(Array("hello".utf8)) },
        Bad("nothing at all", "json-syntax") { $0.message([]) },
        Bad("bytes that are no UTF-8", "json-utf8") { $0.message(Array(#"{"id":""#.utf8) + [0xFF, 0xFE, 0x22, 0x7D]) },
        Bad("JSON that is no event", "event-malformed") { $0.message(Array("[1]".utf8)) },
        Bad("unknown type", "event-type-unknown") { $0.type = "enrollment.dreamed.v1" },
        Bad("unknown version", "event-version-unknown") { $0.type = "enrollment.requested.v9" },
        Bad("type that is not the routing key", "type-mismatch") { $0.type = "enrollment.accepted.v1" },
        Bad("missing attribute", "event-field-missing", without: "id"),
        Bad("missing data", "event-field-missing", without: "data"),
        Bad("wrong attribute type", "event-field-type", setting: "id", to: 5),
        Bad("time before the year 0 in China", "event-field-type", setting: "time", to: "0000-01-01T00:00:00+23:59"),
        Bad("data that is no object", "event-field-type", setting: "data", to: [1]),
        Bad("other specification", "event-malformed", setting: "specversion", to: "0.3"),
        Bad("personal identifier", "identifier-personal") { $0.id = "RH-430104199202290029" },
        Bad("nested 10,000 deep", "json-depth", data: String(repeating: "[", count: 10_000)),
        Bad("NUL", "json-nul", data: #"{"subject":"\u0000"}"#),
        Bad("lone surrogate", "json-surrogate", data: #"{"subject":"\ud800"}"#),
        Bad("a key twice", "json-duplicate-key", data: #"{"a":1,"a":2}"#),
        Bad("wrong charset", "charset-unsupported") {
            $0.message(
                $0.event(.item(666)).structured.serialized(), contentType: "application/cloudevents+json; charset=gbk")
        },
        Bad("compressed", "charset-unsupported") {
            var message = $0.message($0.event(.item(666)))
            message.properties.contentEncoding = "gzip"
            return message
        },
        Bad("wrong content type", "content-type-unsupported") {
            $0.message($0.event(.item(666)).structured.serialized(), contentType: "text/plain")
        },
        Bad("batch of 501", "batch-too-large") { department in
            let events = (0..<501).map { department.event(.item(666 + $0)).structured }
            return department.message(
                JSON.array(events).serialized(), contentType: "application/cloudevents-batch+json")
        },
        Bad("empty batch", "batch-empty") {
            $0.message(Array("[]".utf8), contentType: "application/cloudevents-batch+json")
        },
        Bad("NUL in a header", "event-field-type") {
            var message = $0.message(Array("{}".utf8), contentType: "application/json")
            message.properties.headers = [
                "cloudEvents:specversion": .string("1.0"), "cloudEvents:id": .string("a\0b"),
                "cloudEvents:source": .string("/departments/\($0.name)"),
                "cloudEvents:type": .string("enrollment.requested.v1\0"),
            ]
            return message
        },
    ]

    @Test func eachIsPutAsideToldAndFollowedByTheNext() async throws {
        try await TestSite.withRecorder { site, department, _ in
            for (number, bad) in BadInputTests.all.enumerated() {
                let told = department.rejections.count
                let letters = try await site.reasons().count
                try await department.publish([bad.message(department)])
                let next = try await department.publish(JSON.item(number))
                _ = try await department.answer(to: next)
                let reasons = try await site.reasons()
                #expect(reasons.count == letters + 1, "\(bad.name)")
                #expect(reasons.last == bad.reason, "\(bad.name)")
                try await eventually("\(bad.name): told") { department.rejections.count == told + 1 }
                #expect(department.rejections.last == bad.reason, "\(bad.name)")
            }
            #expect(try await site.recorded() == Array(0..<BadInputTests.all.count))
        }
    }

    @Test func copyHeadersAreRefused() async throws {
        try await TestSite.with("enrollment") { site in
            let (services, _) = try await site.recorder()
            try await TestDepartment.with(at: site.broker, tags: "management") { department in
                try await site.register(department.name)
                try await RunningServices.with(services) { _ in
                    let event = department.event(.item(1))
                    try await site.broker.management.post(
                        "/api/exchanges/\(site.broker.virtualHost)/ingress/publish",
                        [
                            "routing_key": "enrollment.requested.v1", "payload_encoding": "string",
                            "payload": .string(String(decoding: event.structured.serialized(), as: UTF8.self)),
                            "properties": [
                                "user_id": .string(department.name), "content_type": "application/cloudevents+json",
                                "headers": ["CC": ["enrollment.decided.v1"]],
                            ],
                        ], as: department.user)
                    try await eventually("put aside") { try await site.reasons() == ["copy-headers-refused"] }
                    #expect(try await site.recorded().isEmpty)
                }
            }
        }
    }

    @Test func oneBadEventOfABatchCostsOnlyItself() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let good = (0..<3).map { department.event(.item($0)) }
            let batch: JSON = .array([
                good[0].structured, ["nonsense": true], good[1].structured, 7,
                good[2].structured,
            ])
            try await department.publish([
                department.message(batch.serialized(), contentType: "application/cloudevents-batch+json")
            ])
            for event in good { _ = try await department.answer(to: event.id) }
            #expect(try await site.recorded() == [0, 1, 2])
            #expect(try await site.database.count("dead_letter") >= 1)
        }
    }

    @Test func binaryModeIsRead() async throws {
        try await TestSite.withRecorder { site, department, _ in
            var message = department.message(JSON.item(5).serialized(), contentType: "application/json")
            message.properties.headers = [
                "cloudEvents:specversion": .string("1.0"), "cloudEvents:id": .string("binary-1"),
                "cloudEvents:source": .string("/departments/\(department.name)"),
                "cloudEvents:type": .string("enrollment.requested.v1"),
            ]
            try await department.publish([message])
            _ = try await department.answer(to: "binary-1")
            #expect(try await site.recorded() == [5])
        }
    }

    @Test func lettersAreSealed() async throws {
        try await TestSite.withRecorder { site, department, _ in
            try await department.publish([department.message(Array("secret-content".utf8))])
            try await eventually("put aside") { try await site.reasons().count == 1 }
            #expect(
                try await site.database.count(
                    "dead_letter", where: "position('secret-content'::bytea in sealed_message) > 0") == 0)
            #expect(try await site.database.count("dead_letter", where: "sealed_message is not null") == 1)
        }
    }
}

extension TestDepartment {
    /// The codes of the rejections received, in order.
    var rejections: [String] {
        events.filter { $0.type == "message.rejected.v1" }
            .compactMap { $0.data["reasons"]?.array?.first?["code"]?.string }
    }
}
