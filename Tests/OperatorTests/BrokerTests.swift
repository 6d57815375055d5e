import Contracts
import Foundation
import RabbitMQ
import Testing

@testable import Operator

/// On a real broker, where `TEST_AMQP_URL` and `TEST_MANAGEMENT_URL` name an administrator (deploy/test sets both).
@Suite(.enabled(if: TestBroker.isPresent))
struct BrokerTests {
    private let broker: TestBroker
    /// Another for every test, so that tests run side by side and again.
    private let name: DepartmentName

    init() throws {
        broker = try TestBroker()
        name = try #require(DepartmentName("test-\(UInt32.random(in: 0...UInt32.max))"))
    }

    @Test func `A department can publish its type and no other, and after removal it cannot log in`() async throws {
        let service = FakeService(transport: RecordingTransport())
        let registry = DepartmentRegistry(administration: broker.administration, requests: service)
        try await broker.cleaning(name.text, queue: BrokerRights.queue(of: name.text)) {
            let first = try await registry.add(name, types: ["test.asked.v1"], places: ["430000"])
            try await #require(broker.publishing("test.asked.v1", as: name.text, first) == nil)
            #expect(await broker.publishing("test.other.v1", as: name.text, first) == .accessRefused)

            service.known.withLock {
                $0 = #"{"name":"\#(name)","types":["test.asked.v1"],"places":["430000"],"registeredAt":"x"}"#
            }
            await #expect(throws: CommandFault.self) {
                try await registry.add(name, types: ["test.asked.v1"], places: ["430000"])
            }
            // Somebody took the queue away: it comes back with the new password.
            try await broker.deleteQueue(BrokerRights.queue(of: name.text))
            let second = try await registry.rotate(name)
            let queue = BrokerRights.queue(of: name.text)
            #expect(try await broker.administration.queues().contains { $0.name == queue })
            #expect(
                try await broker.administration.bindings().count { $0.destination == queue && $0.source != "" } == 2)
            #expect(await broker.publishing("test.asked.v1", as: name.text, first) == .accessRefused)
            #expect(await broker.publishing("test.asked.v1", as: name.text, second) == nil)

            try await registry.remove(name, reason: "the test is over")
            #expect(await broker.publishing("test.asked.v1", as: name.text, second) == .accessRefused)
        }
    }

    @Test func `A user without a topic row is found`() async throws {
        let user = name.text
        try await broker.cleaning(user) {
            try await broker.administration.putUserWithoutPassword(user)
            var rights = BrokerRights.disabled
            rights.topics.removeAll { $0.exchange == "ingress" }
            try await broker.administration.grant(rights, to: user)
            let findings = await Doctor.examineBroker(broker.administration, nil)
            #expect(findings.filter { $0.subject == user }.map(\.check) == ["topic-row-missing"])

            try await broker.administration.grant(.disabled, to: user)
            #expect(await Doctor.examineBroker(broker.administration, nil).allSatisfy { $0.subject != user })
        }
    }

    @Test func `A wrong administrator's password is told as such`() async throws {
        let address = ManagementAddress(url: broker.managementURL, username: "administrator", password: "wrong")
        let administration = BrokerAdministration(transport: HTTPManagementTransport(address), vhost: "union")
        let fault = await #expect(throws: CommandFault.self) { try await administration.users() }
        #expect(fault?.status == .noPermission)
    }
}

/// The broker of the test run.
struct TestBroker {
    static var isPresent: Bool {
        let variables = ProcessInfo.processInfo.environment
        return variables["TEST_AMQP_URL"] != nil && variables["TEST_MANAGEMENT_URL"] != nil
    }

    let administration: BrokerAdministration
    let managementURL: URL
    private let amqpURL: String
    private let transport: HTTPManagementTransport

    init() throws {
        let variables = ProcessInfo.processInfo.environment
        amqpURL = try #require(variables["TEST_AMQP_URL"])
        managementURL = try #require(variables["TEST_MANAGEMENT_URL"].flatMap { URL(string: $0) })
        let username = try #require(managementURL.user)
        let address = ManagementAddress(
            url: managementURL, username: username, password: managementURL.password ?? "")
        transport = HTTPManagementTransport(address)
        administration = BrokerAdministration(transport: transport, vhost: "union")
    }

    /// Publishes to `ingress` as that user; returns how the broker refused it, if it did.
    func publishing(_ type: String, as user: String, _ password: String) async -> RabbitMQError.Kind? {
        do throws(RabbitMQError) {
            var endpoint = try AMQPEndpoint(url: amqpURL, password: password)
            endpoint.username = user
            let channel = RabbitMQ.Channel(to: endpoint, name: "OperatorTests")
            try await channel.open()
            try await channel.enableConfirms()
            var properties = MessageProperties()
            properties.userID = user
            let message = OutgoingMessage(exchange: "ingress", routingKey: type, properties: properties, body: [])
            let confirmations = try await channel.publish([message])
            let failure = await channel.failure
            await channel.close()
            return confirmations == [.confirmed] ? nil : failure?.kind ?? .refused
        } catch {
            return error.kind
        }
    }

    func deleteQueue(_ name: String) async throws {
        _ = try await transport.send(ManagementRequest(.delete, "queues", "union", name))
    }

    /// Runs the body, and removes the user and its queue even when it throws.
    func cleaning(_ user: String, queue: String? = nil, _ body: () async throws -> Void) async throws {
        var failure: (any Error)?
        do { try await body() } catch { failure = error }
        _ = try await transport.send(ManagementRequest(.delete, "users", user))
        if let queue { _ = try await transport.send(ManagementRequest(.delete, "queues", "union", queue)) }
        if let failure { throw failure }
    }
}
