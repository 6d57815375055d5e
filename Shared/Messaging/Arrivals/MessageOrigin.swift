import Contracts

/// Where a type of message comes from, and so by whose word it is believed.
public enum MessageOrigin: Sendable, Hashable {
    /// From departments, on `ingress`: from those that are registered, and may send the type.
    case departments
    /// Announced on `events` by the service that owns what it speaks of, and by no other.
    case facts(of: ServiceName)

    /// Whether this sender is one of whom the type is taken.
    func includes(_ sender: ProvenSender) -> Bool {
        switch (self, sender) {
        case (.departments, .department): true
        case (.facts(let owner), .service(let name)): owner == name
        case (.departments, .service), (.facts, .department): false
        }
    }
}
