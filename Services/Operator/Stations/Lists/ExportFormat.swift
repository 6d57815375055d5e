import ArgumentParser
import Contracts

/// How stations are written into a file.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case geojson, csv
}

/// One station on its way into a file, its point in the system that was asked for.
struct StationFeature: Sendable {
    private let record: JSON
    private let point: GeoPoint?
    private let system: CoordinateSystem

    /// - Throws: `unavailable` where its point cannot be read: a file without it would show a gap that is none.
    init(_ record: JSON, in system: CoordinateSystem) throws(CommandFault) {
        self.record = record
        self.system = system
        guard let longitude = record["lon"]?.degrees, let latitude = record["lat"]?.degrees else {
            point = nil
            return
        }
        guard let point = GeoPoint(longitude: longitude, latitude: latitude, system: .wgs84) else {
            throw .unavailable(.serviceUnreadable(.stations))
        }
        self.point = point.converted(to: system).rounded(toDecimals: 6)
    }

    /// A GeoJSON feature (RFC 7946); a mobile station, which has only its timetable, has no geometry.
    var geoJSON: JSON {
        let geometry: JSON? = point.map {
            ["type": "Point", "coordinates": [.number($0.longitude), .number($0.latitude)]]
        }
        let properties = (record.object ?? []).filter { !["lon", "lat", "point", "pointWgs84"].contains($0.key) }
        return [
            "type": "Feature", "id": record["code"] ?? .null, "geometry": geometry ?? .null,
            "properties": .object(properties + [.init("crs", .string(system.rawValue))]),
        ]
    }

    /// The titles of the columns, which `stations import` reads again.
    static let titles = [
        "驿站编码", "名称", "类型", "状态", "县区", "县区名称", "乡镇街道", "社区", "地址", "经度", "纬度", "坐标系", "依托单位类型", "依托单位",
        "建设方式", "责任工会", "面积", "容纳人数", "开放时间", "服务", "设施", "星级", "牌匾编号", "启用日期", "检查有效期至", "申报部门", "申报编号",
    ]

    var cells: [String] {
        func text(_ key: String) -> String {
            record[key].map { $0.string ?? ($0 == .null ? "" : JSONText.line($0)) } ?? ""
        }
        func word<Word: StationWord>(_ key: String, _: Word.Type) -> String { Word.text(text(key), in: .zh) }
        func words<Word: StationWord>(_ key: String, _: Word.Type) -> String {
            (record[key]?.array ?? []).compactMap(\.string).map { Word.text($0, in: .zh) }.joined(separator: "、")
        }
        let division = text("division")
        let coordinates = point.map {
            [JSON.number($0.longitude).text, JSON.number($0.latitude).text, system.rawValue]
        }
        return [
            text("code"), text("name"), word("kind", StationKind.self), word("state", StationStateWord.self), division,
            DivisionCode(division)?.name ?? "", text("township"), text("village"), text("address"),
        ] + (coordinates ?? ["", "", ""]) + [
            word("hostType", HostType.self), text("hostName"), word("buildMode", BuildMode.self), text("union"),
            text("areaM2"), text("capacity"), hours, words("services", StationService.self),
            words("facilities", StationFacility.self), text("stars"), text("plate"), text("openedOn"),
            text("inspectionValidUntil"), text("department"), text("proposalNumber"),
        ]
    }

    private var hours: String {
        if let timetable = record["timetable"] { return JSONText.line(timetable) }
        guard let hours = record["hours"] else { return "" }
        return hours == ["allDay": true] ? "24小时" : JSONText.line(hours)
    }
}

extension JSON {
    /// A number, written with or without a fraction.
    fileprivate var degrees: Double? {
        switch self {
        case .number(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
}
