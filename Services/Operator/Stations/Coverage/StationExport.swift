import Contracts

/// One station as the service exports it: `{code, name, lon, lat, division, hours | timetable, state}`, in WGS-84.
struct ExportedStation: Decodable, Sendable {
    var code: String?
    var name: String
    var lon: Double?
    var lat: Double?
    var hours: JSON?
    var timetable: JSON?
    var state: String
}

/// One page of `stations.export`.
private struct StationPage: ListingPage {
    var stations: [ExportedStation]
    var next: String?
    var items: [ExportedStation] { stations }
}

extension ServiceRequests {
    /// All stations that are operating, page by page.
    ///
    /// - Throws: `unavailable` where one of them cannot be read: a map without it would show a gap that is none.
    func operatingStations(_ reading: PlaceReading) async throws(CommandFault) -> [MappedStation] {
        let (exported, _) = try await listing(
            "stations.export", ["state": .string(StationStateWord.operating.rawValue)], limit: .max, of: .stations,
            page: StationPage.self)
        var stations: [MappedStation] = []
        for station in exported where station.state == StationStateWord.operating.rawValue {
            do throws(PlaceProblem) {
                var point: GeoPoint?
                // The service has looked at it by its own configuration.
                if let longitude = station.lon, let latitude = station.lat {
                    point = GeoPoint(longitude: longitude, latitude: latitude, system: .wgs84)
                }
                let covering = try MappedStation.covering(
                    .object(["hours": station.hours, "timetable": station.timetable]), at: point, reading)
                stations.append(MappedStation(code: station.code, name: station.name, covering: covering))
            } catch {
                throw .unavailable(.serviceUnreadable(.stations))
            }
        }
        return stations
    }
}
