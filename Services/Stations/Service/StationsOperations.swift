import Messaging
import ServiceKit

/// What operators may ask of the stations service, besides what every service answers.
enum StationsOperations {
    static func all(keys: KeyRing) -> [any RequestHandler] {
        [
            ListStations(), ShowStation(keys: keys),
            ApproveStations(keys: keys), DeclineStations(keys: keys), AssignStations(keys: keys),
            AppointProvider(), DismissProvider(), ListProviders(), ListListings(), SetPatience(), ListPatience(),
            SetSetting(), ListSettings(), ImportCalendar(), ListCalendar(),
            // As they were called before every service that counts days had them; for one release.
            ImportCalendar(name: "stations.holidays.import", action: "stations.holidays-imported"),
            ListCalendar(name: "stations.holidays.list"),
            NearestStations(), ExportStations(), ImportStations(keys: keys), ReportStations(),
        ]
    }
}
