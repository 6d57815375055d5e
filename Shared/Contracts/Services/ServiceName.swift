/// The services of the back office, in the order in which they start; the one list of them.
public enum ServiceName: String, CaseIterable, Codable, Sendable, CustomStringConvertible {
    /// 入会
    case enrollment
    /// 驿站
    case stations
    /// 帮扶
    case relief

    /// Its broker user: the `user_id` that proves what it published.
    public var brokerUser: String { "service.\(rawValue)" }
    /// The CloudEvents source of its events.
    public var source: String { "/services/\(rawValue)" }
    public var description: String { rawValue }
}
