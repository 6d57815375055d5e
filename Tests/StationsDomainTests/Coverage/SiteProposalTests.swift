import Contracts
import Testing

@testable import StationsDomain

/// Where the next stations do most good, on the ground.
@Suite struct SiteProposalTests {
    private static let noon = HoursOfWeek.at(day: 2, hour: 12)

    @Test func `Among given sites each choice is compared, and a new station there covers what was promised`() {
        for seed in 0..<25 {
            var town = RandomTown(seed, demand: 150, stations: 2)
            let candidates = (0..<8).map { _ in town.point(6) }
            let study = CoverageStudy(demand: town.demand, stations: town.stations)
            let before = CountyCoverage.sum(study.shares(on: 2)).covered[12]
            let proposals = study.sites(3, in: Self.noon, among: candidates)
            #expect(proposals.candidates == 8)
            let built = proposals.sites.map { CoveringStation($0.point, hours: .always) }
            let after = CoverageStudy(demand: town.demand, stations: town.stations + built)
            #expect(CountyCoverage.sum(after.shares(on: 2)).covered[12] - before == proposals.gain)
            var best = 0
            for bits in 0..<256 where bits.nonzeroBitCount <= 3 {
                let chosen = candidates.indices.filter { bits >> $0 & 1 == 1 }
                let gain = zip(study.demand, study.unserved(in: Self.noon)).reduce(0) { sum, next in
                    chosen.contains { candidates[$0].distance(to: next.0.point) <= study.radius } ? sum + next.1 : sum
                }
                best = max(best, gain)
            }
            #expect((proposals.gain...proposals.upperBound).contains(best), "seed \(seed)")
            #expect(proposals.provenShare * Double(best) <= Double(proposals.gain) + 1e-6)
            for site in proposals.sites { #expect(site.point == candidates[site.candidate ?? -1].canonical) }
        }
    }

    @Test func `On the grid two crowds that one station can serve get one between them`() throws {
        let left = GeoPoint(unchecked: 112.94, 28.2)
        // 1,800 m to the east: nothing within 1,000 m of either is within 1,000 m of the other but the middle.
        let right = GeoPoint(unchecked: 112.94 + 1.8 / (111.195 * 0.881_3), 28.2)
        let demand = [
            DemandPoint(left, weight: 50, division: DivisionCode("430104")),
            DemandPoint(right, weight: 60, division: DivisionCode("430103")),
        ]
        let near = CoverageStudy(demand: demand, stations: [], radius: 1_250).sites(1, in: Self.noon)
        #expect(near.gain == 110 && near.sites.count == 1 && near.sites.first?.division?.number == 430_103)
        let far = CoverageStudy(demand: demand, stations: [], radius: 800).sites(5, in: Self.noon)
        #expect(far.sites.map(\.gain) == [60, 50], "and no third one, which would add nothing")
        #expect(far.gain == 110 && far.upperBound == 110 && far.provenShare == 1)
    }

    @Test func `Over several hours counts when it is closed as much as where nothing is`() {
        let (here, there) = (GeoPoint(unchecked: 112.9, 28.2), GeoPoint(unchecked: 113.1, 28.2))
        let demand = [DemandPoint(here, weight: 100), DemandPoint(there, weight: 30)]
        // 100 people without a station for 6 of 24 hours, 30 people without one all day.
        let station = CoveringStation(here, hours: HoursOfWeek { _, hour in hour >= 6 })
        let study = CoverageStudy(demand: demand, stations: [station])
        let proposals = study.sites(2, in: .all(of: 4))
        #expect(proposals.sites.map(\.gain) == [30, 25])
        #expect(proposals.sites.first?.point.distance(to: there) ?? .infinity < 1_000)
        #expect(study.sites(2, in: .at(day: 4, hour: 5)).sites.map(\.gain) == [100, 30])
    }
}
