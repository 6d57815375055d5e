import Messaging
import ServiceKit

/// What departments, and the services that it follows, may tell the relief service.
enum ReliefHandlers {
    static func all(keys: KeyRing) -> [any MessageHandler] {
        DirectoryCopy.handlers()
            + MembershipHandlers.all
    }
}
