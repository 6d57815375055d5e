import Contracts
import StationsDomain

/// Where people are, from a file: a line each with longitude, latitude, system, how many, and the county where it is known.
enum DemandFile {
    enum Column: PlaceColumn {
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

    /// - Throws: `refused` with every fault and its line; nothing is left out in silence.
    static func read(_ path: String, _ reading: PlaceReading) throws(CommandFault) -> [DemandPoint] {
        try demand(PlaceTable<Column>(path: path), path, reading)
    }

    static func demand(
        _ table: PlaceTable<Column>, _ path: String, _ reading: PlaceReading
    ) throws(CommandFault) -> [DemandPoint] {
        var faults = table.faults
        var demand: [DemandPoint] = []
        demand.reserveCapacity(table.rows.count)
        for row in table.rows {
            do throws(PlaceProblem) {
                let point = try reading.point(row[.longitude], row[.latitude], row[.system])
                let county = try PlaceReading.county(row[.county])
                guard let weight = weight(row[.weight]) else {
                    faults.append(PlaceFault(line: row.line, .weight))
                    continue
                }
                demand.append(DemandPoint(point, weight: weight, division: county))
            } catch {
                faults.append(PlaceFault(line: row.line, .reason(error.code)))
            }
        }
        guard faults.isEmpty else { throw .refused(.placesFaulty(path, faults)) }
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

/// Titles that all files of places have in common.
enum PlaceTitles {
    static let longitude = ["经度", "lon", "lng", "longitude"]
    static let latitude = ["纬度", "lat", "latitude"]
    static let system = ["坐标系", "crs"]
    static let county = ["区划代码", "县市区", "县（市、区）", "区县", "division", "county"]
    static let name = ["名称", "站点名称", "驿站名称", "name"]
    static let code = ["驿站编码", "编码", "code"]
}
