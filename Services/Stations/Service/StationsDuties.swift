import Messaging
import ServiceKit

/// What one replica does by itself, without being told by a message.
enum StationsDuties {
    static func all(keys: KeyRing) -> [any ServiceDuty] {
        [StationDay(keys: keys), ListingDeadline(), SaltDestruction()]
    }
}
