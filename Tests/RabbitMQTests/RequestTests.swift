import RabbitMQ
import TestSupport
import Testing

/// Requests over direct reply-to.
@Suite(.timeLimit(.minutes(3))) struct RequestTests {
    private func request(_ text: String, id: String, queue: String = "q") -> OutgoingMessage {
        var message = OutgoingMessage.to(queue, text)
        message.properties.correlationID = id
        return message
    }

    /// Answers each of `count` requests in `q` with its text in capitals, the last one first.
    private func answer(_ count: Int, at endpoint: AMQPEndpoint) async throws {
        try await withChannel(endpoint) { channel in
            try await channel.consume(queue: "q", prefetch: 100)
            for request in try await channel.deliveries(exactly: count).reversed() {
                var properties = MessageProperties()
                properties.correlationID = request.properties.correlationID
                try await channel.send(
                    OutgoingMessage(
                        exchange: "", routingKey: request.properties.replyTo ?? "", properties: properties,
                        body: Array(request.text.uppercased().utf8)))
                try await channel.acknowledge(request.deliveryTag)
            }
        }
    }

    @Test func answersFindTheirRequests() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            let endpoint = try broker.administrator
            try await withChannel(endpoint) { channel in
                async let answered: Void = answer(3, at: endpoint)
                let texts = try await withThrowingTaskGroup(of: (String, String).self) { group in
                    for text in ["a", "b", "c"] {
                        group.addTask { (text, try await channel.request(self.request(text, id: "id-\(text)")).text) }
                    }
                    return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
                }
                #expect(texts == ["a": "A", "b": "B", "c": "C"])
                try await answered
            }
        }
    }

    @Test func nobodyAnsweringTimesOutAndTheChannelServesOn() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            let endpoint = try broker.administrator
            try await withChannel(endpoint) { channel in
                let error = try await failure {
                    _ = try await channel.request(request("late", id: "1"), timeout: .milliseconds(200))
                }
                #expect(error.kind == .timedOut)
                async let answered: Void = answer(2, at: endpoint)
                #expect(try await channel.request(request("b", id: "2")).text == "B")
                try await answered
            }
        }
    }

    @Test func aRequestWithoutCorrelationIsRefused() async throws {
        try await TestBroker.with { broker in
            try await withChannel(broker.administrator) { channel in
                let error = try await failure {
                    _ = try await channel.request(.to("q", "x"))
                }
                #expect(error.kind == .refused)
            }
        }
    }

    @Test func aClosedChannelEndsTheWait() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            let channel = Channel(to: try broker.administrator, name: "test")
            try await channel.open()
            let question = request("x", id: "1")
            async let waiting = failure { _ = try await channel.request(question, timeout: .seconds(60)) }
            try await eventually("the request is in the queue") { try await broker.ready(in: "q") == 1 }
            await channel.close()
            #expect(try await waiting.kind == .closed)
        }
    }

    @Test func cancellationEndsTheWait() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            try await withChannel(broker.administrator) { channel in
                let started = ContinuousClock.now
                await withTaskGroup(of: Void.self) { group in
                    group.addTask {
                        await #expect(throws: CancellationError.self) {
                            _ = try await channel.request(self.request("x", id: "1"), timeout: .seconds(60))
                        }
                    }
                    try? await eventually("the request is in the queue") { try await broker.ready(in: "q") == 1 }
                    group.cancelAll()
                }
                #expect(started.duration(to: .now) < .seconds(30))
            }
        }
    }
}
