import Contracts
import Testing

@testable import StationsDomain

/// The 15-minute circle against counting it out by hand.
@Suite struct CoverageStudyTests {
    @Test func `Shares are those of looking at every pair`() {
        for seed in 0..<40 {
            let town = RandomTown(seed, demand: 120, stations: 9)
            let radius = [250.0, 1_000, 2_500][seed % 3]
            let study = CoverageStudy(demand: town.demand, stations: town.stations, radius: radius)
            for day in [0, 6] {
                let found = study.shares(on: day)
                var expected: [DivisionCode?: CountyCoverage] = [:]
                for demand in town.demand {
                    var county = expected[demand.division] ?? CountyCoverage(division: demand.division)
                    county.points += 1
                    county.total += demand.weight
                    for hour in 0..<24 {
                        let isCovered = town.stations.contains { station in
                            station.hours.contains(day: day, hour: hour)
                                && station.point.distance(to: demand.point) <= radius
                        }
                        if isCovered { county.covered[hour] += demand.weight }
                    }
                    expected[demand.division] = county
                }
                #expect(found.count == expected.count)
                for county in found { #expect(expected[county.division] == county) }
                #expect(found.last?.division == nil, "those of no county come last")
                #expect(found.dropLast().map(\.division?.number) == [430_102, 430_103, 430_104])
            }
            #expect(study.shares(on: 6).allSatisfy { $0.shareOfDay == 0 }, "nothing is open on Sunday")
        }
    }

    @Test func `What lies exactly on the circle is within, what lies beyond is not`() {
        let here = GeoPoint(unchecked: 112.94, 28.2)
        let degree = 2 * Double.pi * GeoPoint.earthRadius / 360
        for (metres, isCovered) in [(999.999, true), (1_000.001, false)] {
            for direction in [-1.0, 1] {
                let north = GeoPoint(unchecked: 112.94, 28.2 + direction * metres / degree)
                let study = CoverageStudy(
                    demand: [DemandPoint(here, weight: 7)], stations: [CoveringStation(north, hours: .always)])
                #expect(study.shares(on: 0).first?.covered == [Int](repeating: isCovered ? 7 : 0, count: 24))
                #expect(study.stationsNearby == [isCovered ? 1 : 0])
            }
        }
    }

    @Test func `The order of the input changes nothing`() {
        let town = RandomTown(7, demand: 400, stations: 10)
        let hours = HoursOfWeek.all(of: 1)
        let first = CoverageStudy(demand: town.demand, stations: town.stations, radius: 700)
        let second = CoverageStudy(
            demand: Array(town.demand.reversed()), stations: Array(town.stations.reversed()), radius: 700)
        #expect(first.shares(on: 1) == second.shares(on: 1))
        #expect(first.gaps(in: hours, most: 9) == second.gaps(in: hours, most: 9))
        #expect(first.sites(6, in: hours) == second.sites(6, in: hours))
    }

    @Test func `Shares are parts of a hundred thousand and never rounded up`() {
        var county = CountyCoverage(division: nil)
        #expect(county.share(at: 3) == nil && county.shareOfDay == nil)
        county.total = 3_000_000_000_000_000
        county.covered[3] = county.total - 1
        #expect(county.share(at: 3) == 99_999 && county.share(at: 4) == 0)
        #expect(county.shareOfDay == 4_166)
        let sum = CountyCoverage.sum([county, county])
        #expect(sum.total == 2 * county.total && sum.share(at: 3) == 99_999)
    }

    @Test func `Nothing asked about nothing is nothing`() {
        let study = CoverageStudy(demand: [], stations: [CoveringStation(GeoPoint(unchecked: 1, 2), hours: .always)])
        #expect(study.shares(on: 0).isEmpty && study.gaps(in: .always, most: 3).isEmpty)
        let none = study.sites(3, in: .always)
        #expect(none.sites.isEmpty && none.gain == 0 && none.upperBound == 0 && none.provenShare == 1)
    }

    @Test func `Hours of the week keep each of the 168 apart`() {
        for day in 0..<7 {
            for hour in 0..<24 {
                let one = HoursOfWeek.at(day: day, hour: hour)
                #expect(one.count == 1 && one.contains(day: day, hour: hour))
                #expect(HoursOfWeek.always.subtracting(one).count == 167)
                #expect(!HoursOfWeek.always.subtracting(one).contains(day: day, hour: hour))
                #expect(HoursOfWeek.all(of: day).intersection(one) == one)
            }
            #expect(HoursOfWeek.all(of: day).count == 24)
        }
        #expect(HoursOfWeek().isEmpty && HoursOfWeek.always.count == 168)
    }
}
