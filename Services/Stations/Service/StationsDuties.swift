import Messaging
import ServiceKit

/// What one replica of the stations service alone does.
enum StationsDuties {
    static func all(keys: KeyRing) -> [any ServiceDuty] {
        [StationDay(keys: keys), ListingDeadline(), ListingAlignment(), SettingWalk(), SaltDestruction()]
    }
}
