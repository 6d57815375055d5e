import Messaging
import ServiceKit

/// What departments, and the services that it follows, may tell the stations service.
enum StationsHandlers {
    static func all(keys: KeyRing) -> [any MessageHandler] {
        DirectoryCopy.handlers()
    }
}
