import Synchronization

/// Whether the parts that a service needs are there; what `/readyz` answers from.
public final class Health: Sendable {
    private let missing: Mutex<Set<String>>

    /// - Parameter parts: what must report ready before the service is, such as `broker` and `database`.
    public init(parts: Set<String>) { missing = Mutex(parts) }

    public func set(_ part: String, isReady: Bool) {
        missing.withLock { if isReady { $0.remove(part) } else { $0.insert(part) } }
    }

    /// The parts that are not ready, in order.
    public var notReady: [String] { missing.withLock { $0.sorted() } }
}
