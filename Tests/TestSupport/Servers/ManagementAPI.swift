import Contracts
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The broker's management API, as its administrator.
public struct ManagementAPI: Sendable {
    private let base: URL
    private let authorization: String

    init(_ address: URL) throws {
        guard var parts = URLComponents(url: address, resolvingAgainstBaseURL: false), let user = parts.user,
            let password = parts.password
        else { throw ManagementError(description: "TEST_MANAGEMENT_URL names no user and password") }
        parts.user = nil
        parts.password = nil
        base = parts.url!
        authorization = ManagementAPI.basic(user, password)
    }

    @discardableResult
    public func get(_ path: String) async throws -> JSON { try await send("GET", path, nil) }

    public func put(_ path: String, _ body: JSON = [:]) async throws { _ = try await send("PUT", path, body) }

    @discardableResult
    public func post(_ path: String, _ body: JSON, as user: TestUser? = nil) async throws -> JSON {
        try await send("POST", path, body, as: user)
    }

    public func delete(_ path: String) async throws { _ = try await send("DELETE", path, nil) }

    private func send(_ method: String, _ path: String, _ body: JSON?, as user: TestUser? = nil) async throws -> JSON {
        var request = URLRequest(url: URL(string: path, relativeTo: base)!)
        request.httpMethod = method
        request.timeoutInterval = 20
        request.setValue(
            user.map { ManagementAPI.basic($0.name, $0.password) } ?? authorization,
            forHTTPHeaderField: "Authorization")
        if let body {
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(body.serialized())
        }
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard (200..<300).contains(status) else {
            throw ManagementError(description: "\(method) \(path): \(status) \(String(decoding: data, as: UTF8.self))")
        }
        return data.isEmpty ? .null : try JSON(parsing: Array(data))
    }

    private static func basic(_ user: String, _ password: String) -> String {
        "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    }
}

struct ManagementError: Error, CustomStringConvertible {
    let description: String
}
