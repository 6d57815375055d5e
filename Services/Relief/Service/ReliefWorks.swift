import Messaging
import ServiceKit

/// What takes the relief service longer than messages may wait.
enum ReliefWorks {
    static func all(_ configuration: ServiceConfiguration) -> [any LongWork] {
        [
            MembershipLookup(keys: configuration.keys, enrollmentKey: configuration.neighbourKeys[.enrollment])
        ]
    }
}
