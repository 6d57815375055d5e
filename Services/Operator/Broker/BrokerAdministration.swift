import Foundation

/// What an administrator does to the broker, in the words of this system; every step may be repeated.
struct BrokerAdministration: Sendable {
    let transport: any ManagementTransport
    let vhost: String

    /// Makes the user if there is none, and takes its password away if there is one: nobody can log in as it.
    func putUserWithoutPassword(_ name: String) async throws(CommandFault) {
        try await perform(ManagementRequest(.put, "users", name, body: ["password_hash": "", "tags": ""]))
    }

    /// Gives the user a password; the one it had opens nothing any more.
    func setPassword(_ password: String, of name: String) async throws(CommandFault) {
        try await perform(ManagementRequest(.put, "users", name, body: ["password": .string(password), "tags": ""]))
    }

    /// Replaces the user's permissions and topic rows.
    ///
    /// The topic rows are written first: between the two steps the user may do less than meant, never more.
    func grant(_ rights: BrokerRights, to name: String) async throws(CommandFault) {
        for topic in rights.topics {
            try await perform(
                ManagementRequest(
                    .put, "topic-permissions", vhost, name,
                    body: [
                        "exchange": .string(topic.exchange), "write": .string(topic.write),
                        "read": .string(topic.read),
                    ]))
        }
        try await perform(
            ManagementRequest(
                .put, "permissions", vhost, name,
                body: [
                    "configure": .string(rights.configure), "write": .string(rights.write),
                    "read": .string(rights.read),
                ]))
    }

    /// Declares the department's queue and binds it to what concerns the department.
    func declareQueue(of department: String) async throws(CommandFault) {
        let queue = BrokerRights.queue(of: department)
        try await perform(
            ManagementRequest(
                .put, "queues", vhost, queue,
                body: ["durable": true, "auto_delete": false, "arguments": .table(Self.departmentQueueArguments)]))
        for (exchange, key) in Self.bindings(of: department) {
            try await perform(
                ManagementRequest(
                    .post, "bindings", vhost, "e", exchange, "q", queue,
                    body: ["routing_key": .string(key), "arguments": [:]]))
        }
    }

    /// What concerns a department: outcomes of what it started, and what is asked of it.
    static func bindings(of department: String) -> [(exchange: String, key: String)] {
        [("events", "#.\(department)"), ("requests", "\(department).#")]
    }

    /// Closes every connection of the user; those it has not may come back only with a valid password.
    func closeConnections(of name: String) async throws(CommandFault) {
        let connections: [Connection] = try await list(ManagementRequest(.get, "connections"))
        for connection in connections where connection.user == name {
            try await perform(ManagementRequest(.delete, "connections", connection.name))
        }
    }

    /// What a department misses beyond this many messages it can ask for again over `queries`. RabbitMQ 4 would drop what
    /// came back twenty times; a department whose program keeps failing must not lose its outcomes.
    static let departmentQueueArguments: [String: BrokerArgument] = [
        "x-queue-type": "quorum", "x-max-length": 1_000_000, "x-overflow": "drop-head",
        "x-delivery-limit": 1_000_000,
    ]

    private struct Connection: Decodable {
        var name: String
        var user: String?
    }

    private func perform(_ request: ManagementRequest) async throws(CommandFault) {
        let response = try await transport.send(request)
        guard response.status != 404 || request.method == .delete else {
            throw .refused(.managementRefuses(request.encodedPath, response.status, ""))
        }
    }
}
