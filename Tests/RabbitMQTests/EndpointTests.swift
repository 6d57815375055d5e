import RabbitMQ
import Testing

@Suite struct EndpointTests {
    @Test func readsAnAddress() throws {
        let endpoint = try AMQPEndpoint(url: "amqp://service.enrollment:p%40ss@broker:20672/union")
        #expect(endpoint.host == "broker")
        #expect(endpoint.port == 20_672)
        #expect(endpoint.username == "service.enrollment")
        #expect(endpoint.password == "p@ss")
        #expect(endpoint.virtualHost == "union")
        #expect(!endpoint.usesTLS)
    }

    @Test func readsTLSAndAuthorities() throws {
        let endpoint = try AMQPEndpoint(url: "amqps://a:b@broker/union?cacertfile=/ca.pem", password: "other")
        #expect(endpoint.usesTLS)
        #expect(endpoint.port == 5_671)
        #expect(endpoint.password == "other")
        #expect(endpoint.certificateAuthorities == "/ca.pem")
    }

    @Test(arguments: ["", "http://broker/union", "amqp://:::", "broker:5672"])
    func refusesWhatIsNoneAndQuotesNothing(text: String) throws {
        let error = try #require(throws: RabbitMQError.self) { try AMQPEndpoint(url: text) }
        #expect(error.kind == .endpointInvalid)
        #expect(!error.isRetriable)
    }
}
