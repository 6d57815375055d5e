import FaultyNetwork
import Foundation
import Logging
import RabbitMQ
import ServiceKit
import Synchronization
import TestSupport
import Testing

@testable import Messaging

/// Publishing until the broker has confirmed, whatever happens to the connection.
@Suite(.timeLimit(.minutes(3))) struct PublisherTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func message(_ text: String, to queue: String) -> OutgoingMessage {
        OutgoingMessage(exchange: "", routingKey: queue, properties: MessageProperties(), body: Array(text.utf8))
    }

    @Test func whatALostConnectionLeftOpenIsPublishedAgain() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            let user = try await broker.addUser("publisher-\(uniqueToken())", write: ".*", read: ".*", topics: [:])
            let link = BrokerLink(
                endpoint: try broker.endpoint(of: user), name: "test", topology: .init(queues: ["q"]), logger: logger)
            let publisher = Publisher(link: link, logger: logger, metrics: Metrics())
            let isCut = Atomic<Bool>(false)
            async let cuts: Void = {
                defer { isCut.store(true, ordering: .relaxed) }
                for _ in 0..<4 {
                    try await eventually("a connection to cut", within: .seconds(20)) {
                        try await broker.closeConnections(of: user.name) > 0
                    }
                }
            }()
            var published: Set<String> = []
            while !isCut.load(ordering: .relaxed) {
                let texts = (0..<300).map { "\(published.count + $0)" }
                try await publisher.publish(texts.map { message($0, to: "q") })
                published.formUnion(texts)
            }
            try await cuts
            await link.close()

            let reader = RabbitMQ.Channel(to: try broker.administrator, name: "test")
            try await reader.open()
            try await reader.consume(queue: "q", prefetch: 2_000)
            _ = try await reader.publish([message("end", to: "q")])
            var missing = published
            var isRead = false
            while !isRead {
                for delivery in try await reader.deliveries(limit: 2_000) {
                    let text = String(decoding: delivery.body, as: UTF8.self)
                    missing.remove(text)
                    isRead = isRead || text == "end"
                    try await reader.acknowledge(delivery.deliveryTag)
                }
            }
            #expect(missing.isEmpty)
            await reader.close()
        }
    }

    @Test func whatASilentBrokerMayHaveLostIsPublishedAgain() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue("q")
            var endpoint = try broker.administrator
            let proxy = try Proxy(target: endpoint.port)
            endpoint.port = proxy.port
            let link = BrokerLink(endpoint: endpoint, name: "test", topology: .init(queues: ["q"]), logger: logger)
            let publisher = Publisher(link: link, logger: logger, metrics: Metrics())
            try await publisher.publish([message("1", to: "q")])
            proxy.stall()
            async let published: Void = publisher.publish([message("2", to: "q")])
            try await Task.sleep(for: .seconds(6))
            proxy.release()
            try await published
            await link.close()

            let reader = RabbitMQ.Channel(to: try broker.administrator, name: "test")
            try await reader.open()
            try await reader.consume(queue: "q", prefetch: 10)
            var texts: [String] = []
            while Set(texts) != ["1", "2"] {
                texts += try await reader.deliveries(limit: 10).map { String(decoding: $0.body, as: UTF8.self) }
            }
            #expect(texts.first == "1")
            await reader.close()
        }
    }

    @Test func whatAFullQueueRefusesIsPublishedAgain() async throws {
        try await TestBroker.with { broker in
            try await broker.declareQueue(
                "small", ["x-queue-type": "classic", "x-max-length": 3, "x-overflow": "reject-publish"])
            let link = BrokerLink(
                endpoint: try broker.administrator, name: "test", topology: .init(queues: ["small"]), logger: logger)
            let metrics = Metrics()
            let publisher = Publisher(link: link, logger: logger, metrics: metrics)
            let texts = (0..<6).map(String.init)
            async let done: Void = publisher.publish(texts.map { message($0, to: "small") })
            try await eventually("three are refused") { metrics.text().contains("union_publish_refused_total 3") }
            let reader = RabbitMQ.Channel(to: try broker.administrator, name: "test")
            try await reader.open()
            try await reader.consume(queue: "small", prefetch: 10)
            var seen: [String] = []
            while seen.count < 6 {
                for delivery in try await reader.deliveries(limit: 10) {
                    seen.append(String(decoding: delivery.body, as: UTF8.self))
                    try await reader.acknowledge(delivery.deliveryTag)
                }
            }
            try await done
            #expect(seen == texts)
            await reader.close()
            await link.close()
        }
    }
}
