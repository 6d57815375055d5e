import Contracts

/// Where a station may be built, from a file: a line each with longitude, latitude, system and a name.
struct CandidateSite: Sendable {
    enum Column: PlaceColumn {
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
        let table = try PlaceTable<Column>(path: path)
        var faults = table.faults
        var sites: [CandidateSite] = []
        for row in table.rows {
            do throws(PlaceProblem) {
                let point = try reading.point(row[.longitude], row[.latitude], row[.system])
                sites.append(CandidateSite(name: row[.name], point: point))
            } catch {
                faults.append(PlaceFault(line: row.line, .reason(error.code)))
            }
        }
        guard faults.isEmpty else { throw .refused(.placesFaulty(path, faults)) }
        guard !sites.isEmpty else { throw .refused(.placesNone(path)) }
        return sites
    }
}
