import Contracts
import Foundation

/// A user of the broker.
struct BrokerUser: Decodable, Sendable {
    var name: String
    var tags: [String]
    var passwordHash: String

    /// False for a user that was made but not finished, or that was removed.
    var canLogIn: Bool { !passwordHash.isEmpty }

    private enum CodingKeys: String, CodingKey {
        case name, tags
        case passwordHash = "password_hash"
    }

    init(name: String, tags: [String] = [], passwordHash: String = "") {
        self.name = name
        self.tags = tags
        self.passwordHash = passwordHash
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        passwordHash = try container.decodeIfPresent(String.self, forKey: .passwordHash) ?? ""
        tags = try container.decode([String].self, forKey: .tags)
    }
}

/// What a user may do in one vhost.
struct BrokerPermission: Decodable, Sendable {
    var user: String
    var configure: String
    var write: String
    var read: String
}

/// What a user may do with the routing keys of one topic exchange.
struct BrokerTopicPermission: Decodable, Sendable {
    var user: String
    var exchange: String
    var write: String
    var read: String
}

/// A queue as it stands: how much waits in it, and who takes from it.
struct BrokerQueue: Decodable, Sendable {
    var name: String
    var type: String?
    var arguments: [String: BrokerArgument]
    /// Messages that wait; absent while the broker has no statistics yet.
    var ready: Int?
    var unacknowledged: Int?
    var consumers: Int?
    /// Whether it ends with the connection of whoever reads it.
    var isExclusive: Bool?
    var isAutoDelete: Bool?

    var isTemporary: Bool { isExclusive == true || isAutoDelete == true }

    private enum CodingKeys: String, CodingKey {
        case name, type, arguments, consumers
        case isExclusive = "exclusive"
        case isAutoDelete = "auto_delete"
        case ready = "messages_ready"
        case unacknowledged = "messages_unacknowledged"
    }
}

/// An exchange, as declared.
struct BrokerExchange: Decodable, Sendable {
    var name: String
    var type: String
    var arguments: [String: BrokerArgument]
}

private struct BrokerOverview: Decodable {
    var version: String

    private enum CodingKeys: String, CodingKey {
        case version = "rabbitmq_version"
    }
}

/// Which messages of an exchange go to which queue.
struct BrokerBinding: Decodable, Sendable, Hashable {
    var source: String
    var destination: String
    var routingKey: String

    private enum CodingKeys: String, CodingKey {
        case source, destination
        case routingKey = "routing_key"
    }
}

extension BrokerAdministration {
    /// The services that have a user here.
    func installedServices() async throws(CommandFault) -> Set<ServiceName> {
        let names = Set(try await users().map(\.name))
        return Set(ServiceName.allCases.filter { names.contains($0.brokerUser) })
    }

    func user(_ name: String) async throws(CommandFault) -> BrokerUser? {
        let response = try await transport.send(ManagementRequest(.get, "users", name))
        return response.status == 404 ? nil : try decode(BrokerUser.self, from: response.body)
    }

    func users() async throws(CommandFault) -> [BrokerUser] { try await list(ManagementRequest(.get, "users")) }

    func permissions() async throws(CommandFault) -> [BrokerPermission] {
        try await list(ManagementRequest(.get, "vhosts", vhost, "permissions"))
    }

    func topicPermissions() async throws(CommandFault) -> [BrokerTopicPermission] {
        try await list(ManagementRequest(.get, "vhosts", vhost, "topic-permissions"))
    }

    /// The queues by name; their figures lag behind by as much as five seconds.
    func queues() async throws(CommandFault) -> [BrokerQueue] {
        try await list(ManagementRequest(.get, "queues", vhost)).sorted { $0.name < $1.name }
    }

    /// The version of the broker, such as `4.0.5`.
    func version() async throws(CommandFault) -> String {
        let response = try await transport.send(ManagementRequest(.get, "overview"))
        return try decode(BrokerOverview.self, from: response.body).version
    }

    func exchanges() async throws(CommandFault) -> [BrokerExchange] {
        try await list(ManagementRequest(.get, "exchanges", vhost))
    }

    func bindings() async throws(CommandFault) -> [BrokerBinding] {
        try await list(ManagementRequest(.get, "bindings", vhost))
    }

    func list<Item: Decodable>(_ request: ManagementRequest) async throws(CommandFault) -> [Item] {
        let response = try await transport.send(request)
        guard response.status != 404 else { throw .refused(.vhostUnknown(vhost)) }
        return try decode([Item].self, from: response.body)
    }

    private func decode<Value: Decodable>(_: Value.Type, from body: Data) throws(CommandFault) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: body)
        } catch {
            throw .unavailable(.managementUnreadable)
        }
    }
}
