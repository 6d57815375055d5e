import Contracts
import Testing

@testable import StationsDomain

/// Where most demand has nothing within the walk.
@Suite struct CoverageGapTests {
    private static let noon = HoursOfWeek.at(day: 0, hour: 12)

    /// Ten people each on a small ring around that point.
    private static func crowd(_ longitude: Double, _ latitude: Double, points: Int) -> [DemandPoint] {
        (0..<points).map { number in
            DemandPoint(
                GeoPoint(
                    unchecked: longitude + Double(number % 5 - 2) * 0.001, latitude + Double(number % 3 - 1) * 0.001),
                weight: 10, division: DivisionCode("430102"))
        }
    }

    @Test func `Crowds are found, the largest first, with their middle and what they count`() throws {
        // Three crowds ten kilometres apart, of which the largest has a station that is closed at noon and the smallest one
        // that is open.
        let demand =
            Self.crowd(112.9, 28.1, points: 60) + Self.crowd(113.0, 28.1, points: 45)
            + Self.crowd(113.1, 28.1, points: 15)
        let stations = [
            CoveringStation(GeoPoint(unchecked: 112.9, 28.1), hours: .at(day: 0, hour: 8)),
            CoveringStation(GeoPoint(unchecked: 113.1, 28.1), hours: .always),
        ]
        let study = CoverageStudy(demand: demand, stations: stations)
        let gaps = study.gaps(in: Self.noon, most: 10)
        #expect(gaps.map(\.weight) == [600, 450] && gaps.map(\.points) == [60, 45])
        for (gap, longitude) in zip(gaps, [112.9, 113.0]) {
            #expect(gap.centre.distance(to: GeoPoint(unchecked: longitude, 28.1)) < 0.01)
            #expect(gap.division?.number == 430_102)
        }
        #expect(study.gaps(in: Self.noon, most: 1) == [gaps[0]])
        // Over two hours, in one of which the largest crowd has its station, it counts half.
        var two = Self.noon
        two.insert(day: 0, hour: 8)
        #expect(study.gaps(in: two, most: 10).map(\.weight) == [450, 300])
    }

    @Test func `No demand is in two gaps, and with as many as it takes all of it is in one`() {
        for seed in 0..<30 {
            let town = RandomTown(seed, demand: 200, stations: 3, kilometres: 12)
            let study = CoverageStudy(demand: town.demand, stations: town.stations)
            let gaps = study.gaps(in: Self.noon, most: 1_000)
            let uncovered = study.unserved(in: Self.noon)
            #expect(gaps.reduce(0) { $0 + $1.weight } == uncovered.reduce(0, +))
            #expect(gaps.reduce(0) { $0 + $1.points } == uncovered.filter { $0 > 0 }.count)
            #expect(gaps.map(\.weight) == gaps.map(\.weight).sorted(by: >))
            // The largest is no smaller than half of the best circle around any point.
            let best =
                study.demand.map { center in
                    zip(study.demand, uncovered).reduce(0) { sum, next in
                        next.0.point.distance(to: center.point) <= study.radius ? sum + next.1 : sum
                    }
                }.max() ?? 0
            #expect((gaps.first?.weight ?? 0) * 2 >= best, "seed \(seed)")
        }
    }
}
