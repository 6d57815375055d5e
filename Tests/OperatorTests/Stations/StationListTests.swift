import Contracts
import Foundation
import Testing

@testable import Operator

/// Lists of stations on their way to the service and back, calendars, and figures.
@Suite struct StationListTests {
    private static let titles = "编号,站点名称,详细地址,备注"

    @Test func rowsGoInSlicesAsTheyStand() async throws {
        let service = ScriptedService { asked, _ in
            let rows = asked.arguments["rows"]?.array ?? []
            return ScriptedService.result([
                "results": .array(
                    rows.map {
                        [
                            "line": $0["line"] ?? .null, "outcome": "registered", "code": "YZ4301030041895",
                            "reasons": [],
                        ]
                    })
            ])
        }
        let text = Self.titles + "\n" + (0..<450).map { "\($0), 站\($0) ,\"街,1号\",x\n" }.joined()
        let list = try StationListFile(text)
        #expect(list.unknownTitles == ["备注"])
        let command = try ImportStations.parse(
            ["-", "--place", "430102", "--crs", "gcj02", "--state", "planned", "--dry-run", "--json"])
        let (report, fault) = try await command.send(list, over: service)
        #expect(fault == nil && report.summary == ["registered": 450] && report.status == .done)
        #expect(service.asked.map { $0.arguments["rows"]?.array?.count } == [200, 200, 50])
        let first = try #require(service.asked.first).arguments
        #expect(first["columns"] == ["编号", "站点名称", "详细地址", "备注"] && first["place"] == "430102")
        #expect(first["dryRun"] == true && first["defaults"] == ["crs": "GCJ-02", "state": "planned"])
        #expect(first["rows"]?.array?.first == ["line": 2, "cells": ["0", " 站0 ", "街,1号", "x"]])
    }

    @Test func whatGetsNoAnswerIsToldSo() async throws {
        let service = ScriptedService { asked, _ throws(CommandFault) in
            let rows = asked.arguments["rows"]?.array ?? []
            if rows.first?["line"] != 2 { throw .unavailable(.noStations) }
            return ScriptedService.result([
                "results": .array(
                    rows.map { ["line": $0["line"] ?? .null, "outcome": "changed", "reasons": []] })
            ])
        }
        let list = try StationListFile(Self.titles + "\n" + (0..<500).map { "\($0),站,街,x\n" }.joined())
        let command = try ImportStations.parse(["-", "--place", "430102", "--json"])
        let (report, fault) = try await command.send(list, over: service)
        #expect(fault?.status == .unavailable && report.status == .refused)
        #expect(report.summary == ["changed": 200, "unanswered": 200])
    }

    @Test func whatIsNoListGoesNowhere() {
        for (text, words) in [
            ("", "empty"), ("编号,详细地址\n1,街\n", "名称"), ("站点名称\n站\n", "地址"),
        ] {
            let fault = #expect(throws: CommandFault.self) { try StationListFile(text) }
            #expect(fault?.status == .refused && fault?.text.en.contains(words) == true, "\(fault?.text.en ?? "")")
        }
    }

    @Test func theResultFileIsTheListWithTheResults() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "result-\(UUID().uuidString).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let list = try StationListFile(Self.titles + "\n1,=1+1,街,x\n2,站\n3,站,街,x\n")
        let file = try ImportResultFile(path: path, list, in: .zh)
        var report = ListImport(dryRun: false)
        report.add(list.faults.map { ListImport.Result($0) })
        report.add([
            .init(line: 2, outcome: .registered, code: "YZ4301030041895", state: nil, reasons: []),
            .init(
                line: 4, outcome: .refused, code: nil, state: nil,
                reasons: [
                    .init(code: "point-swapped", field: "point", message: .init(zh: "经度和纬度写反了", en: "swapped"))
                ]),
        ])
        try file.write(report)
        let written = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        let lines = written.split(separator: "\r\n").map(String.init)
        #expect(lines[0] == "\u{FEFF}编号,站点名称,详细地址,备注,结果,原因,取得编码")
        #expect(lines[1] == "1,'=1+1,街,x,已登记,,YZ4301030041895")
        #expect(lines[2] == "3,站,街,x,未导入,point-swapped (point) 经度和纬度写反了,")
        #expect(lines[3].hasPrefix(",,,,未导入,line-unreadable 应有 4 列"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // Nothing is written over.
        #expect(throws: CommandFault.self) { try ImportResultFile(path: path, list, in: .zh) }
    }

    @Test func exportedStationsNameTheirSystem() throws {
        let record: JSON = [
            "code": "YZ4301030041895", "department": "union-a", "proposalNumber": "1", "name": "=驿站",
            "state": "operating",
            "kind": "union-station", "division": "430102", "address": "街", "lon": 112.938814, "lat": 28.228209,
            "hostType": "bank", "hostName": "行", "buildMode": "social", "hours": ["allDay": true],
            "services": ["drinking-water", "charging"],
        ]
        let feature = try StationFeature(record, in: .wgs84).geoJSON
        #expect(feature["geometry"] == ["type": "Point", "coordinates": [112.938814, 28.228209]])
        #expect(feature["properties"]?["crs"] == "WGS-84" && feature["properties"]?["lon"] == nil)
        let cells = Dictionary(
            uniqueKeysWithValues: zip(StationFeature.titles, try StationFeature(record, in: .wgs84).cells))
        #expect(cells["类型"] == "工会驿站" && cells["服务"] == "饮水、充电" && cells["开放时间"] == "24小时")
        #expect(cells["坐标系"] == "WGS-84" && cells["县区名称"] == "芙蓉区")
        let mobile = try StationFeature(["name": "车", "state": "operating", "timetable": []], in: .gcj02)
        #expect(mobile.geoJSON["geometry"] == .null)
        #expect(throws: CommandFault.self) { try StationFeature(["lon": 300, "lat": 1], in: .gcj02) }
    }

    @Test(arguments: [
        ("日期,类型,名称\n2026-10-08,调休,国庆节\n", 2), ("日期,类型,名称\n2026-10-01,放假,国庆节\n2026-10-01,放假,国庆节\n", 3),
        ("日期,类型,名称\n2026-02-30,放假,春节\n", 2), ("日期,类型,名称\n2026-10-01,free,国庆节\n", 2),
        ("日期,类型,名称\n2026-10-01,放假,\n", 2), ("日期,类型,名称\n2026-10-01,放假\n", 2), ("日期,类型,名称\n", 1),
    ])
    func faultyCalendarsAreRefused(text: String, line: Int) {
        let fault = #expect(throws: CommandFault.self) { try HolidayFile(CSVTable(text)) }
        #expect(
            fault?.status == .refused && fault?.text.en.hasPrefix("line \(line):") == true, "\(fault?.text.en ?? "")")
    }

    @Test func figuresAddUp() {
        func row(_ division: String, _ built: Int, _ operating: Int, _ help: Int) -> StationReport.Row {
            var row = StationReport.Row(division: division)
            (row.built, row.operating, row.employmentHelp) = (built, operating, help)
            row.stars = [0, 1, 0, 0, 2]
            row.online = ["map-a": operating]
            return row
        }
        let report = StationReport(
            year: 2026, on: "2026-11-21",
            rows: [row("430102", 10, 7, 2), row("430103", 5, 3, 0), row("430203", 1, 0, 0)])
        #expect(report.sums.map(\.division) == ["430100", "430200", ""])
        #expect(report.sums.map(\.built) == [15, 1, 16] && report.sums.last?.online == ["map-a": 10])
        #expect(report.sums.last?.stars == [0, 3, 0, 0, 6])
        let text = report.text(counties: false, in: .zh)
        // Of those in operation; nothing where none is.
        #expect(text.contains("2 (20.0 %)") && text.contains("map-a 在线") && !text.contains("430102"))
        #expect(Permille.text(999_999, of: 1_000_000) == "99.9 %" && Permille.text(1, of: 1) == "100.0 %")
        for figure in StationFigure.allCases {
            #expect(!figure.definition.zh.isEmpty && !figure.definition.en.contains("\n"))
        }
    }
}

extension StationListFile {
    /// The same for a text.
    init(_ text: String) throws(CommandFault) { try self.init(CSVRows(BytesInMemory(text.utf8)), .utf8) }
}
