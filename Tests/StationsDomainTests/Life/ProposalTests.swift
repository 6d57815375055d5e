import Contracts
import StationsDomain
import Testing

/// What is taken on record, what is refused, and what a person should look at.
@Suite struct ProposalTests {
    /// `what is different, reasons`; one word for the warnings of a complete one.
    @Test(
        arguments: [
            ([:], []), (["point": nil], ["point-missing"]), (["hours": nil], ["field-missing"]),
            (["point": StationFixture.point(28.1905, 113.0332)], ["point-swapped"]),
            (["point": StationFixture.point(116.4, 39.9)], ["point-out-of-range"]),
            (["point": ["lon": 113.03, "lat": 28.19]], ["crs-missing"]),
            (["division": "430202", "name": nil], ["field-missing", "out-of-scope"]),
            (["union": "HN-430102-0008"], ["union-closed"]), (["union": "HN-430102-9999"], ["union-unknown"]),
            (["division": "439999"], ["division-unknown"]),
            (
                ["kind": nil, "point": StationFixture.point(28.1905, 113.0332), "union": "HN-430102-0008"],
                ["field-missing", "point-swapped", "union-closed"]
            ),
        ] as [([String: JSON?], [String])])
    func allReasonsAtOnce(_ row: ([String: JSON?], [String])) {
        var fixture = StationFixture()
        fixture.propose("P-1", row.0)
        #expect(Set(fixture.reasons) == Set(row.1), "\(row.0)")
        #expect((fixture.decision.word == .moved) == fixture.register.stations.keys.contains(StationFixture.key))
    }

    @Test func aCompleteOneIsOnRecordAndAnnounced() {
        var fixture = StationFixture()
        fixture.propose()
        #expect(fixture.state == .proposed && fixture.station.union == StationFixture.union)
        #expect(fixture.announced == ["station.registered.v1"] && fixture.decision.findings.isEmpty)
        let data = fixture.decision.announcements[0].data
        #expect(data["point"]?["crs"] == "GCJ-02" && data["pointWgs84"]?["lon"] == 113.0332)
        #expect(
            data["contact"] == nil && data["state"] == "proposed" && data["union"]?.string == StationFixture.union.text)
        #expect(fixture.decision.announcements[0].place == StationFixture.county)
    }

    @Test(
        arguments: [
            (["consentDocument": nil], "host-consent-missing"), (["photos": 1], "photos-missing"),
            (["hostUscc": "91430100MA4L1ABC1Y"], "uscc-checksum"),
            (["point": StationFixture.point(112.0, 27.5)], "point-out-of-county"),
            (["division": "430104"], "union-unassigned"),
        ] as [([String: JSON?], String)])
    func warningsTravelWithIt(_ row: ([String: JSON?], String)) {
        var fixture = StationFixture()
        fixture.propose("P-1", row.0)
        #expect(fixture.decision.word == .moved && fixture.decision.findings.map(\.code.rawValue) == [row.1])
        #expect(fixture.decision.announcements[0].data["warnings"]?.array?.first?["code"]?.string == row.1)
    }

    @Test func aMobileStationIsWhereItsTimetableSays() {
        var fixture = StationFixture()
        let stop: JSON = [
            "weekday": "mon", "from": "08:00", "until": "10:00", "point": StationFixture.point(), "place": "五一广场",
        ]
        fixture.propose("P-1", ["kind": "mobile", "point": nil, "hours": nil, "timetable": .array([stop])])
        #expect(fixture.decision.word == .moved && fixture.station.details.point == nil)
    }

    // MARK: Again

    @Test func theSameAgainIsSaidAgain() {
        var fixture = StationFixture()
        fixture.propose()
        fixture.take(.fit)
        fixture.propose()
        #expect(fixture.decision.word == .repeated && fixture.announced == ["station.registered.v1"])
        let data = fixture.decision.announcements[0].data
        #expect(data["repeated"] == true && data["state"] == "site-checked")
        // Another one under its number is refused, and changes nothing.
        fixture.propose("P-1", ["name": "另一个驿站"])
        #expect(fixture.reasons == ["proposal-number-reused"] && fixture.station.details.name == "芙蓉区五里牌工会驿站")
        // The number is the department's own.
        let other = ["division": "430103", "union": nil] as [String: JSON?]
        fixture.propose("P-1", other, from: StationFixture.neighbour)
        #expect(fixture.decision.word == .moved && fixture.register.stations.count == 2)
    }

    @Test func whatWasDeclinedIsToldSoAgain() {
        var fixture = StationFixture()
        fixture.propose()
        fixture.take(.unfit)
        #expect(fixture.decision.announcements[0].data["remarks"] == ["太远"])
        #expect(fixture.decision.announcements[0].data["refusedType"] == "station.proposed.v1")
        fixture.propose()
        #expect(fixture.decision.word == .repeated && fixture.announced == ["station.rejected.v1"])
        #expect(fixture.decision.announcements[0].data["repeated"] == true)
    }

    @Test func aRefusedOneMayComeAgainCorrected() {
        var fixture = StationFixture()
        fixture.propose("P-1", ["point": StationFixture.point(28.1905, 113.0332)])
        fixture.propose()
        #expect(fixture.decision.word == .moved)
    }

    // MARK: Duplicates

    /// About 98 m are a thousandth of a degree of longitude there.
    private static let north = 0.000_4

    @Test(
        arguments: [
            // The same host at the same address, 44 m away, however it is written.
            (["address": "芙蓉区五一大道１号"], north, "station-duplicate"),
            (["address": "芙蓉区五一大道1号", "confirmedDistinct": true], north, "possible-duplicate-station"),
            // The same host, next door.
            (["address": "五一大道3号"], north, "possible-duplicate-station"),
            // Another host, the same name.
            (
                ["hostUscc": nil, "hostName": "邮政", "address": "五一大道3号", "name": "芙蓉区 五里牌（工会驿站）"], north,
                "possible-duplicate-station"
            ),
            // Two branches of one bank have one name, and two codes.
            (["hostUscc": "91430100MA4L1ABC2G", "name": "东站工会驿站", "address": "五一大道1号"], north, nil),
            // Another name, another host.
            (["hostUscc": nil, "hostName": "邮政", "name": "东站工会驿站"], north, nil),
            // Beyond the 50 m.
            ([:], 0.000_46, nil),
        ] as [([String: JSON?], Double, String?)])
    func stationsBesideOneAnother(_ row: ([String: JSON?], Double, String?)) {
        // In one batch, and after it was saved.
        for isSaved in [false, true] {
            var fixture = StationFixture()
            fixture.propose()
            if isSaved {
                let station = fixture.station
                fixture = StationFixture(neighbours: [
                    Neighbour(
                        key: station.key, code: nil, point: station.details.point!,
                        likeness: Likeness(station.details))
                ])
            }
            let changes = ["name": "五里牌北驿站", "hostUscc": "91430100MA4L1ABC1D"].merging(row.0) { $1 }
                .merging(["point": StationFixture.point(113.0332, 28.1905 + row.1)]) { $1 }
            fixture.propose("P-2", changes)
            #expect(fixture.decision.findings.first?.code.rawValue == row.2, "\(row)")
            let isRefused = row.2 == "station-duplicate"
            #expect((fixture.decision.word == .refused) == isRefused)
            let similar = fixture.decision.announcements[0].data["similar"]?.array ?? []
            #expect(similar.count == (row.2 == nil ? 0 : 1))
            if row.2 != nil { #expect(similar[0]["proposalNumber"] == "P-1" && similar[0]["distanceMetres"] == 44) }
        }
    }

    @Test func aClosedStationIsNoNeighbour() {
        var fixture = StationFixture()
        fixture.propose()
        fixture.take(.closed)
        fixture.propose("P-2")
        #expect(fixture.decision.word == .moved && fixture.decision.findings.isEmpty)
    }
}
