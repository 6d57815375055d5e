import Contracts
import StationsDomain
import Testing

/// Every state and every step: the whole table of the states, written from the issue and not from the code.
@Suite struct StationTransitionTests {
    /// A state, and the way there.
    enum Place: String, CaseIterable {
        case proposed, siteChecked, approved, accepted, coded, operating, suspended, expired, failed, upgrading
        case declined, closed

        var way: [Step] {
            switch self {
            case .proposed: []
            case .siteChecked: [.fit]
            case .approved: [.fit, .approved]
            case .accepted: [.fit, .approved, .passed]
            case .coded: [.fit, .approved, .passed]
            case .operating: Self.coded.way + [.opened]
            case .suspended: Self.operating.way + [.suspended]
            case .expired: Self.operating.way
            case .failed: Self.operating.way + [.inspectionFailed]
            case .upgrading: Self.operating.way + [.upgrading]
            case .declined: [.unfit]
            case .closed: Self.operating.way + [.closed]
            }
        }

        /// What each step leads to; what is not named is refused as `station-state`. `repeated`: it is so already.
        var leads: [Step: String] {
            switch self {
            case .proposed: [.fit: "site-checked", .unfit: "closed", .declined: "closed", .closed: "closed"]
            case .siteChecked: [.fit: "repeated", .approved: "approved", .declined: "closed", .closed: "closed"]
            case .approved:
                [.fit: "repeated", .approved: "repeated", .passed: "coded", .failed: "approved", .closed: "closed"]
            case .accepted: [.passed: "repeated", .closed: "closed"]
            case .coded: [.passed: "repeated", .opened: "operating", .closed: "closed"]
            case .operating:
                [
                    .opened: "repeated", .resumed: "repeated", .upgrading: "upgrading", .inspected: "repeated",
                    .inspectionFailed: "suspended", .suspended: "suspended", .closed: "closed",
                ]
            case .suspended:
                [
                    .opened: "repeated", .resumed: "operating", .inspected: "repeated",
                    .inspectionFailed: "suspended", .suspended: "repeated", .closed: "closed",
                ]
            case .expired:
                [
                    .resumed: "inspection-expired", .inspected: "operating", .inspectionFailed: "repeated",
                    .suspended: "suspended", .closed: "closed",
                ]
            case .failed:
                [
                    .opened: "repeated", .resumed: "operating", .inspected: "operating", .inspectionFailed: "repeated",
                    .suspended: "suspended", .closed: "closed",
                ]
            case .upgrading:
                [
                    .opened: "repeated", .upgrading: "repeated", .upgraded: "operating", .inspected: "repeated",
                    .inspectionFailed: "repeated", .closed: "closed",
                ]
            case .declined: [.unfit: "repeated", .declined: "repeated"]
            case .closed: [.closed: "repeated"]
            }
        }
    }

    static func fixture(at place: Place) -> StationFixture {
        var fixture = StationFixture(lastSerial: place == .accepted ? 99_999 : 416)
        fixture.propose()
        for step in place.way {
            fixture.take(step)
            #expect(fixture.decision.word == .moved, "on the way to \(place): \(step)")
        }
        if place == .expired {
            fixture.pass(days: 400)
            #expect(fixture.register.passDay(fixture.key)?.listings == .takeDown)
        }
        return fixture
    }

    @Test(arguments: Place.allCases) func everyStep(from place: Place) {
        for step in Step.allCases {
            var fixture = Self.fixture(at: place)
            let before = fixture.station
            fixture.take(step)
            let came =
                switch fixture.decision {
                case .moved: fixture.state.name.rawValue
                case .refused: fixture.reasons.joined(separator: " ")
                default: fixture.decision.word.rawValue
                }
            // Before there is a code, nobody can name the station by it.
            let isNameless = before.code == nil && (step == .inspected || step == .inspectionFailed)
            #expect(
                came == place.leads[step] ?? (isNameless ? "station-unknown" : "station-state"), "\(place) \(step)")
            if fixture.decision.word != .moved {
                var after = fixture.station
                after = Station(
                    key: after.key, details: after.details, union: after.union, state: after.state,
                    since: after.since, version: after.version, stars: after.stars, upgradedOn: after.upgradedOn,
                    content: after.content, heard: before.heard)
                #expect(after == before, "\(place) \(step) changed it")
            }
        }
    }

    /// What the maps are told: shown from the moment it operates, taken down from the moment it does not.
    @Test(arguments: Place.allCases) func theMapsFollow(from place: Place) {
        for step in Step.allCases {
            var fixture = Self.fixture(at: place)
            let before = fixture.state.isOperating
            fixture.take(step)
            switch (before, fixture.state.isOperating) {
            case (false, true): #expect(fixture.decision.listings == .show(version: fixture.station.version))
            case (true, false): #expect(fixture.decision.listings == .takeDown)
            default: #expect(fixture.decision.listings == nil, "\(place) \(step)")
            }
        }
    }

    @Test func whatIsAnnounced() {
        let expected: [(Place, Step, [String])] = [
            (.proposed, .fit, ["station.changed.v1"]), (.proposed, .unfit, ["station.rejected.v1"]),
            (.siteChecked, .approved, ["station.changed.v1"]), (.siteChecked, .declined, ["station.rejected.v1"]),
            (.approved, .passed, ["station.changed.v1"]), (.approved, .failed, ["station.rejected.v1"]),
            (.coded, .opened, ["station.opened.v1"]), (.operating, .suspended, ["station.suspended.v1"]),
            (.suspended, .resumed, ["station.changed.v1"]), (.operating, .upgrading, ["station.changed.v1"]),
            (.operating, .inspectionFailed, ["station.suspended.v1"]), (.operating, .closed, ["station.closed.v1"]),
            (.closed, .opened, ["station.rejected.v1"]), (.operating, .resumed, []),
        ]
        for (place, step, types) in expected {
            var fixture = Self.fixture(at: place)
            fixture.take(step)
            #expect(fixture.announced == types, "\(place) \(step)")
        }
    }

    @Test func theCodeIsDrawnOnceAndStays() {
        var fixture = Self.fixture(at: .coded)
        #expect(fixture.code == StationFixture.firstCode)
        #expect(fixture.decision.announcements.first?.data["code"]?.string == StationFixture.firstCode.text)
        for step in [Step.passed, .opened, .suspended, .resumed, .closed] { fixture.take(step) }
        #expect(fixture.state.name == .closed && fixture.code == StationFixture.firstCode)
        #expect(fixture.register.serials.last[StationFixture.county] == 417)
        #expect(fixture.register.serials.drawn == [StationFixture.county])
        // A refused acceptance uses none up.
        var other = Self.fixture(at: .proposed)
        other.take(.passed)
        #expect(other.register.serials.drawn.isEmpty)
    }

    @Test func aCountyWithoutCodesKeepsWhatWasAccepted() {
        var fixture = Self.fixture(at: .accepted)
        #expect(fixture.state.name == .accepted && fixture.code == nil)
        fixture.register = StationRegister(
            around: fixture.register.around, scopes: StationFixture.scopes, stations: [fixture.station])
        fixture.take(.passed)
        #expect(fixture.state.name == .coded && fixture.code?.serial == 1)
    }

    @Test func withoutAPlateItDoesNotOpen() {
        var fixture = Self.fixture(at: .coded)
        var changes = StationChanges()
        changes.openedOn = fixture.today
        let message = StationChanged(reference: .code(StationFixture.firstCode), changes: changes)
        fixture.take(.changed(message))
        #expect(fixture.reasons == ["plate-missing"] && fixture.state.name == .coded)
        changes.openedOn = fixture.today.adding(days: 1)
        changes.plate = "湘驿-0417"
        fixture.take(.changed(StationChanged(reference: .code(StationFixture.firstCode), changes: changes)))
        #expect(fixture.reasons == ["date-future"] && fixture.station.details.plate == nil)
    }

    @Test func wherePlacesApproveAtOnceFitIsEnough() {
        var fixture = StationFixture(approval: .automatic)
        fixture.propose()
        fixture.take(.fit)
        #expect(fixture.state == .approved(Approval(on: fixture.today, by: nil)))
    }

    @Test func anUpgradeThatOutlivesItsInspectionOpensNothing() {
        var fixture = Self.fixture(at: .upgrading)
        fixture.pass(days: 400)
        #expect(fixture.register.passDay(fixture.key)?.announcements.map(\.type) == [.stationInspectionDueV1])
        fixture.take(.upgraded)
        #expect(fixture.state.name == .suspended && fixture.state.takedownReason == .inspectionExpired)
        #expect(fixture.station.upgradedOn == fixture.today && fixture.announced == ["station.suspended.v1"])
        #expect(fixture.decision.listings == nil)
    }
}

extension CivilDate {
    func adding(days: Int) -> CivilDate { CivilDate(daysSince1970: daysSince1970 + days) }
}
