import Contracts
import Foundation
import StationsDomain

/// Stations from a file: comma-separated values, or GeoJSON as `unionctl stations export` writes it.
///
/// Those of a state other than `operating` are left out; where a file names no states, all of them are taken.
enum StationFile {
    enum Column: TableColumn {
        case longitude, latitude, system, hours, name, code, state

        var titles: [String] {
            switch self {
            case .longitude: PlaceTitles.longitude
            case .latitude: PlaceTitles.latitude
            case .system: PlaceTitles.system
            case .hours: ["开放时间", "营业时间", "hours"]
            case .name: PlaceTitles.name
            case .code: PlaceTitles.code
            case .state: ["状态", "state"]
            }
        }

        var isRequired: Bool { self == .longitude || self == .latitude || self == .hours }
    }

    static func read(_ path: String, _ reading: PlaceReading) throws(CommandFault) -> [MappedStation] {
        let lowered = path.lowercased()
        guard lowered.hasSuffix(".geojson") || lowered.hasSuffix(".json") else {
            return try stations(CSVTable(path: path), path, reading)
        }
        guard let data = FileManager.default.contents(atPath: path), let json = try? JSON(parsing: [UInt8](data)),
            let features = json["features"]?.array
        else { throw .usage(.fileUnreadable(path)) }
        return try stations(features, system: named(json), path, reading)
    }

    static func stations(
        _ table: CSVTable<Column>, _ path: String, _ reading: PlaceReading
    ) throws(CommandFault) -> [MappedStation] {
        try table.places(of: path) { row throws(PlaceProblem) in
            guard isOperating(row[.state]) else { return nil }
            let point = try reading.point(row[.longitude], row[.latitude], row[.system])
            let covering = try MappedStation.covering(["hours": hours(row[.hours])], at: point, reading)
            return MappedStation(code: row[.code].isEmpty ? nil : row[.code], name: row[.name], covering: covering)
        }
    }

    static func stations(
        _ features: [JSON], system: String, _ path: String, _ reading: PlaceReading
    ) throws(CommandFault) -> [MappedStation] {
        var faults: [PlaceFault] = []
        var stations: [MappedStation] = []
        for (index, feature) in features.enumerated() {
            let properties = feature["properties"] ?? .null
            guard isOperating(properties["state"]?.string ?? "") else { continue }
            let degrees = feature["geometry"]?["coordinates"]?.array?.prefix(2).compactMap(\.double) ?? []
            guard degrees.count == 2 || properties["timetable"] != nil else {
                faults.append(PlaceFault(line: index + 1, .feature))
                continue
            }
            do throws(PlaceProblem) {
                let system = properties["crs"]?.string ?? system
                let point = degrees.count == 2 ? try reading.point(degrees[0], degrees[1], system) : nil
                let covering = try MappedStation.covering(properties, at: point, reading)
                stations.append(
                    MappedStation(
                        code: properties["code"]?.string, name: properties["name"]?.string ?? "", covering: covering))
            } catch {
                faults.append(PlaceFault(line: index + 1, error))
            }
        }
        guard faults.isEmpty else { throw .refused(.placesFaulty(path, faults)) }
        return stations
    }

    /// The system a GeoJSON file names; what names none is in WGS-84 (RFC 7946).
    private static func named(_ json: JSON) -> String {
        json["coordinateSystem"]?.string ?? json["crs"]?.string ?? CoordinateSystem.wgs84.rawValue
    }

    private static func isOperating(_ state: String) -> Bool {
        state.isEmpty || state == StationStateWord.operating.rawValue || state == StationStateWord.operating.name.zh
    }

    /// Hours as people write them in one cell: `24h`, `08:00-12:00;14:00-18:00` for every day, or the contract's JSON.
    private static func hours(_ text: String) -> JSON {
        if text.hasPrefix("{") { return (try? JSON(parsing: Array(text.utf8))) ?? .null }
        if ["24h", "24小时", "全天", "全天开放"].contains(text.lowercased()) { return ["allDay": true] }
        let separators: Set<Character> = [";", "；", ",", "，", "、", " "]
        let plain = text.replacing("：", with: ":").replacing(/[–—~～至]/, with: "-")
        let ranges = plain.split(whereSeparator: separators.contains).map { range in
            // 8:00 is 08:00.
            range.split(separator: "-", omittingEmptySubsequences: false)
                .map { $0.count == 4 ? "0" + $0 : String($0) }.joined(separator: "-")
        }
        let day = JSON.array(ranges.map { .string($0) })
        return ["weekly": .object(Weekday.allCases.map { JSON.Member($0.rawValue, day) })]
    }
}
