import Contracts
import Messaging
import ServiceKit

/// What departments, and the services that it follows, may tell the stations service.
enum StationsHandlers {
    static func all(keys: KeyRing) -> [any MessageHandler] {
        [
            StationProposedHandler(keys: keys),
            StationMessageHandler<StationSiteChecked>(keys: keys),
            StationMessageHandler<StationAccepted>(keys: keys),
            StationMessageHandler<StationChanged>(keys: keys),
            StationMessageHandler<StationInspected>(keys: keys),
            StationMessageHandler<StationSuspended>(keys: keys),
            StationMessageHandler<StationClosed>(keys: keys),
            ListingConfirmedHandler(),
            StationVisitedHandler(keys: keys),
            StationServiceHeldHandler(),
        ] + DirectoryCopy.handlers(whenDissolved: UnionStore.noteDissolved)
    }
}
