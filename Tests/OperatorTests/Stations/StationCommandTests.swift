import ArgumentParser
import Contracts
import Foundation
import Testing

@testable import Operator

/// What `unionctl stations` asks, reads and writes, without a service.
@Suite struct StationCommandTests {
    @Test(arguments: [
        ("YZ4301030041895", "YZ4301030041895"), ("urn:union:station:YZ4301030041895", "YZ4301030041895"),
        ("union-a/ZD/1", "union-a/ZD/1"), ("YZ4301030041896", nil), ("union-a/", nil), ("Union/1", nil), ("ZD-1", nil),
    ])
    func stationsAreNamedByCodeOrNumber(typed: String, name: String?) {
        #expect(StationName(argument: typed)?.text == name)
    }

    @Test(arguments: [
        ("112.9388,28.2282", [112.9388, 28.2282]), ("112.9388，28.2282", [112.9388, 28.2282]),
        ("112.9388, 28", [112.9388, 28]), ("112.9388", nil), ("112.9,28.2,1", nil), ("181,28", nil), ("112,91", nil),
        ("1e2,28", nil), ("nan,28", nil), (",", nil),
    ])
    func pointsAreReadAsTyped(typed: String, numbers: [Double]?) {
        let point = TypedPoint(argument: typed)
        #expect(point.map { [$0.longitude, $0.latitude] } == numbers)
    }

    @Test func nearAsksForWhatIsTyped() throws {
        let command = try FindNearStations.parse([
            "112.9,28.2", "--crs", "WGS 84", "--service", "charging", "--service", "热饭", "--kind", "流动驿站",
            "--open-at", "2026-11-20 22:00", "--limit", "5",
        ])
        #expect(
            command.search(now: Date()).arguments == [
                "lon": 112.9, "lat": 28.2, "crs": "WGS-84", "openAt": "2026-11-20T22:00:00+08:00",
                "services": ["charging", "hot-meals"], "kinds": ["mobile"], "limit": 5,
            ])
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let open = try FindNearStations.parse(["112.9,28.2", "--crs", "bd09", "--open-at", "now"])
        #expect(open.search(now: now).openAt == now)
        for wrong in [
            ["112.9,28.2"], ["112.9,28.2", "--crs", "wgs72"], ["112.9,28.2", "--crs", "gcj02", "--limit", "21"],
            ["112.9,28.2", "--crs", "gcj02", "--open-at", "2h"], ["112.9,28.2", "--crs", "gcj02", "--service", "beer"],
        ] {
            #expect(throws: (any Error).self) { try FindNearStations.parse(wrong) }
        }
    }

    @Test func listsAreNarrowed() throws {
        let command = try ListStations.parse([
            "--place", "430100", "--waiting", "--overdue", "--kind", "mobile", "--union", "HN-430102-0007",
        ])
        #expect(
            try command.arguments() == [
                "place": "430100", "union": "HN-430102-0007", "kind": "mobile", "waiting": true, "overdue": true,
            ])
        #expect(throws: CommandFault.self) { try ListStations.parse(["--place", "439999"]).arguments() }
        #expect(throws: (any Error).self) { try ListStations.parse(["--waiting", "--state", "closed"]) }
    }

    @Test func decisionsAreAskedInSlicesAndEndWhereNobodyAnswers() async throws {
        let names = (0..<1_200).compactMap { StationName("union-a/ZD-\($0)") }
        let service = ScriptedService { asked, _ throws(CommandFault) in
            let stations = asked.arguments["stations"]?.array ?? []
            if stations.contains("union-a/ZD-500") { throw .unavailable(.noStations) }
            return ScriptedService.result([
                "stations": .array(
                    stations.enumerated().map { index, name in
                        index == 3
                            ? [
                                "station": name, "result": "refused", "state": "closed", "code": "station-state",
                                "message": ["zh": "不符", "en": "No.\u{1B}[2J"],
                            ] : ["station": name, "result": "declined"]
                    })
            ])
        }
        var decisions = StationDecisions(names, language: .en, isQuiet: true)
        try await decisions.run(.decline(["too near"]), why: "twice", over: service)
        let report = decisions.report()
        #expect(decisions.fault?.status == .unavailable && report.status == .refused)
        #expect(report.summary["declined"] == 499 && report.summary["refused"] == 1)
        #expect(report.summary["unanswered"] == 500 && report.summary["unasked"] == 200)
        // The second slice three times, under one id: nothing is decided twice.
        #expect(service.asked.map { $0.arguments["stations"]?.array?.count } == [500, 500, 500, 500])
        #expect(Set(service.asked.map(\.id)).count == 2)
        #expect(service.asked.allSatisfy { $0.name == "stations.decline" && $0.reason == "twice" })
        #expect(service.asked.first?.arguments["remarks"] == ["too near"])
        let line = LocalizedText.stationLine(report.stations[3], in: .zh)
        #expect(line.contains("不符") && line.contains("已关闭") && !line.unicodeScalars.contains("\u{1B}"))
    }

    @Test func allAloneMeansThoseThatWaitOrHaveLostTheirUnion() async throws {
        let output = try OutputOptions.parse(["--json"])
        func filter(_ command: StationOrderOptions, _ order: StationOrder, _ narrowed: JSON) async throws -> JSON? {
            let service = ScriptedService { _, _ in ScriptedService.result(["stations": []]) }
            _ = try await command.decide(order, among: narrowed, over: service, output)
            #expect(service.asked.map(\.name) == ["stations.list"])
            return service.asked.first?.arguments
        }
        let assign = try AssignStations.parse(["--all", "--to", "HN-430102-0007", "--why", "x"])
        #expect(try await filter(assign.order, .assign(assign.to), assign.narrowed)?["unionLost"] == true)
        let placed = try AssignStations.parse(["--place", "430102", "--to", "HN-430102-0007", "--why", "x"])
        #expect(placed.narrowed == [:])
        for wrong in [
            ["--why", "x"], ["union-a/1", "--all", "--why", "x"], ["union-a/1"], ["nobody", "--why", "x"],
        ] {
            #expect(throws: (any Error).self) { try ApproveStations.parse(wrong) }
        }
        #expect(throws: (any Error).self) { try DeclineStations.parse(["union-a/1", "--why", "x"]) }
    }

    @Test func whatComesFromOutsideSteersNoTerminal() throws {
        let evil = "五一\u{1B}]0;x\u{07}\u{202E}站\n"
        let station = ListedStation(
            department: "union-a", proposalNumber: "1", code: nil, state: "op\u{1B}en", since: "\u{1B}", kind: evil,
            name: evil, division: "430102", address: evil, union: evil, unionLostAt: nil, inspectionUntil: evil,
            inspectionOverdue: true, stars: 99)
        let shown = ShownStation(
            station: station,
            record: ["address": .string(evil), "hostName": .string(evil), "services": [.string(evil)]],
            circumstances: ["reason": .string(evil)], version: 1,
            listings: [
                .init(
                    provider: evil, state: evil, since: evil, request: 1, times: 1, askedAt: nil, dueAt: evil,
                    refusal: evil, poi: evil, version: nil)
            ], inspections: [], held: [.init(theme: evil, count: 1, last: evil)], visits: .init(from: evil, visits: 1),
            hasContact: true, contact: .init(name: evil, phone: evil))
        let near = NearStation(
            code: evil, name: evil, kind: evil, division: nil, address: evil, lon: 1, lat: 2, crs: nil,
            distanceMetres: 1, walkingMinutes: 1, open: true, allDay: nil, hours: nil, services: [evil])
        let texts = Language.allCases.flatMap { language in
            [
                ListStations.table(in: language).text([station], in: language), shown.text(in: language),
                FindNearStations.table(in: language).text([near], in: language),
                LocalizedText.importReasons(
                    [.init(code: evil, field: evil, message: .init(zh: evil, en: evil))], in: language),
                LocalizedText.titlesUnread([evil])[language], JSONText.pretty(shown),
            ]
        }
        for text in texts { #expect(!text.unicodeScalars.contains { $0.steersTerminals && $0 != "\n" }, "\(text)") }
    }
}
