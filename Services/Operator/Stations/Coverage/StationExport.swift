import Contracts
import StationsDomain

/// One station as the service exports it: `{code, name, lon, lat, division, hours | timetable, state, visits}`, in WGS-84.
struct ExportedStation: Decodable, Sendable {
    var code: String?
    var name: String
    var lon: Double?
    var lat: Double?
    var hours: JSON?
    var timetable: JSON?
    var state: String
    var division: String?
    /// How many people came, where that was asked.
    var visits: Int?

    /// The service has looked at it by its own configuration.
    var point: GeoPoint? {
        guard let lon, let lat else { return nil }
        return GeoPoint(longitude: lon, latitude: lat, system: .wgs84)
    }
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
                let covering = try MappedStation.covering(
                    .object(["hours": station.hours, "timetable": station.timetable]), at: station.point, reading)
                stations.append(MappedStation(code: station.code, name: station.name, covering: covering))
            } catch {
                throw .unavailable(.serviceUnreadable(.stations))
            }
        }
        return stations
    }

    /// Where people came to from this day on: every station with visits is a point of demand, whether it operates still
    /// or not. A mobile station has no one place, and is left out.
    ///
    /// - Throws: `refused` where nobody came.
    func visitedPlaces(since day: CivilDate) async throws(CommandFault) -> [DemandPoint] {
        let (stations, _) = try await listing(
            "stations.export", ["visitsSince": .string(day.description)], limit: .max, of: .stations,
            page: StationPage.self)
        let demand = stations.compactMap { station -> DemandPoint? in
            guard let visits = station.visits, visits > 0, let point = station.point else { return nil }
            return DemandPoint(
                point, weight: visits * DemandFile.unit, division: station.division.flatMap { DivisionCode($0) })
        }
        guard !demand.isEmpty else { throw .refused(.nobodyCame(since: day)) }
        return demand
    }
}
