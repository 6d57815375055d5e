/// Who a service is, to the broker and to readers of its events.
public struct ServiceIdentity: Sendable {
    /// `enrollment`, `stations` or `relief`; also its queue.
    public let name: String
    /// The broker user it connects as, and the `user_id` of what it publishes.
    public let brokerUser: String

    public init(name: String, brokerUser: String) {
        self.name = name
        self.brokerUser = brokerUser
    }

    /// The `source` of its events.
    public var source: String { "/services/\(name)" }
}
