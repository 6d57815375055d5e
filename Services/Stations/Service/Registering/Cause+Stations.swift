import Messaging

extension Cause {
    /// The service itself.
    static let ours = Cause(ours: .stations)
}
