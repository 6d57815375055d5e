import Contracts
import Foundation
import StationsDomain
import Testing

@testable import Operator

/// Files of demand, stations and candidates: what is read, and how each fault is named.
@Suite struct CoverageFileTests {
    private static let reading = PlaceReading(system: nil, day: MonthDay("11-21")!)

    private static func demand(_ text: String, _ reading: PlaceReading = reading) throws(CommandFault) -> [DemandPoint]
    {
        try DemandFile.demand(table(text), "d.csv", reading)
    }

    private static func table<Column>(_ text: String) throws(CommandFault) -> CSVTable<Column> {
        do throws(CSVFault) { return try CSVTable(text) } catch { throw .refused(.csvFault(error)) }
    }

    private static func fault(_ body: () throws(CommandFault) -> Void) -> String? {
        do throws(CommandFault) {
            try body()
            return nil
        } catch {
            return error.status == .refused ? error.text.en : "status \(error.status)"
        }
    }

    @Test func `Demand is read under Chinese and English titles, in any order, to the thousandth`() throws {
        let points = try Self.demand(
            "\u{FEFF}备注,区划代码, 需求量 ,坐标系,纬度,经度\r\n路口,430102,12.5,gcj02,28.2,112.98\r\n,芙蓉区,0,BD-09,28.21,112.99\r\n"
                + ",,0.001,wgs84,28.21,112.99\r\n")
        #expect(points.map(\.weight) == [12_500, 0, 1])
        #expect(points.map(\.division?.number) == [430_102, 430_102, nil])
        #expect(points.map(\.point.system) == [.gcj02, .bd09, .wgs84])
        let english = try Self.demand(
            "lon,lat,weight\n112.98,28.2,7", PlaceReading(system: .cgcs2000, day: Self.reading.day))
        #expect(english.first?.point.system == .cgcs2000 && english.first?.weight == 7_000)
    }

    @Test(arguments: [
        ("28.2,112.98,WGS-84,1,", "Longitude and latitude are the wrong way round. (point-swapped)"),
        ("112.98,28.2,,1,", "(crs-missing)"), ("112.98,28.2,mars,1,", "(crs-unknown)"),
        ("114.3,30.6,WGS-84,1,", "(point-out-of-range)"), (",28.2,WGS-84,1,", "(point-missing)"),
        ("112°58′,28.2,WGS-84,1,", "(field-type)"), ("112.98,28.2,WGS-84,-1,", "the demand must be a number"),
        ("112.98,28.2,WGS-84,,", "the demand must be a number"),
        ("112.98,28.2,WGS-84,1,999999", "(division-unknown)"),
        ("112.98,28.2,WGS-84,1", "must have 5 columns, and has 4"),
    ])
    func `A fault is named with its line and code, and nothing is left out in silence`(line: String, said: String) {
        let text = "经度,纬度,坐标系,需求量,区划代码\n112.98,28.2,WGS-84,1,430102\n\(line)\n"
        let fault = Self.fault { () throws(CommandFault) in _ = try Self.demand(text) }
        #expect(fault?.hasPrefix("d.csv:\n  line 3: ") == true && fault?.contains(said) == true, "\(fault ?? "none")")
        #expect(fault?.split(separator: "\n").count == 2)
    }

    @Test func `Of many faults the first are told, in order, and how many there are`() {
        let bad = (0..<30).map { "x\($0),28.2,WGS-84,1" }.joined(separator: "\n")
        let fault = Self.fault { () throws(CommandFault) in _ = try Self.demand("经度,纬度,坐标系,需求量\n" + bad) }
        #expect(fault?.split(separator: "\n").count == 22 && fault?.hasSuffix("\n  and 10 more") == true)
        for (text, said) in [
            ("经度,坐标系\n1,2", "line 1: these columns are missing: 纬度, 需求量"), ("", "line 1: the file is empty"),
            ("经度,纬度,需求量\n", "holds nothing"), ("经度,\"纬度\n", "quotation mark"),
        ] {
            let fault = Self.fault { () throws(CommandFault) in _ = try Self.demand(text) }
            #expect(fault?.contains(said) == true, "\(fault ?? "none")")
        }
    }

    @Test func `Stations in a spreadsheet open when their cell says, and only the operating ones count`() throws {
        let table = try CSVTable<StationFile.Column>(
            """
            编码,名称,经度,纬度,坐标系,开放时间,状态
            YZ1,甲,112.98,28.2,WGS-84,24小时,开放中
            YZ2,乙,112.98,28.2,WGS-84,8:00-12:00；14:00—18:00,operating
            YZ3,丙,112.98,28.2,WGS-84,"{""weekly"":{""sat"":[""22:00-02:00""]}}",
            YZ4,丁,112.98,28.2,WGS-84,24h,已关闭
            """)
        let stations = try StationFile.stations(table, "s.csv", Self.reading)
        #expect(stations.map(\.name) == ["甲", "乙", "丙"] && stations.map(\.code) == ["YZ1", "YZ2", "YZ3"])
        #expect(stations.map { $0.covering[0].hours.count } == [168, 56, 4])
        #expect(stations[2].covering[0].hours.contains(day: 6, hour: 1))
        let faulty = try CSVTable<StationFile.Column>("lon,lat,crs,hours\n112.98,28.2,WGS-84,早到晚")
        let fault = Self.fault { () throws(CommandFault) in
            _ = try StationFile.stations(faulty, "s.csv", Self.reading)
        }
        #expect(fault?.contains("line 2") == true && fault?.contains("(hours-invalid)") == true)
    }

    @Test func `GeoJSON is read in the system it names, WGS-84 where it names none`() throws {
        let feature: JSON = [
            "type": "Feature", "geometry": ["type": "Point", "coordinates": [112.98, 28.2]],
            "properties": ["code": "YZ1", "name": "甲", "state": "operating", "hours": ["allDay": true]],
        ]
        let closed: JSON = ["type": "Feature", "geometry": .null, "properties": ["state": "closed"]]
        let plain: JSON = ["features": [feature, closed]]
        let named: JSON = ["coordinateSystem": "GCJ-02", "features": [feature]]
        for (json, system) in [(plain, CoordinateSystem.wgs84), (named, .gcj02)] {
            let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).geojson").path
            defer { try? FileManager.default.removeItem(atPath: path) }
            try Data(json.serialized()).write(to: URL(filePath: path))
            let stations = try StationFile.read(path, Self.reading)
            #expect(stations.map(\.covering.first?.point.system) == [system])
        }
        let fault = Self.fault { () throws(CommandFault) in
            _ = try StationFile.stations([feature, ["properties": [:]]], system: "", "s.json", Self.reading)
        }
        #expect(fault?.contains("line 1") == true && fault?.contains("(crs-missing)") == true)
        #expect(fault?.contains("line 2: is no feature with a point") == true)
    }

    @Test func `From the service stations come page by page, and one that cannot be read stops it`() async throws {
        let station: JSON = [
            "code": "YZ1", "name": "甲", "lon": 112.98, "lat": 28.2, "division": "430102", "hours": ["allDay": true],
            "state": "operating",
        ]
        let mobile: JSON = [
            "code": "YZ2", "name": "流动", "division": "430102", "state": "operating",
            "timetable": [
                [
                    "weekday": "tue", "from": "08:00", "until": "10:00", "place": "路口",
                    "point": ["lon": 113, "lat": 28.1, "crs": "GCJ-02"],
                ]
            ],
        ]
        let service = ScriptedService { (_, before) throws(CommandFault) in
            before == 0
                ? ScriptedService.result(["stations": [station], "next": "c1"])
                : ScriptedService.result(["stations": [mobile]])
        }
        let stations = try await service.operatingStations(Self.reading)
        #expect(stations.map(\.name) == ["甲", "流动"])
        #expect(stations[1].covering.first?.hours.count == 2 && stations[1].covering.first?.point.system == .gcj02)
        #expect(service.asked.map(\.name) == ["stations.export", "stations.export"])
        #expect(service.asked.map { $0.arguments["after"]?.string } == [nil, "c1"])
        #expect(service.asked.allSatisfy { $0.arguments["state"] == "operating" })

        let broken = ScriptedService { (_, _) throws(CommandFault) in
            ScriptedService.result(["stations": [station.setting("hours", to: ["weekly": [:]])]])
        }
        let fault = await #expect(throws: CommandFault.self) { _ = try await broken.operatingStations(Self.reading) }
        #expect(fault?.status == .unavailable)
    }

    @Test func `Where people came to is demand, whether the station operates still or not`() async throws {
        let came = JSON.object([
            "name": "甲", "lon": 112.98, "lat": 28.2, "division": "430102", "state": "closed", "visits": 40,
        ])
        let service = ScriptedService { (_, _) throws(CommandFault) in
            ScriptedService.result([
                "stations": [
                    came, came.setting("visits", to: 0),
                    ["name": "流动", "division": "430102", "state": "operating", "visits": 7],
                ]
            ])
        }
        let day = try #require(CivilDate("2026-08-01"))
        let demand = try await service.visitedPlaces(since: day)
        #expect(demand.map(\.weight) == [40_000] && demand.first?.division == DivisionCode("430102"))
        #expect(service.asked.map { $0.arguments["visitsSince"] } == ["2026-08-01"])

        let empty = ScriptedService { (_, _) throws(CommandFault) in ScriptedService.result(["stations": []]) }
        let fault = await #expect(throws: CommandFault.self) { _ = try await empty.visitedPlaces(since: day) }
        #expect(fault?.status == .refused && fault?.text.en.contains("2026-08-01") == true)
        #expect(throws: (any Error).self) { try ShowCoverage.parse(["--hour", "12"]) }
        #expect(throws: (any Error).self) { try ShowCoverage.parse(["--demand", "x", "--visits-since", "2026-08-01"]) }
        #expect(throws: (any Error).self) { try ShowCoverage.parse(["--visits-since", "gestern"]) }
    }
}
