import Foundation

/// One call of the management API of RabbitMQ.
struct ManagementRequest: Sendable, Equatable {
    enum Method: String, Sendable {
        case get = "GET"
        case put = "PUT"
        case post = "POST"
        case delete = "DELETE"
    }

    let method: Method
    /// The segments below `/api`, not yet percent-encoded.
    let path: [String]
    /// A JSON document, or nothing.
    let body: String?

    init(_ method: Method, _ path: String...) {
        self.method = method
        self.path = path
        body = nil
    }

    init(_ method: Method, _ path: String..., body: [String: BrokerArgument]) {
        self.method = method
        self.path = path
        self.body = BrokerArgument.table(body).description
    }

    /// The path with every segment percent-encoded, so that a `/` or a blank in a name stays part of the name.
    var encodedPath: String {
        let unreserved = CharacterSet(
            charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        return "/api/"
            + path.map { $0.addingPercentEncoding(withAllowedCharacters: unreserved) ?? $0 }.joined(separator: "/")
    }
}

/// What the management API answered: success, or that there is no such thing.
struct ManagementResponse: Sendable {
    let status: Int
    let body: Data
}

/// Carries a request to the management API.
protocol ManagementTransport: Sendable {
    /// Answers with a status of 200…299 or 404; any other becomes a fault.
    func send(_ request: ManagementRequest) async throws(CommandFault) -> ManagementResponse
}
