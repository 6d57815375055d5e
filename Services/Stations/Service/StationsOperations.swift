import Messaging
import ServiceKit

/// What operators may ask of the stations service, besides what every service answers.
enum StationsOperations {
    static func all(keys: KeyRing) -> [any RequestHandler] {
        [NearestStations(), ExportStations(), ImportStations(keys: keys), ReportStations()]
    }
}
