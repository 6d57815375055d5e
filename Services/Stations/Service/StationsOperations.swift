import Messaging
import ServiceKit

/// What operators may ask of the stations service, besides what every service answers.
enum StationsOperations {
    static func all(keys: KeyRing) -> [any RequestHandler] {
        [
            ListStations(), ShowStation(keys: keys),
            ApproveStations(keys: keys), DeclineStations(keys: keys), AssignStations(keys: keys),
            AppointProvider(), DismissProvider(), ListProviders(), ListListings(), SetPatience(), ListPatience(),
            SetSetting(), ListSettings(), ImportHolidays(), ListHolidays(),
            NearestStations(), ExportStations(), ImportStations(keys: keys), ReportStations(),
        ]
    }
}
