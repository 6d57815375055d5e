import Contracts
import StationsDomain
import Testing

/// Stations that a list brings on record, and brings again.
@Suite struct StationImportTests {
    private static let sender = StationSender(department: nil, places: [.hunan])
    private static let key = StationKey(department: .init("import")!, number: ProposalNumber("YZ-001")!)

    private static func take(
        _ fixture: inout StationFixture, _ changes: [String: String] = [:], as key: StationKey = key,
        by sender: StationSender = sender
    ) -> StationDecision {
        let defaults = ImportDefaults(division: StationFixture.county)
        guard case .station(let station, _) = ImportedRowTests.row(changes).read(defaults) else {
            Issue.record("\(changes) cannot be read")
            return .overtaken
        }
        let content = ContentDigest(Array("\(changes.sorted { $0.key < $1.key })".utf8))
        return fixture.register.take(station, as: key, content: content, by: sender)
    }

    @Test func aStationInOperationHasItsCodeAtOnce() throws {
        var fixture = StationFixture()
        let decision = Self.take(&fixture)
        let station = try #require(fixture.register.stations[Self.key])
        #expect(decision.word == .moved && station.state.isOperating && station.code == StationFixture.firstCode)
        #expect(decision.announcements.map(\.type) == [.stationRegisteredV1, .stationOpenedV1])
        #expect(decision.listings == .show(version: 1) && decision.findings.map(\.code) == [.plateMissing])
        // Opened long ago; inspected nobody knows when: it has a year from now.
        #expect(station.state.openedOn?.description == "2023-05-01")
        #expect(station.state.inService?.inspection.until.description == "2027-03-10")
        #expect(station.stars?.stars == 3 && Self.key.department == StationKey.importer)
    }

    @Test(
        arguments: [
            ("在建", "proposed", ["station.registered.v1"]),
            ("整改", "suspended", ["station.registered.v1", "station.opened.v1", "station.suspended.v1"]),
            ("关闭", "closed", ["station.registered.v1", "station.closed.v1"]),
        ])
    func otherStates(_ row: (String, String, [String])) {
        var fixture = StationFixture()
        let decision = Self.take(&fixture, ["状态": row.0])
        let station = fixture.register.stations[Self.key]
        #expect(station?.state.name.rawValue == row.1 && decision.listings == nil)
        #expect(decision.announcements.map(\.type.rawValue) == row.2)
    }

    @Test func theSameFileTwiceChangesNothing() {
        var fixture = StationFixture()
        _ = Self.take(&fixture)
        let before = fixture.register.stations
        #expect(Self.take(&fixture) == .repeated(nil) && fixture.register.stations == before)
        #expect(fixture.register.serials.last[StationFixture.county] == 417)
    }

    @Test func aChangedRowChangesTheStation() {
        var fixture = StationFixture()
        _ = Self.take(&fixture)
        let renamed = Self.take(&fixture, ["站点名称": "五里牌新驿站"])
        #expect(renamed.announcements.map(\.type) == [.stationChangedV1] && renamed.listings == .show(version: 2))
        let shut = Self.take(&fixture, ["状态": "停用"])
        #expect(shut.listings == .takeDown && fixture.register.stations[Self.key]?.state.name == .suspended)
        let again = Self.take(&fixture, ["站点名称": "五里牌新驿站"])
        #expect(again.listings == .show(version: 4) && fixture.register.stations[Self.key]?.state.isOperating == true)
        let closed = Self.take(&fixture, ["状态": "撤销"])
        #expect(closed.listings == .takeDown && fixture.register.stations[Self.key]?.code == StationFixture.firstCode)
        let revived = Self.take(&fixture)
        #expect(
            revived.findings.map(\.code) == [.stationState]
                && fixture.register.stations[Self.key]?.state.isClosed == true)
    }

    @Test func duplicatesAreLeftOut() {
        var fixture = StationFixture()
        _ = Self.take(&fixture)
        let other = StationKey(department: .init("import")!, number: ProposalNumber("YZ-002")!)
        let twice = Self.take(&fixture, ["编号": "YZ-002", "经度": "113.0333"], as: other)
        #expect(twice.findings.map(\.code) == [.stationDuplicate] && fixture.register.stations[other] == nil)
        #expect(fixture.register.serials.last[StationFixture.county] == 417)
        let away = Self.take(&fixture, ["编号": "YZ-002", "经度": "113.0432"], as: other)
        #expect(away.word == .moved && fixture.register.stations[other]?.code?.serial == 418)
    }

    @Test(
        arguments: [
            (["经度": "116.4", "纬度": "39.9"], "point-out-of-range"), (["启用日期": "2026-03-11"], "date-future"),
        ])
    func refuses(_ row: ([String: String], String)) {
        var fixture = StationFixture()
        #expect(Self.take(&fixture, row.0).findings.map(\.code.rawValue) == [row.1])
        #expect(fixture.register.stations.isEmpty && fixture.register.serials.drawn.isEmpty)
    }

    @Test func withinTheOperatorsPlacesAlone() {
        var fixture = StationFixture()
        let elsewhere = StationSender(department: nil, places: [DivisionCode("430200")!])
        #expect(Self.take(&fixture, by: elsewhere).findings.map(\.code) == [.outOfScope])
    }

    /// A list that was exported here names its stations by their codes; it may not make any up.
    @Test func byCode() {
        var fixture = StationTransitionTests.fixture(at: .operating)
        let changed = Self.take(&fixture, ["编号": StationFixture.firstCode.text, "站点名称": "改名"])
        #expect(changed.word == .moved && fixture.station.details.name == "改名" && fixture.register.stations.count == 1)
        #expect(fixture.station.details.plate == "湘驿-0417")
        let unknown = StationCode(division: StationFixture.county, serial: 9)!
        let made = Self.take(&fixture, ["编号": unknown.text])
        #expect(made.findings.map(\.code) == [.stationUnknown])
    }

    @Test func fewServicesAreAWarning() {
        var fixture = StationFixture()
        let decision = Self.take(&fixture, ["服务内容": "饮水、休息"])
        #expect(decision.word == .moved && decision.findings.map(\.code) == [.essentialServicesFew, .plateMissing])
    }
}
