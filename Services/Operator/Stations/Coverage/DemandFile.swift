import Contracts
import StationsDomain

/// Where people are, from a file: a line each with longitude, latitude, system, how many, and the county where it is known.
enum DemandFile {
    enum Column: TableColumn {
        case longitude, latitude, system, weight, county

        var titles: [String] {
            switch self {
            case .longitude: PlaceTitles.longitude
            case .latitude: PlaceTitles.latitude
            case .system: PlaceTitles.system
            case .weight: ["需求量", "需求", "人数", "人次", "权重", "weight", "demand", "visits"]
            case .county: PlaceTitles.county
            }
        }

        var isRequired: Bool { self != .county && self != .system }
    }

    /// Weights are kept in thousandths, so that sums of them are exact.
    static let unit = 1_000

    /// - Throws: `refused` with every fault and its line.
    static func read(_ path: String, _ reading: PlaceReading) throws(CommandFault) -> [DemandPoint] {
        try demand(CSVTable(path: path), path, reading)
    }

    static func demand(
        _ table: CSVTable<Column>, _ path: String, _ reading: PlaceReading
    ) throws(CommandFault) -> [DemandPoint] {
        let demand = try table.places(of: path) { row throws(PlaceProblem) in
            let point = try reading.point(row[.longitude], row[.latitude], row[.system])
            let county = try PlaceReading.county(row[.county])
            guard let weight = weight(row[.weight]) else { throw .weight }
            return DemandPoint(point, weight: weight, division: county)
        }
        guard !demand.isEmpty else { throw .refused(.placesNone(path)) }
        return demand
    }

    /// From 0 to a hundred million with three decimals at most, in thousandths.
    private static func weight(_ text: String) -> Int? {
        guard let match = text.wholeMatch(of: /([0-9]{1,8})(?:\.([0-9]{1,3}))?/), let whole = Int(match.1) else {
            return nil
        }
        let decimals = match.2.map(String.init) ?? ""
        let thousandths = Int(decimals + String(repeating: "0", count: 3 - decimals.count)) ?? 0
        return whole * unit + thousandths
    }
}
