import Contracts

/// Who published a message first, as the broker has proven it by `user_id`.
public enum ProvenSender: Sendable, Hashable {
    /// By name; whether it is registered, and what it may send, is checked where its message is handled.
    case department(String)
    /// One of our own: what it says of what it owns is so.
    case service(ServiceName)

    /// The sender behind a broker user. Of what has no such user nothing is proven.
    public init(user: String) {
        let service = ServiceName.allCases.first { $0.brokerUser == user }
        self = service.map(Self.service) ?? .department(user)
    }

    /// The broker user.
    public var user: String {
        switch self {
        case .department(let name): name
        case .service(let name): name.brokerUser
        }
    }

    /// The CloudEvents source of everything it sends.
    public var source: String {
        switch self {
        case .department(let name): "/departments/\(name)"
        case .service(let name): name.source
        }
    }
}
