import Contracts
import Foundation
import FoundationXML
import StationsDomain
import Testing

@testable import Operator

/// What is told of coverage: on a terminal, in a spreadsheet, as GeoJSON, and as a map.
@Suite struct CoverageReportTests {
    private static func point(_ longitude: Double, _ latitude: Double) throws -> GeoPoint {
        try #require(GeoPoint(longitude: longitude, latitude: latitude, system: .wgs84))
    }

    /// 芙蓉区 with 300 of 400 covered by day and 50 without anything; 浏阳市 far off with nothing at all.
    private static func report(
        _ hour: HourChoice = .one(12), proposals: Int = 2, candidates: [CandidateSite]? = nil, name: String = "甲"
    ) throws -> CoverageReport {
        let (city, county) = (DivisionCode("430102"), DivisionCode("430181"))
        let demand = [
            DemandPoint(try point(112.98, 28.2), weight: 300_000, division: city),
            DemandPoint(try point(113.02, 28.2), weight: 100_000, division: city),
            DemandPoint(try point(113.63, 28.15), weight: 50_500, division: county),
            DemandPoint(try point(113.05, 28.25), weight: 50_000),
        ]
        let day = HoursOfWeek { _, hour in (8..<20).contains(hour) }
        let stations = [
            MappedStation(code: "YZ1", name: name, covering: [CoveringStation(try point(112.981, 28.2), hours: day)])
        ]
        let question = CoverageReport.Question(hour: hour, proposals: proposals, candidates: candidates)
        return CoverageReport(demand, stations, question)
    }

    @Test func `On a terminal it says who is covered, where nobody is, and what the next ones bring`() throws {
        let text = try Self.report().text(in: .en)
        #expect(
            text.hasPrefix("Monday 12:00: 59.9 % of demand has an open station within 15 minutes' walk (1000 m; 4 "))
        let lines = text.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
        #expect(lines.contains(["芙蓉区", "400", "75.0", "%", "37.5", "%"]))
        #expect(lines.contains(["浏阳市", "51", "0.0", "%", "0.0", "%"]))
        #expect(lines.contains { $0.first == "a" && $0[1] == "芙蓉区" && $0[2] == "100" })
        #expect(text.contains("these 2 cover 151 more, 90.0 % in all."))
        #expect(text.contains("covers more than 151: this is at least 99.9 % of the best."))
        let chinese = try Self.report().text(in: .zh)
        #expect(chinese.contains("周一 12:00") && chinese.contains("未注明") && chinese.contains("下一批建在哪里"))
        #expect(!(try Self.report(proposals: 0).text(in: .en).contains("do most good")))
    }

    @Test func `Over all hours each stands in its column, and the mean of the day beside them`() throws {
        let text = try Self.report(.all).text(in: .en)
        let city = try #require(text.split(separator: "\n").first { $0.hasPrefix("芙蓉区") })
        let hours = city.split(separator: " ").map(String.init)
        #expect(hours == ["芙蓉区", "400"] + (0..<24).map { (8..<20).contains($0) ? "75" : "0" } + ["37.5", "%"])
    }

    @Test func `Candidates keep their names`() throws {
        let sites = [CandidateSite(name: "八一路邮政所", point: try Self.point(113.021, 28.2))]
        let report = try Self.report(candidates: sites)
        #expect(report.text(in: .zh).contains("八一路邮政所"))
        #expect(report.json["proposals"]?["sites"]?.array?.first?["name"] == "八一路邮政所")
        #expect(report.csvRows.last?.prefix(4) == ["proposal", "1", "430102", "八一路邮政所"])
    }

    @Test func `A spreadsheet has a line for each county and hour, gap and proposal`() throws {
        let rows = try Self.report().csvRows
        #expect(rows.allSatisfy { $0.count == 11 })
        #expect(rows[0] == ["coverage", "", "430102", "芙蓉区", "12", "400", "300", "75.0", "", "", ""])
        #expect(rows[3] == ["coverage", "", "", "合计", "12", "500.5", "300", "59.9", "", "", ""])
        #expect(
            rows.map(\.first) == [String](repeating: "coverage", count: 4) + [
                "gap", "gap", "gap", "proposal", "proposal",
            ])
        #expect(try Self.report(.all).csvRows.count { $0.first == "coverage" } == 4 * 24)
        let text = try Self.report().csv
        #expect(text.hasPrefix("\u{FEFF}kind,number,division,name,hour,demand,covered,percent,lon,lat,crs\r\n"))
        #expect(text.split(separator: "\r\n").count == rows.count + 1)
    }

    @Test func `GeoJSON names its system, and its points lie in it`() throws {
        let json = try JSON(parsing: Array(Self.report().geoJSON.text.utf8))
        #expect(json["type"] == "FeatureCollection" && json["coordinateSystem"] == "GCJ-02")
        let features = json["features"]?.array ?? []
        let kinds = features.compactMap { $0["properties"]?["kind"]?.string }
        #expect(kinds == ["station", "gap", "gap", "gap", "proposal", "proposal"])
        let station = features.first?["geometry"]?["coordinates"]?.array?.compactMap(\.double) ?? []
        let expected = try Self.point(112.981, 28.2).converted(to: .gcj02).rounded(toDecimals: 6)
        #expect(station == [expected.longitude, expected.latitude])
        #expect(features.first?["properties"]?["open"] == true)
        #expect(json["coverage"]?["total"]?["share"] == 0.5994)
    }

    @Test func `The map is one file that is well formed and asks nothing of the network`() throws {
        let sheet = MapSheet(
            try Self.report(name: "<script>&\"甲\""), title: "A & B <i>", source: "\u{1}\"<x>\"", madeAt: "2026-11-21")
        for text in [sheet.svg, sheet.html.replacing("<!doctype html>", with: "").replacing(/<meta [^>]*>/, with: "")] {
            let parser = XMLParser(data: Data(text.utf8))
            #expect(parser.parse(), "\(String(describing: parser.parserError))")
        }
        let html = sheet.html
        #expect(
            !html.contains("<script") && !html.contains("href") && !html.contains("url(h") && !html.contains("@import"))
        #expect(html.matches(of: /https?:/).count == 1, "nothing but the name of SVG itself")
        for words in ["A &amp; B &lt;i>", "芙蓉区", "北 N", "空白", "proposed", "GCJ-02", "示意图"] {
            #expect(html.contains(words) || html.contains(words.replacing(">", with: "&gt;")), "\(words)")
        }
        #expect(MapSheet(try Self.report(), title: nil, source: "", madeAt: "").html.contains("长沙市工会驿站 15 分钟服务圈"))
    }

    @Test func `A hundred thousand points make a map below three megabytes, whole and in detail`() throws {
        var state: UInt64 = 7
        let demand = (0..<100_000).compactMap { _ -> DemandPoint? in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let (east, north) = (Double(state >> 40) / 0x1000000, Double(state >> 16 & 0xFFFFFF) / 0x1000000)
            // All over the prefecture, and a third of it in the city: the most dots there can be.
            let isCity = state % 3 == 0
            let point = GeoPoint(
                longitude: isCity ? 112.8 + east * 0.4 : 111.9 + east * 2.3,
                latitude: isCity ? 28.1 + north * 0.2 : 27.9 + north * 0.7, system: .wgs84)
            return point.map { DemandPoint($0, weight: 1_000, division: DivisionCode("430102")) }
        }
        let stations = demand.enumerated().filter { $0.offset % 200 == 0 }.map {
            MappedStation(code: nil, name: "", covering: [CoveringStation($0.element.point, hours: .always)])
        }
        let report = CoverageReport(demand, stations, CoverageReport.Question(gaps: 10))
        let layout = MapLayout(MapContent(report), in: Box(x: 0, y: 0, width: 1_116, height: 952))
        #expect(layout.detail.map { 1_000 / $0.metresPerPixel } == 24)
        #expect(MapSheet(report, title: nil, source: "", madeAt: "").html.utf8.count < 3_000_000)
    }
}
