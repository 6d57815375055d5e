import Contracts

/// Where a station may be built, from a file: a line each with longitude, latitude, system and a name.
struct CandidateSite: Sendable {
    enum Column: TableColumn {
        case longitude, latitude, system, name

        var titles: [String] {
            switch self {
            case .longitude: PlaceTitles.longitude
            case .latitude: PlaceTitles.latitude
            case .system: PlaceTitles.system
            case .name: PlaceTitles.name + ["地址", "address"]
            }
        }

        var isRequired: Bool { self == .longitude || self == .latitude }
    }

    var name: String
    var point: GeoPoint

    static func read(_ path: String, _ reading: PlaceReading) throws(CommandFault) -> [CandidateSite] {
        let sites = try CSVTable<Column>(path: path).places(of: path) { row throws(PlaceProblem) in
            CandidateSite(
                name: row[.name], point: try reading.point(row[.longitude], row[.latitude], row[.system]))
        }
        guard !sites.isEmpty else { throw .refused(.placesNone(path)) }
        return sites
    }
}
