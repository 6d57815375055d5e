import FaultyNetwork
import Foundation
import RabbitMQ
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct PublishingTests {
    @Test func fiveHundredAtOnceAreConfirmedInOrder() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            try await withChannel(broker.administrator) { channel in
                let confirmations = try await channel.publish((0..<500).map { .to("q", "\($0)") })
                #expect(confirmations == Array(repeating: .confirmed, count: 500))
                try await channel.consume(queue: "q", prefetch: 1_000)
                let texts = try await channel.deliveries(exactly: 500).map(\.text)
                #expect(texts == (0..<500).map(String.init))
            }
        }
    }

    @Test func severalCallsWaitAtOnce() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            try await withChannel(broker.administrator) { channel in
                let all = try await withThrowingTaskGroup(of: [RabbitMQ.Confirmation].self) { group in
                    for number in 0..<20 {
                        let messages = (0..<10).map { OutgoingMessage.to("q", "\(number) \($0)") }
                        group.addTask { try await channel.publish(messages) }
                    }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
                #expect(all == Array(repeating: .confirmed, count: 200))
                let none = try await channel.publish([])
                #expect(none.isEmpty)
            }
        }
    }

    @Test func mandatoryWithoutQueueIsUnroutableAndItsNeighboursAreNot() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            try await withChannel(broker.administrator) { channel in
                let confirmations = try await channel.publish([
                    .to("q", "1", id: "1", isMandatory: true), .to("nowhere", "2", id: "2", isMandatory: true),
                    .to("q", "3", id: "3", isMandatory: true), .to("nowhere", "4", id: "4"),
                ])
                #expect(confirmations == [.confirmed, .unroutable, .confirmed, .confirmed])
            }
        }
    }

    @Test func aFullQueueRefuses() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue(
                "small", ["x-queue-type": "classic", "x-max-length": 3, "x-overflow": "reject-publish"])
            try await withChannel(broker.administrator) { channel in
                let confirmations = try await channel.publish((0..<5).map { .to("small", "\($0)") })
                #expect(confirmations == [.confirmed, .confirmed, .confirmed, .refused, .refused])
                let after = try await channel.publish([.to("elsewhere", "fine")])
                #expect(after == [.confirmed], "a refusal does not end the channel")
            }
        }
    }

    @Test func closedWhilePublishingIsUnknownAndNotLost() async throws {
        try await TestBroker.with { broker in
            let user = try await broker.addUser("publisher-\(broker.virtualHost)", write: ".*", read: ".*", topics: [:])
            try await broker.declareQueue("q")
            let channel = Channel(to: try broker.endpoint(of: user), name: "test")
            try await channel.open()
            async let closed: Void = eventually("closed by the broker") {
                try await broker.closeConnections(of: user.name) == 1
            }
            var confirmed: Set<String> = []
            var unknown: Set<String> = []
            var round = 0
            var failure: RabbitMQError?
            let deadline = ContinuousClock.now + .seconds(20)
            while failure == nil, .now < deadline {
                let names = (0..<200).map { "\(round)-\($0)" }
                round += 1
                do {
                    for (name, confirmation) in zip(names, try await channel.publish(names.map { .to("q", $0) })) {
                        if confirmation == .confirmed { confirmed.insert(name) } else { unknown.insert(name) }
                        #expect(confirmation == .confirmed || confirmation == .unknown)
                    }
                } catch let error as RabbitMQError {
                    failure = error
                }
            }
            try await closed
            #expect(failure?.kind == .connectionLost)
            try await withChannel(broker.administrator) { reader in
                try await reader.consume(queue: "q", prefetch: 10_000)
                var missing = confirmed
                while !missing.isEmpty {
                    for delivery in try await reader.deliveries(limit: 1_000) {
                        missing.remove(delivery.text)
                        try await reader.acknowledge(delivery.deliveryTag)
                    }
                }
                #expect(missing.isEmpty, "what was confirmed is in the queue")
            }
        }
    }

    @Test func publishingOnALostChannelThrowsAndDoesNotHang() async throws {
        try await TestBroker.with { broker in
            let channel = Channel(to: try broker.administrator, name: "test")
            try await channel.open()
            _ = try await channel.publish([.to("q", "1")])
            await channel.close()
            let error = try await failure { _ = try await channel.publish([.to("q", "2")]) }
            #expect(error.kind == .closed)
        }
    }

    @Test func closingAnswersWhoWaits() async throws {
        try await TestBroker.with { broker in
            let channel = Channel(to: try broker.administrator, name: "test")
            try await channel.open()
            async let confirmations = channel.publish((0..<100).map { .to("q", "\($0)") })
            await channel.close()
            do {
                #expect(try await confirmations.count == 100)
            } catch let error as RabbitMQError {
                #expect(error.kind == .closed, "closed before the call was begun")
            }
        }
    }

    @Test func aBrokerThatFallsSilentEndsTheChannel() async throws {
        try await TestBroker.with { broker in
            var endpoint = try broker.administrator
            let proxy = try Proxy(target: endpoint.port)
            endpoint.port = proxy.port
            let channel = Channel(to: endpoint, name: "test", confirmsWithin: .seconds(1))
            try await channel.open()
            #expect(try await channel.publish([.to("q", "1")]) == [.confirmed])
            try await Task.sleep(for: .milliseconds(2_500))
            #expect(!channel.isClosed, "silence is no fault while nothing is to be confirmed")
            proxy.stall()
            let published = ContinuousClock.now
            #expect(try await channel.publish([.to("q", "2"), .to("q", "3")]) == [.unknown, .unknown])
            #expect(published.duration(to: .now) < .seconds(5))
            #expect(await channel.failure?.kind == .unconfirmed)
            proxy.release()
        }
    }

    @Test func aMessageOverTheLimitIsRefusedByTheBroker() async throws {
        try await TestBroker.with { broker in
            let channel = Channel(to: try broker.administrator, name: "test")
            try await channel.open()
            let large = OutgoingMessage(
                exchange: "", routingKey: "q", properties: MessageProperties(),
                body: [UInt8](repeating: 0x61, count: (1 << 20) + 1))
            #expect(try await channel.publish([large]) == [.unknown])
            #expect(await channel.failure?.kind == .refused)
        }
    }

    @Test func propertiesHeadersAndALargeBodyComeBack() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            try await withChannel(broker.administrator) { channel in
                var properties = MessageProperties()
                properties.contentType = "application/cloudevents+json"
                properties.contentEncoding = "utf-8"
                properties.headers = [
                    "text": .string("总工会"), "empty": .string(""), "number": .integer(-5_000_000_000),
                    "yes": .boolean(true), "no": .boolean(false),
                ]
                properties.correlationID = "correlation"
                properties.replyTo = "reply"
                properties.messageID = "message"
                properties.timestamp = 1_795_000_000
                properties.type = "type"
                properties.userID = channel.endpoint.username
                properties.appID = "app"
                let body = (0..<900_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
                var plain = MessageProperties()
                plain.isPersistent = false
                #expect(
                    try await channel.publish([
                        OutgoingMessage(exchange: "", routingKey: "q", properties: properties, body: body),
                        OutgoingMessage(exchange: "", routingKey: "q", properties: plain, body: []),
                    ]) == [.confirmed, .confirmed])
                try await channel.consume(queue: "q", prefetch: 10)
                let deliveries = try await channel.deliveries(exactly: 2)
                #expect(deliveries[0].properties == properties)
                #expect(deliveries[0].body == body)
                #expect(deliveries[0].routingKey == "q")
                #expect(deliveries[0].exchange == "")
                #expect(deliveries[0].queue == "q")
                #expect(deliveries[1].body.isEmpty)
                #expect(deliveries[1].properties.contentType == nil)
                #expect(deliveries[1].properties.headers.isEmpty)
            }
        }
    }

    @Test func aForgedUserIsRefused() async throws {
        try await TestBroker.with { broker in
            let channel = Channel(to: try broker.administrator, name: "test")
            try await channel.open()
            var properties = MessageProperties()
            properties.userID = "somebody-else"
            let forged = OutgoingMessage(exchange: "", routingKey: "q", properties: properties, body: [])
            #expect(try await channel.publish([forged]) == [.unknown])
            #expect(await channel.failure?.kind == .refused)
        }
    }
}
