import Contracts
import Foundation
import RabbitMQ

/// An operator: asks a service over `operations` with an operator's rights.
public struct TestOperator: Sendable {
    public let user: TestUser
    private let service: String
    private let channel: RabbitMQ.Channel

    /// The name that stands in the audit.
    public var name: String { String(user.name.dropFirst("operator.".count)) }

    /// Makes an operator of this site's service and runs `body` with it.
    public static func with<Result: Sendable>(
        at site: TestSite, _ body: (TestOperator) async throws -> Result
    ) async throws -> Result {
        let user = try await site.broker.addOperator()
        let channel = RabbitMQ.Channel(to: try site.broker.endpoint(of: user), name: "operator")
        try await channel.open()
        let result = try await body(TestOperator(user: user, service: site.service, channel: channel))
        await channel.close()
        return result
    }

    /// The whole answer: `{"ok":true,"result":…}` or `{"ok":false,"error":…}`.
    public func ask(
        _ request: String, _ arguments: JSON = [:], why: String? = nil, id: String = UUID().uuidString
    ) async throws -> JSON {
        try await TestRequests.send(
            .object(["request": .string(request), "arguments": arguments, "reason": why.map(JSON.string)]),
            exchange: "operations", service: service, as: user.name, id: id, over: channel)
    }

    /// What is answered about each letter: `retrying`, `resolved`, or the code of a refusal.
    public func retry(_ ids: [Int], why: String? = "the cause is mended") async throws -> [String] {
        let answer = try await ask(
            "dead-letters.retry", ["ids": .array(ids.map { .integer(Int64($0)) })], why: why)
        guard let letters = answer["result"]?["letters"]?.array else {
            return [answer["error"]?["code"]?.string ?? "nothing"]
        }
        return letters.map { $0["code"]?.string ?? $0["result"]?.string ?? "" }
    }
}
