import Contracts
import StationsDomain
import Testing

/// What an inspection is worth, and until when.
@Suite struct InspectionTests {
    private static func inspected(
        _ day: String, passed: Bool = true, stars: Int? = nil, until: String? = nil,
        services: [StationService] = [.drinkingWater, .hotMeals, .charging, .rest]
    ) -> StationStep {
        .inspected(
            StationInspected(
                code: StationFixture.firstCode, on: StationFixture.day(day), passed: passed,
                checklist: ChecklistItem.allCases, services: services, stars: stars,
                validUntil: until.map(StationFixture.day)))
    }

    /// Opened on 2026-03-10.
    private static func operating() -> StationFixture { StationTransitionTests.fixture(at: .operating) }

    @Test(
        arguments: [
            ("2026-03-10", 12, "2027-03-10"), ("2024-02-29", 12, "2025-02-28"), ("2026-08-31", 6, "2027-02-28"),
            ("2026-01-31", 1, "2026-02-28"), ("2026-12-15", 1, "2027-01-15"), ("2027-08-31", 6, "2028-02-29"),
        ])
    func holdsSoManyMonths(_ row: (String, Int, String)) {
        let policy = InspectionPolicy(monthsValid: row.1)
        #expect(policy.lastDay(inspectedOn: StationFixture.day(row.0)).description == row.2)
    }

    @Test func itsEndIsToldOnceAndThenSuspends() {
        var fixture = Self.operating()
        #expect(fixture.station.nextDuty(StationSettings())?.description == "2027-02-08")
        fixture.pass(days: 334)
        #expect(fixture.today.description == "2027-02-07" && fixture.register.passDay(fixture.key) == nil)
        fixture.pass(days: 1)
        let move = fixture.register.passDay(fixture.key)
        #expect(move?.announcements.map(\.type) == [.stationInspectionDueV1] && move?.listings == nil)
        #expect(move?.announcements[0].data["dueOn"] == "2027-03-10")
        #expect(fixture.register.passDay(fixture.key) == nil)
        #expect(fixture.station.nextDuty(StationSettings())?.description == "2027-03-11")
        fixture.pass(days: 30)
        #expect(fixture.today.description == "2027-03-10" && fixture.register.passDay(fixture.key) == nil)
        fixture.pass(days: 1)
        let end = fixture.register.passDay(fixture.key)
        #expect(end?.announcements.map(\.type) == [.stationSuspendedV1] && end?.listings == .takeDown)
        #expect(
            fixture.state.takedownReason == .inspectionExpired && fixture.station.nextDuty(StationSettings()) == nil)
        #expect(fixture.register.passDay(fixture.key) == nil)
    }

    @Test func passedItCountsAgainAndWarnsAgain() {
        var fixture = Self.operating()
        fixture.pass(days: 340)
        _ = fixture.register.passDay(fixture.key)
        fixture.take(Self.inspected("2027-02-10", stars: 4))
        #expect(
            fixture.state.inService?.inspection
                == InspectionValidity(on: StationFixture.day("2027-02-10"), until: StationFixture.day("2028-02-10")))
        #expect(fixture.station.stars?.stars(on: StationFixture.day("2028-02-10")) == 4)
        #expect(fixture.station.stars?.stars(on: StationFixture.day("2028-02-11")) == nil)
        #expect(fixture.decision.announcements[0].data["stars"] == 4)
        #expect(fixture.station.nextDuty(StationSettings())?.description == "2028-01-11")
    }

    @Test func anOlderOneChangesNothing() {
        var fixture = Self.operating()
        fixture.pass(days: 100)
        fixture.take(Self.inspected("2026-06-10", stars: 3))
        let before = fixture.station
        fixture.take(Self.inspected("2026-05-10", passed: false, services: [.rest]))
        #expect(fixture.decision == .repeated(nil) && fixture.state.isOperating)
        #expect(fixture.station.details.services == before.details.services)
        fixture.take(Self.inspected("2026-05-10", stars: 5))
        #expect(fixture.station.stars == before.stars && fixture.state == before.state)
    }

    /// What was found fit before it was found unfit does not open it again.
    @Test func anEarlierPassDoesNotUndoALaterFailure() {
        var fixture = Self.operating()
        fixture.pass(days: 30)
        fixture.take(.inspectionFailed)
        fixture.take(Self.inspected("2026-04-01"))
        #expect(fixture.state.name == .suspended)
        fixture.take(Self.inspected("2026-04-09"))
        #expect(fixture.state.name == .operating && fixture.decision.listings == .show(version: 1))
    }

    @Test(
        arguments: [
            ("2026-03-11", [StationService.rest, .toilet, .charging, .drinkingWater], "date-future"),
            ("2026-03-09", [.rest, .toilet, .charging, .drinkingWater], "period-invalid"),
            ("2026-03-10", [.rest, .toilet, .charging, .firstAid, .wifi], "essential-services-few"),
        ] as [(String, [StationService], String)])
    func refuses(_ row: (String, [StationService], String)) {
        var fixture = Self.operating()
        let before = fixture.station
        fixture.take(Self.inspected(row.0, services: row.1))
        #expect(fixture.reasons == [row.2] && fixture.station == before)
    }

    @Test func acceptanceNeedsTheEssentialServices() {
        var fixture = StationTransitionTests.fixture(at: .approved)
        let reference = StationReference.proposal(StationFixture.key.number)
        fixture.take(
            .accepted(
                StationAccepted(
                    reference: reference, on: fixture.today, passed: true, checklist: [], services: [.rest, .wifi])))
        #expect(fixture.reasons == ["essential-services-few"] && fixture.state.name == .approved)
        #expect(fixture.register.serials.drawn.isEmpty && fixture.station.details.services.count == 4)
    }

    @Test func aReadingRoomNeedNotServeMeals() {
        let essentials = EssentialServices()
        for kind in StationKind.allCases {
            let isStation = [.unionStation, .driversHome, .sharedWorkersHome].contains(kind)
            #expect(essentials.suffice([.reading], for: kind) == !isStation)
            #expect(essentials.suffice([.rest, .toilet, .charging, .hotMeals], for: kind))
            #expect(essentials.suffice([.rest, .toilet, .charging, .charging], for: kind) == !isStation)
        }
    }

    @Test func checklistScores() {
        let none = ChecklistScore([])
        #expect(none.ofSix == 0 && none.ofEight == 0 && !none.meetsSix)
        let six = ChecklistScore(Set(ChecklistItem.six))
        #expect(six.ofSix == 6 && six.ofEight == 6 && six.meetsSix && !six.meetsEight)
        let mixed = ChecklistScore([.uniformName, .education, .operatorNamed])
        #expect(mixed.ofSix == 1 && mixed.ofEight == 3)
        #expect(ChecklistScore(Set(ChecklistItem.allCases)).meetsEight)
        #expect(StarRating(stars: 0, until: StationFixture.day("2026-01-01")) == nil)
        #expect(StarRating(stars: 6, until: StationFixture.day("2026-01-01")) == nil)
    }

    @Test func settingsOfTheNarrowestPlaceCount() {
        func setting(_ months: Int) -> PlaceSetting { PlaceSetting(inspection: InspectionPolicy(monthsValid: months)) }
        let settings = StationSettings(places: [
            .hunan: setting(24), DivisionCode("430100")!: setting(18), DivisionCode("430102")!: setting(6),
        ])
        for (county, months) in [("430102", 6), ("430103", 18), ("430202", 24)] {
            #expect(settings.setting(for: DivisionCode(county)!).inspection.monthsValid == months)
        }
        #expect(StationSettings().setting(for: DivisionCode("430102")!).inspection.monthsValid == 12)
    }
}
