import Contracts
import Foundation
import StationsDomain
import Testing

/// Messages that come late, twice, or from somebody who has no say.
@Suite struct OrderTests {
    private static func changed(
        _ reference: StationReference = .proposal(StationFixture.key.number), _ change: (inout StationChanges) -> Void
    ) -> StationStep {
        var changes = StationChanges()
        change(&changes)
        return .changed(StationChanged(reference: reference, changes: changes))
    }

    private static func operating() -> StationFixture {
        var fixture = StationTransitionTests.fixture(at: .operating)
        fixture.pass(seconds: 3_600)
        return fixture
    }

    @Test func anOlderWordOfTheSameSenderIsOvertaken() {
        var fixture = Self.operating()
        let now = fixture.now
        fixture.take(.suspended, sentAt: now)
        fixture.take(.resumed, sentAt: now.addingTimeInterval(-60))
        #expect(fixture.decision == .overtaken && fixture.state.name == .suspended)
        fixture.take(.resumed, sentAt: now.addingTimeInterval(60))
        #expect(fixture.state.name == .operating)
    }

    /// What was sent of one thing says nothing of another.
    @Test func nothingIsLostOfWhatComesInAnotherOrder() {
        var fixture = Self.operating()
        let now = fixture.now
        fixture.take(Self.changed { $0.name = "新名" }, sentAt: now)
        fixture.take(.suspended, sentAt: now.addingTimeInterval(-60))
        #expect(fixture.state.name == .suspended)
        let late = Self.changed {
            $0.name = "旧名"
            $0.address = "新地址"
        }
        fixture.take(late, sentAt: now.addingTimeInterval(-30))
        #expect(fixture.station.details.name == "新名" && fixture.station.details.address == "新地址")
        fixture.take(Self.changed { $0.name = "旧名" }, sentAt: now.addingTimeInterval(-30))
        #expect(fixture.decision == .overtaken)
    }

    /// In whatever order they come, one department's words about its station's details leave the latest of each.
    @Test func anyOrderEndsTheSame() {
        var steps: [(StationStep, Double)] = []
        for minute in 0..<6 {
            steps.append((Self.changed { $0.name = "名\(minute)" }, Double(minute)))
            steps.append((Self.changed { $0.address = "址\(minute)" }, Double(minute)))
            steps.append(
                (
                    Self.changed {
                        $0.capacity = minute + 1
                        $0.address = "全址\(minute)"
                    }, Double(minute) + 0.5
                ))
        }
        var ends: Set<StationDetails> = []
        for seed in 0..<200 {
            var chance = Chance(seed)
            var fixture = Self.operating()
            let now = fixture.now
            for (step, minute) in steps.shuffled(using: &chance) {
                fixture.take(step, sentAt: now.addingTimeInterval(minute * 60 - 600))
            }
            ends.insert(fixture.station.details)
        }
        #expect(ends.count == 1)
        #expect(ends.first?.name == "名5" && ends.first?.address == "全址5" && ends.first?.capacity == 6)
    }

    @Test func aClockThatRunsAheadSilencesNobody() {
        var fixture = Self.operating()
        fixture.take(Self.changed { $0.name = "未来" }, sentAt: fixture.now.addingTimeInterval(86_400 * 365))
        fixture.pass(seconds: 60)
        fixture.take(Self.changed { $0.name = "现在" })
        #expect(fixture.station.details.name == "现在")
    }

    /// A repetition is a word as well: what was said before it is older.
    @Test func whatIsRepeatedStillCounts() {
        var fixture = Self.operating()
        let now = fixture.now
        fixture.take(.suspended, sentAt: now.addingTimeInterval(-120))
        fixture.take(.suspended, sentAt: now)
        #expect(fixture.decision == .repeated(nil) && fixture.register.changed.contains(fixture.key))
        fixture.take(.resumed, sentAt: now.addingTimeInterval(-60))
        #expect(fixture.decision == .overtaken)
    }

    /// Clocks of different departments are not compared.
    @Test func anotherSenderIsHeardInTheOrderOfArrival() {
        let city = DepartmentName("union-changsha")!
        var fixture = Self.operating()
        fixture.register = StationRegister(
            around: fixture.register.around,
            scopes: StationFixture.scopes.merging([city: [DivisionCode("430100")!]]) { $1 }, stations: [fixture.station]
        )
        let code = StationReference.code(StationFixture.firstCode)
        fixture.take(Self.changed { $0.name = "区里" })
        fixture.take(Self.changed(code) { $0.name = "市里" }, from: city, sentAt: fixture.now.addingTimeInterval(-900))
        #expect(fixture.station.details.name == "市里")
        // By number only its own department finds it.
        fixture.take(Self.changed { $0.name = "别人" }, from: city)
        #expect(fixture.reasons == ["station-unknown"])
    }

    @Test func onlyWithinOnesPlaces() {
        var fixture = Self.operating()
        fixture.take(
            Self.changed(.code(StationFixture.firstCode)) { $0.name = "别人" }, from: StationFixture.neighbour)
        #expect(fixture.reasons == ["out-of-scope"] && fixture.decision.announcements[0].data["code"] != nil)
        let reviewer = StationSender(department: nil, places: [DivisionCode("430103")!])
        let decision = fixture.register.take(.approved(by: "x"), of: fixture.key, by: reviewer)
        #expect(decision?.findings.map(\.code) == [.outOfScope])
        #expect(
            fixture.register.take(
                .approved(by: "x"),
                of: StationKey(department: StationFixture.department, number: ProposalNumber("P-9")!), by: reviewer)
                == nil)
    }

    @Test func whatOnlyThisSystemSaysNobodyElseMay() {
        var fixture = Self.operating()
        let reference = StationReference.code(StationFixture.firstCode)
        fixture.take(
            .suspended(StationSuspended(reference: reference, reason: .inspectionExpired, from: fixture.today)))
        #expect(fixture.reasons == ["value-unknown"])
        fixture.take(.closed(StationClosed(reference: reference, reason: .declined, on: fixture.today)))
        #expect(fixture.reasons == ["value-unknown"] && fixture.state.isOperating)
    }

    @Test func daysToComeAndDaysThatDoNotFit() {
        let reference = StationReference.code(StationFixture.firstCode)
        let tomorrow = Self.operating().today.adding(days: 1)
        let before = CivilDate("2025-01-01")!
        let cases: [(StationStep, [String])] = [
            (.suspended(StationSuspended(reference: reference, reason: .works, from: tomorrow)), ["date-future"]),
            (.closed(StationClosed(reference: reference, reason: .moved, on: tomorrow)), ["date-future"]),
            (.closed(StationClosed(reference: reference, reason: .moved, on: before)), ["period-invalid"]),
            (Self.changed(reference) { $0.upgradeFrom = tomorrow }, ["date-future"]),
            (
                Self.changed(reference) {
                    $0.upgradedOn = tomorrow
                    $0.union = StationFixture.closedUnion
                    $0.services = [.rest, .toilet, .charging]
                }, ["essential-services-few", "union-closed", "date-future", "station-state"]
            ),
        ]
        for (step, reasons) in cases {
            var fixture = Self.operating()
            let before = fixture.station
            fixture.take(step)
            #expect(Set(fixture.reasons) == Set(reasons))
            #expect(fixture.station == before)
        }
    }

    @Test func onlyWhatMapsShowConcernsThem() {
        let cases: [((inout StationChanges) -> Void, Bool)] = [
            ({ $0.name = "新名" }, true), ({ $0.address = "新址" }, true),
            ({ $0.hours = OpeningHours(regular: .allDay, holidays: .closed) }, true),
            ({ $0.services = [.drinkingWater, .hotMeals, .charging, .toilet] }, true),
            ({ $0.point = GeoPoint(longitude: 113.04, latitude: 28.19, system: .wgs84) }, true),
            ({ $0.capacity = 9 }, false), ({ $0.facilities = [.sofa] }, false), ({ $0.plate = "湘驿-9" }, false),
        ]
        for (change, concerns) in cases {
            var fixture = Self.operating()
            fixture.take(Self.changed { change(&$0) })
            #expect(fixture.decision.word == .moved && fixture.announced == ["station.changed.v1"])
            #expect(fixture.decision.listings == (concerns ? .show(version: 2) : nil))
        }
        var fixture = Self.operating()
        let name = fixture.station.details.name
        fixture.take(Self.changed { $0.name = name })
        #expect(fixture.decision == .repeated(nil))
    }

    @Test func aNewContactIsTakenAndToldWithoutIt() throws {
        var fixture = Self.operating()
        let contact = StationContact(
            name: try #require(PersonName("李伟")), phone: try #require(PhoneNumber("13800138000")))
        fixture.take(Self.changed { $0.contact = contact })
        #expect(fixture.decision.word == .moved && fixture.announced == ["station.changed.v1"])
        #expect(!"\(fixture.decision.announcements[0].data)".contains("13800138000"))
        guard case .moved(let move) = fixture.decision else { return }
        #expect(move.contact == contact)
        // An older one that comes late does not replace it.
        var older = contact
        older.phone = try #require(PhoneNumber("13900139000"))
        fixture.take(Self.changed { $0.contact = older }, sentAt: fixture.now.addingTimeInterval(-60))
        #expect(fixture.decision == .overtaken)
    }

    @Test func whatWasHeardIsKept() throws {
        var fixture = Self.operating()
        fixture.take(Self.changed { $0.name = "新名" })
        let heard = fixture.station.heard
        #expect(Hearings<StationAspect>(json: heard.json) == heard)
        #expect(heard.isOvertaken(.name, from: StationFixture.department, at: fixture.now.addingTimeInterval(-1)))
        #expect(!heard.isOvertaken(.name, from: StationFixture.neighbour, at: .distantPast))
        #expect(Hearings<StationAspect>(json: ["union-furong": ["nonsense": "2026-01-01T00:00:00Z"]]) == nil)
        #expect(Hearings<StationAspect>(json: []) == nil)
    }
}
