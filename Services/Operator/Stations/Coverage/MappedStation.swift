import Contracts
import StationsDomain

/// A station that is operating, as a map shows it: what it is called, where, and when it is open.
struct MappedStation: Sendable {
    var code: String?
    var name: String
    /// One place for a station that stands, one for each stop of a mobile one.
    var covering: [CoveringStation]

    /// Of a service's or a file's hours in the form of the contract: `hours`, or for a mobile station `timetable`.
    static func covering(
        _ json: JSON, at point: GeoPoint?, _ reading: PlaceReading
    ) throws(PlaceProblem) -> [CoveringStation] {
        var faults: [Reason] = []
        if let timetable = json["timetable"], timetable != .null {
            guard let timetable = Timetable(json: timetable, faults: &faults) else {
                throw PlaceProblem.reason(faults.first?.code ?? .timetableInvalid)
            }
            return HoursOfWeek.stops(of: timetable)
        }
        guard let point else { throw PlaceProblem.reason(.pointMissing) }
        guard let hours = OpeningHours(json: json["hours"] ?? .null, faults: &faults) else {
            throw PlaceProblem.reason(faults.first?.code ?? .hoursInvalid)
        }
        return [CoveringStation(point, hours: HoursOfWeek(hours, on: reading.day))]
    }
}
