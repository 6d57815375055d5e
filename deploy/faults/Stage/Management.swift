import Contracts
import Foundation
import FoundationNetworking

/// The broker's management API, as administrator.
struct Management: Sendable {
    private let address: String
    private let authorization: String

    init(instance: Instance) throws {
        address = "http://127.0.0.1:\(instance.managementPort)/api"
        let secret = try instance.secret("rabbitmq-administrator")
        authorization = "Basic " + Data("administrator:\(secret)".utf8).base64EncodedString()
    }

    @discardableResult
    func call(_ method: String, _ path: String, _ body: JSON? = nil) async throws -> JSON {
        var request = URLRequest(url: URL(string: address + path)!)
        request.httpMethod = method
        request.timeoutInterval = 10
        request.setValue(authorization, forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        if let body { request.httpBody = Data(body.serialized()) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard (200..<300).contains(status) else { throw ChaosError("\(method) \(path): HTTP \(status)") }
        return data.isEmpty ? .null : try JSON(parsing: Array(data))
    }

    /// A queue of one message that refuses more, bound so that everything published to `exchange` is refused with it.
    func addFullQueue(_ name: String, boundTo exchange: String, key: String) async throws {
        try await call(
            "PUT", "/queues/union/\(name)",
            [
                "durable": true, "auto_delete": false,
                "arguments": ["x-queue-type": "quorum", "x-max-length": 1, "x-overflow": "reject-publish"],
            ])
        try await call(
            "POST", "/bindings/union/e/\(exchange)/q/\(name)",
            ["routing_key": .string(key), "arguments": .object([JSON.Member]())])
    }

    func removeQueue(_ name: String) async throws { try await call("DELETE", "/queues/union/\(name)") }
}
