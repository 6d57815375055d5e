import Contracts
import Foundation
import ServiceKit
import Testing

/// A sample is fair, and can be shown to be.
@Suite struct SampleDrawTests {
    private static let link = [UInt8](0..<32)

    private func population(_ count: Int) -> SamplePopulation {
        SamplePopulation((1...max(1, count)).prefix(count).map { "DA4301021\($0)" })!
    }

    private func draw(_ population: SamplePopulation, _ share: BasisPoints, seed: Int) -> [String] {
        SampleDraw(of: population, share: share, linkHash: Self.link, witness: "witness \(seed)").drawn
    }

    /// Whatever the order in which items come, and however often one does.
    @Test func theOrderOfItemsIsOfNoInfluence() throws {
        var random = SystemRandomNumberGenerator()
        let numbers = population(200).numbers
        let expected = draw(population(200), 3_000, seed: 1)
        for _ in 0..<50 {
            let shuffled = (numbers + numbers.prefix(20)).shuffled(using: &random)
            #expect(draw(try #require(SamplePopulation(shuffled)), 3_000, seed: 1) == expected)
        }
    }

    @Test func neverFewerThanTheShareAreDrawn() {
        for (count, share, drawn) in [
            (0, 3_000, 0), (1, 3_000, 1), (3, 3_000, 1), (4, 3_000, 2), (10, 3_000, 3), (11, 3_000, 4),
            (1_371, 3_000, 412),
            (100, 0, 0), (100, 1, 1), (100, 10_000, 100), (7, 9_999, 7),
        ] {
            let population = SamplePopulation((0..<count).map { "n\($0)" })!
            let share = BasisPoints(share)!
            let sample = draw(population, share, seed: count)
            #expect(sample.count == drawn, "\(count) at \(share)")
            #expect(Set(sample).count == drawn && Set(sample).isSubset(of: population.numbers))
            #expect(sample == population.numbers.filter(Set(sample).contains))
        }
    }

    /// Over 10,000 seeds each of 40 items is drawn as often as the share says: Σ (n − 10,000p)² / (10,000p(1−p)) · (N−1)/N
    /// is χ² with 39 degrees of freedom, below 75 in 999.5 of 1,000 cases. The seeds are always the same ones.
    @Test func eachItemHasTheSameChance() {
        let (seeds, count) = (10_000, 40)
        let population = population(count)
        var times = Dictionary(uniqueKeysWithValues: population.numbers.map { ($0, 0) })
        for seed in 0..<seeds { for number in draw(population, 3_000, seed: seed) { times[number]! += 1 } }
        let expected = Double(seeds) * 0.3
        let sum = times.values.reduce(0.0) { $0 + pow(Double($1) - expected, 2) / (expected * 0.7) }
        let statistic = sum * Double(count - 1) / Double(count)
        #expect(statistic < 75, "χ² = \(statistic)")
        #expect(statistic > 14, "more even than chance allows: χ² = \(statistic)")
    }

    /// No two items are drawn together more often than by chance, neighbours least of all.
    @Test func neighboursAreDrawnIndependently() {
        let population = population(20)
        var together = 0
        let seeds = 4_000
        for seed in 0..<seeds {
            let drawn = Set(draw(population, 5_000, seed: seed))
            for (first, second) in zip(population.numbers, population.numbers.dropFirst()) {
                if drawn.contains(first) && drawn.contains(second) { together += 1 }
            }
        }
        // Ten of twenty: a pair is drawn together in 10·9 of 20·19 cases.
        let share = Double(together) / Double(seeds * 19)
        #expect(abs(share - 90.0 / 380) < 0.005, "\(share)")
    }

    @Test func anotherLinkWitnessOrPopulationIsAnotherSample() throws {
        let population = population(100)
        let proof = SampleProof(
            purpose: "p", of: population, share: 3_000, link: 7, linkHash: Self.link, witness: "张主席")
        #expect(proof.holds(for: population, linkHash: Self.link))
        #expect(!proof.holds(for: population, linkHash: Self.link.reversed()))
        #expect(!proof.holds(for: population, linkHash: []))
        #expect(!proof.holds(for: self.population(101), linkHash: Self.link))
        #expect(!proof.holds(for: self.population(99), linkHash: Self.link))
        for change: (inout SampleProof) -> Void in [
            { $0.witness = "李主席" }, { $0.share = 2_900 }, { $0.population = 101 },
            { $0.seed = String($0.seed.reversed()) },
            { $0.drawn.removeLast() }, { $0.drawn.swapAt(0, 1) }, { $0.digest = "00" }, { $0.linkHash = "00" },
        ] {
            var changed = proof
            change(&changed)
            #expect(!changed.holds(for: population, linkHash: Self.link))
        }
        let others = [
            SampleDraw(of: population, share: 3_000, linkHash: Self.link, witness: ""),
            SampleDraw(of: population, share: 3_000, linkHash: Self.link.reversed(), witness: "张主席"),
        ]
        #expect(others.allSatisfy { $0.drawn != proof.drawn })
    }

    @Test(arguments: [["a", ""], ["a\nb"], ["\n"]]) func whatCouldBeReadAsAnotherPopulationIsNone(_ numbers: [String]) {
        #expect(SamplePopulation(numbers) == nil)
    }

    /// Made by `deploy/clients/python/sample_proof.py`, which shares nothing with this.
    @Test func pythonDrawsTheSame() throws {
        let file = try #require(
            Bundle.module.url(forResource: "sample-proof", withExtension: "json", subdirectory: "Golden"))
        let golden = try JSON(parsing: Array(try Data(contentsOf: file)))
        let numbers = try #require(golden["numbers"]?.array).compactMap(\.string)
        let population = try #require(SamplePopulation(numbers))
        let proof = try #require(golden["proof"])
        let drawn = SampleProof(
            purpose: proof["purpose"]?.string ?? "", of: population,
            share: BasisPoints(Int(proof["share"]?.integer ?? 0))!, link: proof["link"]?.integer ?? 0,
            linkHash: Self.link, witness: proof["witness"]?.string ?? "")
        #expect(drawn.json.canonical() == proof.canonical())
        #expect(drawn.drawn.count == 30)
    }
}
