import Contracts
import Foundation
import TestSupport
import Testing

@testable import Operator

/// `unionctl stations` and `report stations`, on the real service, broker and database.
@Suite(.timeLimit(.minutes(5))) struct StationsOnServiceTests {
    @Test func `A county's list is imported, found, exported, decided on and counted`() async throws {
        try await StationSystem.with { system in
            let file = try await imports(system)
            try await lists(system)
            try await finds(system)
            try await exports(system)
            try await countsVisits(system)
            try await counts(system)
            try await assigns(system)
            // The same file once more changes nothing.
            let (again, _) = try await send(file, to: system)
            #expect(again.summary == ["repeated": 450, "refused": 2])
        }
    }

    @Test func `Providers, waits, settings and holidays are set and listed`() async throws {
        try await StationSystem.with { system in
            _ = try await send(StationSystem.list(30), to: system)
            let connection = system.connection
            let name = try #require(DepartmentName(system.map.name))
            let provider = try await connection.appointProvider(
                name, name: "高德地图", system: .gcj02, places: ["430100"], why: "agreed")
            #expect(provider.keyId == nil && !provider.dismissed)
            #expect(LocalizedText.providerAppointed(provider).zh.contains("unionctl departments key \(name.text)"))
            try await eventually("all are submitted", within: .seconds(20)) {
                try await connection.listings([:], limit: 500).listings.count == 30
            }
            let few = try await connection.listings([:], limit: 7)
            #expect(few.more && few.listings.count == 7 && few.providers.first?.counts["submitted"] == 30)
            #expect(few.text(in: .zh).contains("已提交，待上线") && few.text(in: .en).contains("submitted"))
            let dismissed = try await connection.dismissProvider(name, why: "ended")
            #expect(dismissed.dismissed && dismissed.dismissedAt != nil)
            try await eventually("all are to be taken down", within: .seconds(20)) {
                try await connection.listings(["pending": true], limit: 500).listings.count == 30
            }
            #expect(try await connection.providers().map(\.department) == [name.text])

            let term = ListingPatienceTerm(firstSeconds: 1_800, longestSeconds: 7_200)
            #expect(try await connection.setListingPatience(term, why: "sooner") == term)
            #expect(try await connection.listingPatience() == term)

            let set = try SetStationSetting.parse(
                ["--place", "430102", "--approval", "automatic", "--why", "theirs"])
            let setting = try await connection.setStationSetting(set.arguments, why: "theirs")
            #expect(setting.approval == .automatic && setting.inspectionMonths == 12)
            let settings = try await connection.stationSettings()
            #expect(settings.settings.map(\.place) == ["430102"] && settings.default.approval == .manual)

            let calendar = try HolidayFile(CSVTable("日期,类型,名称\n2026-10-01,放假,国庆节\n2026-10-10,调休,国庆节\n"))
            let imported = try await connection.importHolidays(calendar, source: "国办发明电", why: "the year")
            #expect(imported == ImportedHolidays(years: [2026], imported: 2, known: 0, replaced: 0))
            let days = try await connection.holidays(of: 2026)
            #expect(days.map(\.kind) == ["holiday", "workday"])
            #expect(ListHolidays.table(in: .zh).text(days, in: .zh).contains("调休上班"))
        }
    }

    private func send(
        _ text: String, to system: StationSystem, _ more: [String] = []
    ) async throws -> (ListImport, CommandFault?) {
        let command = try Operator.ImportStations.parse(["-", "--place", "430102", "--json"] + more)
        return try await command.send(try StationListFile(text), over: system.connection)
    }

    private func imports(_ system: StationSystem) async throws -> String {
        let file = StationSystem.list(
            452,
            faulty: [
                // Latitude and longitude exchanged, and a line that is none.
                17:
                    "FR-17,换错驿站,工会驿站,五一大道17号,28.15,112.95,GCJ-02,银行,某银行,00:00-24:00,饮水、热饭、充电、休息,开放,2026-03-01,2026-06-01",
                18: "FR-18,缺列",
            ])
        let (tried, _) = try await send(file, to: system, ["--dry-run"])
        #expect(tried.summary == ["registered": 450, "refused": 2] && tried.dryRun)
        #expect(try await system.site.database.count("station") == 0)
        let (report, fault) = try await send(file, to: system)
        #expect(fault == nil && report.summary == ["registered": 450, "refused": 2] && report.status == .refused)
        #expect(report.results.map(\.line) == Array(2...453))
        let refused = report.results.filter { $0.outcome == .refused }
        #expect(refused.map(\.line) == [19, 20])
        #expect(refused.compactMap { $0.reasons.first?.code } == ["point-swapped", "line-unreadable"])
        #expect(report.results.count { $0.code.flatMap { StationCode($0) } != nil } == 450)
        return file
    }

    private func lists(_ system: StationSystem) async throws {
        let connection = system.connection
        let all = try await connection.stations(["place": "430100", "state": "operating"], limit: .max)
        #expect(all.stations.count == 450 && !all.more && Set(all.stations.map(\.reference)).count == 450)
        let few = try await connection.stations(["place": "430100"], limit: 7)
        #expect(few.more && few.stations.map(\.reference) == all.stations.prefix(7).map(\.reference))
        let text = Operator.ListStations.table(in: .zh).text(few.stations, in: .zh)
        #expect(text.contains("开放中") && text.contains("工会驿站") && text.contains("430102 芙蓉区"))
        let shown = try await connection.station(try #require(StationName(few.stations[0].reference)), why: nil)
        #expect(shown.text(in: .zh).contains("饮水、热饭") && shown.text(in: .en).contains("drinking water"))
        #expect(shown.text(in: .en).contains("GCJ-02") && shown.text(in: .zh).contains("某银行第0支行 (银行)"))
        let unknown = await #expect(throws: CommandFault.self) {
            try await connection.station(try #require(StationName("import/FR-9999")), why: nil)
        }
        #expect(unknown?.text.en.contains("station-unknown") == true && unknown?.status == .refused)
    }

    private func finds(_ system: StationSystem) async throws {
        let command = try FindNearStations.parse([
            "112.95,28.15", "--crs", "gcj02", "--open-at", "now", "--service", "充电", "--limit", "3",
        ])
        let found = try await system.connection.near(command.search(now: Date()))
        #expect(found.map(\.name) == ["第0驿站", "第1驿站", "第40驿站"])
        #expect(found.first.map { $0.distanceMetres < 2 && abs($0.lon - 112.95) < 1e-5 && $0.open } == true)
        #expect(FindNearStations.table(in: .zh).text(found, in: .zh).contains("充电"))
        let none = try FindNearStations.parse(["112.95,28.15", "--crs", "gcj02", "--service", "aed"])
        #expect(try await system.connection.near(none.search(now: Date())).isEmpty)
        let far = try FindNearStations.parse(["12.95,28.15", "--crs", "gcj02"])
        let fault = await #expect(throws: CommandFault.self) {
            try await system.connection.near(far.search(now: Date()))
        }
        #expect(fault?.text.en.contains("point-out-of-range") == true)
    }

    private func exports(_ system: StationSystem) async throws {
        for system84 in ["wgs84", "gcj02"] {
            let json = try await exported(system, ["--format", "geojson", "--crs", system84])
            let collection = try JSON(parsing: Array(json.utf8))
            let features = collection["features"]?.array ?? []
            #expect(collection["type"] == "FeatureCollection" && features.count == 450)
            #expect(collection["coordinateSystem"]?.string == CoordinateSystem(system84)?.rawValue)
            let first = features.first { $0["properties"]?["proposalNumber"] == "FR-0" }
            guard case .number(let longitude)? = first?["geometry"]?["coordinates"]?.array?.first else {
                Issue.record("no coordinates")
                continue
            }
            // GCJ-02 lies about half a kilometre east.
            #expect((abs(longitude - 112.95) < 1e-5) == (system84 == "gcj02"))
        }
        // What is exported is a list that can be imported: nothing is different.
        let csv = try await exported(system, ["--format", "csv", "--place", "430102", "--crs", "gcj02"])
        let list = try StationListFile(csv)
        #expect(list.lines.count == 450 && list.faults.isEmpty)
        #expect(
            try await exported(system, ["--format", "csv", "--place", "430200"]).split(separator: "\r\n").count == 1)
    }

    private func countsVisits(_ system: StationSystem) async throws {
        try await system.site.database.run(
            """
            insert into visit_day (station_id, day, visits, by_hour)
            select id, day::date, visits, array_append(array_fill(0::bigint, array[23]), visits)
            from (select id from station order by id limit 1) as first,
                (values ('2026-07-31', 5), ('2026-08-01', 40), ('2026-08-02', 2)) as came (day, visits)
            """)
        let day = try #require(CivilDate("2026-08-01"))
        let demand = try await system.connection.visitedPlaces(since: day)
        #expect(demand.map(\.weight) == [42_000] && demand.first?.division == DivisionCode("430102"))
        let refusal = await #expect(throws: CommandFault.self) {
            try await system.connection.ask(.stations, "stations.export", ["visitsSince": "gestern"], answer: JSON.self)
        }
        #expect(refusal?.refusal?.code == "date-format" && refusal?.refusal?.field == "visitsSince")
    }

    private func exported(_ system: StationSystem, _ arguments: [String]) async throws -> String {
        let command = try Operator.ExportStations.parse(arguments)
        let pieces = Pieces()
        try await command.export(over: system.connection) { pieces.text += $0 }
        return pieces.text
    }

    private func counts(_ system: StationSystem) async throws {
        let report = try await system.connection.stationReport(in: "430100", year: 2026)
        #expect(report.rows.map(\.division) == ["430102"] && report.rows.first?.operating == 450)
        #expect(report.sums.map(\.division) == ["430100", ""] && report.sums.map(\.allDay) == [450, 450])
        #expect(report.text(counties: true, in: .zh).contains("430102 芙蓉区"))
        #expect(!report.text(counties: false, in: .zh).contains("430102 芙蓉区"))
    }

    private func assigns(_ system: StationSystem) async throws {
        try await system.site.database.run("update station set union_lost_at = now() where id % 2 = 0")
        let output = try OutputOptions.parse(["--json"])
        let command = try Operator.AssignStations.parse(["--all", "--to", "HN-430102-0002", "--why", "dissolved"])
        let (report, fault) = try await command.order.decide(
            .assign(command.to), among: command.narrowed, over: system.connection, output)
        #expect(fault == nil && report.status == .done && report.summary["assigned"] == 225)
        #expect(try await system.site.database.count("station", where: "union_code = 'HN-430102-0002'") == 225)
        // They are in operation: there is nothing to approve.
        let approval = try Operator.ApproveStations.parse(["import/FR-0", "import/FR-X", "--why", "x"])
        let (refused, _) = try await approval.order.decide(
            .approve, among: [:], over: system.connection, output)
        #expect(refused.stations.compactMap(\.code) == ["station-state", "station-unknown"])
        #expect(refused.status == .refused)
    }
}

/// Collects what a command writes.
private final class Pieces {
    var text = ""
}
