import Foundation
import RabbitMQ
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct ConsumingTests {
    /// A quorum queue `q` with the texts `0` to `count - 1`.
    private func withQueue(
        of count: Int, _ body: @escaping (TestBroker, AMQPEndpoint) async throws -> Void
    ) async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            let endpoint = try broker.administrator
            try await withChannel(endpoint) { channel in
                _ = try await channel.publish((0..<count).map { .to("q", "\($0)") })
            }
            try await body(broker, endpoint)
        }
    }

    @Test func prefetchLimitsWhatIsInHand() async throws {
        try await withQueue(of: 10) { broker, endpoint in
            try await withChannel(endpoint) { channel in
                try await channel.consume(queue: "q", prefetch: 3)
                let first = try await channel.deliveries(exactly: 3)
                #expect(first.map(\.text) == ["0", "1", "2"])
                #expect(try await broker.ready(in: "q") == 7)
                try await channel.acknowledge(first[2].deliveryTag, multiple: true)
                #expect(try await channel.deliveries(exactly: 3).map(\.text) == ["3", "4", "5"])
            }
        }
    }

    @Test func limitsOfCountAndBytesHold() async throws {
        try await withQueue(of: 12) { _, endpoint in
            try await withChannel(endpoint) { channel in
                try await channel.consume(queue: "q", prefetch: 100)
                let first = try await channel.deliveries(limit: 4)
                #expect((1...4).contains(first.count))
                // Single digits and then two bytes each: never more than asked, but always one.
                let next = try await channel.deliveries(limit: 100, bytes: 1)
                #expect(next.count == 1)
                #expect(next[0].text == "\(first.count)")
            }
        }
    }

    @Test func acknowledgingSeveralIsFinal() async throws {
        try await withQueue(of: 5) { broker, endpoint in
            try await withChannel(endpoint) { channel in
                try await channel.consume(queue: "q", prefetch: 100)
                let all = try await channel.deliveries(exactly: 5)
                try await channel.acknowledge(all[2].deliveryTag, multiple: true)
                try await channel.acknowledge(all[4].deliveryTag)
            }
            try await withChannel(endpoint) { channel in
                try await channel.consume(queue: "q", prefetch: 100)
                let rest = try await channel.deliveries(exactly: 1)
                #expect(rest.map(\.text) == ["3"])
                #expect(rest[0].isRedelivered)
                #expect(rest[0].deliveryCount == 1)
            }
        }
    }

    @Test func aDelayedAcknowledgementArrivesInTimeWithoutFurtherCalls() async throws {
        try await withQueue(of: 40) { _, endpoint in
            try await withChannel(endpoint) { channel in
                try await channel.consume(queue: "q", prefetch: 1)
                // With a prefetch of one each waits for the acknowledgement of the one before; were they made at the
                // thread's tick of a second only, this would take forty seconds.
                let started = ContinuousClock.now
                for _ in 0..<40 {
                    let delivery = try await channel.deliveries(exactly: 1)[0]
                    channel.acknowledge(upTo: delivery.deliveryTag, within: .milliseconds(5))
                }
                #expect(started.duration(to: .now) < .seconds(15))
            }
        }
    }

    @Test func aDelayAfterAFullRoundIsKeptToo() async throws {
        try await withQueue(of: 3_300) { _, endpoint in
            try await withChannel(endpoint) { channel in
                try await channel.consume(queue: "q", prefetch: 300)
                let started = ContinuousClock.now
                for _ in 0..<10 {
                    let all = try await channel.deliveries(exactly: 300)
                    channel.acknowledge(upTo: all[0].deliveryTag, within: .milliseconds(10))
                    // More than 250 go at once, and leave the earlier time set.
                    channel.acknowledge(upTo: all[255].deliveryTag, within: .milliseconds(10))
                    channel.acknowledge(upTo: all[299].deliveryTag, within: .milliseconds(50))
                }
                _ = try await channel.deliveries(exactly: 300)
                #expect(started.duration(to: .now) < .seconds(5))
            }
        }
    }

    @Test func closingAcknowledgesWhatWasSettled() async throws {
        try await withQueue(of: 3) { broker, endpoint in
            try await withChannel(endpoint) { channel in
                try await channel.consume(queue: "q", prefetch: 100)
                let all = try await channel.deliveries(exactly: 3)
                channel.acknowledge(upTo: all[1].deliveryTag, within: .seconds(60))
            }
            try await eventually("one is left") { try await broker.ready(in: "q") == 1 }
        }
    }

    @Test func givenBackComesAgainAndPutAsideIsDeadLettered() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("dead")
            try await broker.declareQueue(
                "q",
                [
                    "x-queue-type": "quorum", "x-dead-letter-exchange": "", "x-dead-letter-routing-key": "dead",
                ])
            try await withChannel(broker.administrator) { channel in
                _ = try await channel.publish([.to("q", "again"), .to("q", "never")])
                try await channel.consume(queue: "q", prefetch: 10)
                let first = try await channel.deliveries(exactly: 2)
                try await channel.giveBack(first[0].deliveryTag)
                try await channel.giveBack(first[1].deliveryTag, requeue: false)
                let second = try await channel.deliveries(exactly: 1)
                #expect(second[0].text == "again")
                #expect(second[0].isRedelivered)
                #expect(second[0].deliveryCount == 1)
                try await channel.consume(queue: "dead", prefetch: 10)
                let dead = try await channel.deliveries(exactly: 1)
                #expect(dead[0].text == "never")
                #expect(dead[0].queue == "dead")
            }
        }
    }

    @Test func unacknowledgedReturnsWhenTheConnectionIsLost() async throws {
        try await withQueue(of: 4) { _, endpoint in
            for round in 0..<3 {
                try await withChannel(endpoint) { channel in
                    try await channel.consume(queue: "q", prefetch: 100)
                    let all = try await channel.deliveries(exactly: 4)
                    #expect(all.map(\.text) == ["0", "1", "2", "3"])
                    #expect(all.allSatisfy { $0.deliveryCount == round })
                }
            }
        }
    }

    @Test func streamsAreReadFromWhereOneAsks() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("log", ["x-queue-type": "stream"])
            let endpoint = try broker.administrator
            try await withChannel(endpoint) { channel in
                // Confirmed one after another, so that each stands in a chunk of its own.
                for number in 0..<5 { _ = try await channel.publish([.to("log", "\(number)")]) }
            }
            for (offset, expected) in [(StreamOffset.first, 0), (.number(3), 3)] {
                try await withChannel(endpoint) { channel in
                    try await channel.consume(queue: "log", prefetch: 2, from: offset)
                    var seen: [Delivery] = []
                    while seen.count < 5 - expected {
                        for delivery in try await channel.deliveries(limit: 10) {
                            seen.append(delivery)
                            try await channel.acknowledge(delivery.deliveryTag)
                        }
                    }
                    #expect(seen.map(\.text) == (expected..<5).map(String.init))
                    #expect(seen.map(\.streamOffset) == (expected..<5).map(Int64.init))
                }
            }
            try await withChannel(endpoint) { channel in
                try await channel.consume(queue: "log", prefetch: 2, from: .next)
                _ = try await channel.publish([.to("log", "new")])
                #expect(try await channel.deliveries(exactly: 1).map(\.text) == ["new"])
            }
            try await withChannel(endpoint) { channel in
                let past = UInt64(Date().timeIntervalSince1970) - 3_600
                try await channel.consume(queue: "log", prefetch: 10, from: .timestamp(past))
                #expect(try await channel.deliveries(exactly: 1).map(\.text) == ["0"])
            }
        }
    }

    @Test func interruptEndsAWaitNowAndLater() async throws {
        try await withQueue(of: 0) { _, endpoint in
            try await withChannel(endpoint) { channel in
                try await channel.consume(queue: "q", prefetch: 10)
                async let waiting = channel.deliveries(limit: 10)
                channel.interrupt()
                #expect(try await waiting.isEmpty)
                #expect(try await channel.deliveries(limit: 10).isEmpty)
                #expect(await channel.failure == nil, "what is in hand can still be acknowledged")
            }
        }
    }

    @Test func cancellationEndsAWait() async throws {
        try await withQueue(of: 0) { _, endpoint in
            try await withChannel(endpoint) { channel in
                try await channel.consume(queue: "q", prefetch: 10)
                try await withThrowingTaskGroup(of: Int.self) { group in
                    group.addTask { try await channel.deliveries(limit: 10).count }
                    group.cancelAll()
                    let count = try await group.next()
                    #expect(count == 0)
                }
            }
        }
    }

    @Test func aDeletedQueueCancelsItsConsumer() async throws {
        try await withQueue(of: 0) { broker, endpoint in
            let channel = Channel(to: endpoint, name: "test")
            try await channel.open()
            try await channel.consume(queue: "q", prefetch: 10)
            async let waiting = failure { _ = try await channel.deliveries(limit: 10) }
            try await broker.management.delete("/api/queues/\(broker.virtualHost)/q")
            #expect(try await waiting.kind == .consumerCancelled)
        }
    }
}
