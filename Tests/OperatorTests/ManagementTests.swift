import Contracts
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Operator

@Suite struct ManagementTests {
    @Test func `Names stay one segment of the path`() {
        #expect(ManagementRequest(.get, "users", "a/b c%").encodedPath == "/api/users/a%2Fb%20c%25")
    }

    @Test func `Rights come before the password, and the service knows the department before it too`() async throws {
        let transport = RecordingTransport()
        let service = FakeService(transport: transport)
        let registry = DepartmentRegistry(
            administration: BrokerAdministration(transport: transport, vhost: "union"), requests: service)
        let name = try #require(DepartmentName("tax-hunan"))
        let password = try await registry.add(name, types: ["enrollment.requested.v1"], places: ["430000"])
        let steps = transport.steps.withLock { $0 }
        #expect(
            steps == [
                "departments.list", "GET /api/users/tax-hunan",
                #"PUT /api/users/tax-hunan {"password_hash":"","tags":""}"#,
                #"PUT /api/topic-permissions/union/tax-hunan {"exchange":"ingress","read":"^$","write":"^(enrollment\\.requested\\.v1)$"}"#,
                #"PUT /api/topic-permissions/union/tax-hunan {"exchange":"events","read":"^$","write":"^$"}"#,
                #"PUT /api/topic-permissions/union/tax-hunan {"exchange":"requests","read":"^$","write":"^$"}"#,
                #"PUT /api/permissions/union/tax-hunan {"configure":"^$","read":"^department\\.tax-hunan$","write":"^(ingress|queries)$"}"#,
                #"PUT /api/queues/union/department.tax-hunan {"arguments":{"x-delivery-limit":1000000,"x-max-length":1000000,"x-overflow":"drop-head","x-queue-type":"quorum"},"auto_delete":false,"durable":true}"#,
                ##"POST /api/bindings/union/e/events/q/department.tax-hunan {"arguments":{},"routing_key":"#.tax-hunan"}"##,
                ##"POST /api/bindings/union/e/requests/q/department.tax-hunan {"arguments":{},"routing_key":"tax-hunan.#"}"##,
                "departments.register",
                #"PUT /api/users/tax-hunan {"password":"\#(password)","tags":""}"#,
            ])
    }

    @Test func `A key given with a new department is registered before anybody can log in`() async throws {
        let transport = RecordingTransport()
        let registry = DepartmentRegistry(
            administration: BrokerAdministration(transport: transport, vhost: "union"),
            requests: FakeService(transport: transport))
        let name = try #require(DepartmentName("tax-hunan"))
        _ = try await registry.add(
            name, types: ["enrollment.requested.v1"], places: ["430000"], key: try TestRecipient().key)
        let steps = transport.steps.withLock { $0 }.suffix(3).map { $0.prefix { $0 != "{" } }
        #expect(steps == ["departments.register", "departments.key", "PUT /api/users/tax-hunan "])
    }

    @Test func `A half-finished department is completed, for the same scope only`() async throws {
        let transport = RecordingTransport()
        let service = FakeService(transport: transport)
        service.known.withLock { $0 = #"{"name":"bank","types":["a.b.v1"],"places":["430000"],"registeredAt":"x"}"# }
        let registry = DepartmentRegistry(
            administration: BrokerAdministration(transport: transport, vhost: "union"), requests: service)
        let name = try #require(DepartmentName("bank"))
        await #expect(throws: CommandFault.self) { try await registry.add(name, types: ["a.b.v1"], places: ["430100"]) }
        _ = try await registry.add(name, types: ["a.b.v1"], places: ["430000"])
        #expect(!transport.steps.withLock { $0 }.contains("departments.register"))
    }

    @Test func `The name of a removed department changes nothing at the broker`() async throws {
        let transport = RecordingTransport()
        let service = FakeService(transport: transport)
        service.known.withLock {
            $0 = #"{"name":"bank","types":[],"places":[],"registeredAt":"x","removedAt":"y"}"#
        }
        let registry = DepartmentRegistry(
            administration: BrokerAdministration(transport: transport, vhost: "union"), requests: service)
        let name = try #require(DepartmentName("bank"))
        await #expect(throws: CommandFault.self) { try await registry.add(name, types: [], places: []) }
        #expect(transport.steps.withLock { $0 } == ["departments.list"])
    }

    @Test func `What a service refuses is told in its own words`() async throws {
        let service = FakeService(transport: RecordingTransport())
        let fault = await #expect(throws: CommandFault.self) {
            try await service.ask(.enrollment, "unheard", answer: RemovedDepartment.self)
        }
        #expect(fault?.status == .refused)
        #expect(fault?.text == LocalizedText(zh: "不明（request-unknown）", en: "Unknown. (request-unknown)"))
    }
}

/// Answers every call, and keeps what was asked in order.
final class RecordingTransport: ManagementTransport {
    let steps = Mutex<[String]>([])

    func send(_ request: ManagementRequest) async throws(CommandFault) -> ManagementResponse {
        let line = [request.method.rawValue, request.encodedPath, request.body].compactMap { $0 }.joined(separator: " ")
        steps.withLock { $0.append(line) }
        return ManagementResponse(status: request.method == .get ? 404 : 204, body: Data())
    }
}

/// Stands in for the enrollment service.
final class FakeService: ServiceRequests {
    let known = Mutex("")
    private let transport: RecordingTransport

    init(transport: RecordingTransport) { self.transport = transport }

    func exchange(
        _ document: [UInt8], with service: ServiceName, id: String, timeout: Duration
    ) async throws(CommandFault) -> [UInt8] {
        let request = (try? JSON(parsing: document))?["request"]?.string ?? ""
        transport.steps.withLock { $0.append(request) }
        let known = known.withLock { $0 }
        let reply =
            switch request {
            case "departments.list": #"{"ok":true,"result":{"departments":[\#(known)]}}"#
            case "departments.register":
                #"{"ok":true,"result":{"name":"n","types":[],"places":[],"registeredAt":"x"}}"#
            case "departments.key": #"{"ok":true,"result":{"name":"n","keyId":"k","keySince":"x"}}"#
            case "departments.remove": #"{"ok":true,"result":{"name":"n","removedAt":"x"}}"#
            default: #"{"ok":false,"error":{"code":"request-unknown","message":{"zh":"不明","en":"Unknown."}}}"#
            }
        return Array(reply.utf8)
    }
}
